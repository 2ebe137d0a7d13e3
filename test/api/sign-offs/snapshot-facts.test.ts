import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../../api/sign-offs/snapshot'
import {
  canonical,
  factsLine,
  shownFingerprint,
  type SignedFacts,
} from '../../../api/sign-offs/snapshot-facts'
import { HOUSEHOLD_TYPES, HOUSING_GRADES, POVERTY_CAUSES } from '../../../db/values/roll'
import { NOTICE_LEVELS } from '../../../db/values/rounds'

const FACTS: SignedFacts = {
  kind: 'identification',
  outcome: 'register',
  household: { head: '谭大山', size: 3, areaPath: 'wuxi.tianyuan.baoping.3' },
  type: 'ordinary',
  mainCause: 'illness',
  otherCauses: ['schooling', 'lack_of_land'],
  netIncomePerHeadFen: 320_000,
  povertyLineFen: 400_000,
  housingGrade: 'c',
  reviews: [
    {
      level: 'group',
      body: 'group_meeting',
      metOn: '2026-01-05',
      votesFor: 30,
      votesAgainst: 2,
      abstained: 1,
    },
    {
      level: 'village',
      body: 'representatives',
      metOn: '2026-01-20',
      votesFor: 20,
      votesAgainst: 0,
      abstained: 0,
    },
  ],
  notices: [
    { level: 'group', code: '482163', postedOn: '2026-01-06', closesOn: '2026-01-13' },
    { level: 'village', code: '517204', postedOn: '2026-01-21', closesOn: '2026-01-28' },
  ],
}
const NOBODY_ASKED = {
  food: null,
  clothing: null,
  compulsory_school: null,
  medical_care: null,
  safe_house: null,
  drinking_water: null,
}
const print = (facts: SignedFacts) => fingerprintOf(facts).toString('hex')

describe('the fingerprint', () => {
  test('is the SHA-256 of the facts, and shown by its first twelve digits', () => {
    expect(print(FACTS)).toMatch(/^[0-9a-f]{64}$/)
    expect(shownFingerprint(Buffer.from('a1b2c3d4e5f6ffff', 'hex'))).toBe('a1b2 c3d4 e5f6')
  })

  const changes: [what: string, change: Partial<SignedFacts>][] = [
    ['the head', { household: { ...FACTS.household, head: '谭小山' } }],
    ['the size', { household: { ...FACTS.household, size: 4 } }],
    ['the area', { household: { ...FACTS.household, areaPath: 'wuxi.tianyuan.baoping.5' } }],
    ['the outcome', { kind: 'exit', outcome: 'exit' }],
    ['that somebody asked for water', { assurances: { ...NOBODY_ASKED, drinking_water: true } }],
    ['the type', { type: 'subsistence_allowance' }],
    ['no type', { type: null }],
    ['the main cause', { mainCause: 'disability' }],
    ['another cause', { otherCauses: ['schooling'] }],
    ['the income', { netIncomePerHeadFen: 320_001 }],
    ['no income', { netIncomePerHeadFen: null }],
    ['the line', { povertyLineFen: 399_999 }],
    ['the house', { housingGrade: 'd' }],
    ['a review', { reviews: FACTS.reviews.slice(0, 1) }],
    [
      'a vote',
      { reviews: FACTS.reviews.map((each) => ({ ...each, votesFor: each.votesFor + 1 })) },
    ],
    ['a notice', { notices: FACTS.notices.slice(1) }],
    [
      'the day of a notice',
      { notices: FACTS.notices.map((each) => ({ ...each, closesOn: '2026-02-01' })) },
    ],
  ]
  test.each(changes)('changes with %s', (_what, change) => {
    expect(print({ ...FACTS, ...change })).not.toBe(print(FACTS))
  })

  test('does not depend on the order in which facts are read', () => {
    const { household, ...rest } = FACTS
    const turned: SignedFacts = {
      ...(Object.fromEntries(Object.entries(rest).toReversed()) as typeof rest),
      household: { areaPath: household.areaPath, size: household.size, head: household.head },
      otherCauses: FACTS.otherCauses.toReversed(),
      reviews: FACTS.reviews.toReversed(),
      notices: FACTS.notices.toReversed(),
    }
    expect(print(turned)).toBe(print(FACTS))
  })

  test('can be read back from the text it is of', () => {
    const { otherCauses, ...facts } = JSON.parse(canonical(FACTS)) as SignedFacts
    expect({ ...facts, otherCauses: otherCauses.toSorted() }).toEqual({
      ...FACTS,
      otherCauses: FACTS.otherCauses.toSorted(),
    })
    expect(canonical(JSON.parse(canonical(FACTS)) as SignedFacts)).toBe(canonical(FACTS))
  })

  const notice = fc.record({
    level: fc.constantFrom(...NOTICE_LEVELS),
    code: fc.constantFrom('482163', '517204'),
    postedOn: fc.constantFrom('2026-01-06', '2026-01-07'),
    closesOn: fc.constant('2026-01-13'),
  })
  const facts: fc.Arbitrary<SignedFacts> = fc.record({
    kind: fc.constant('identification' as const),
    outcome: fc.constant('register' as const),
    household: fc.record({
      head: fc.constantFrom('谭大山', '谭小山'),
      size: fc.integer({ min: 1, max: 3 }),
      areaPath: fc.constantFrom('a.b.c.1', 'a.b.c.2'),
    }),
    type: fc.option(fc.constantFrom(...HOUSEHOLD_TYPES)),
    mainCause: fc.option(fc.constantFrom(...POVERTY_CAUSES.slice(0, 2))),
    otherCauses: fc.uniqueArray(fc.constantFrom(...POVERTY_CAUSES.slice(0, 3))),
    netIncomePerHeadFen: fc.option(fc.integer({ min: 0, max: 2 })),
    povertyLineFen: fc.option(fc.constant(400_000)),
    housingGrade: fc.option(fc.constantFrom(...HOUSING_GRADES)),
    reviews: fc.constant([]),
    notices: fc.array(notice, { maxLength: 2 }),
  })
  const sorted = ({ otherCauses, notices, ...rest }: SignedFacts) => ({
    ...rest,
    otherCauses: otherCauses.toSorted(),
    notices: notices.map((each) => JSON.stringify(each)).toSorted(),
  })

  test('is the same exactly where the facts are', () => {
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const isSame = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
        expect(print(a) === print(b)).toBe(isSame)
      }),
      { numRuns: 500 },
    )
  })
})

test('what fits into a message is named, and what nobody found is left out', () => {
  expect(factsLine(FACTS)).toBe(
    'outcome=register;size=3;type=ordinary;causes=illness,schooling,lack_of_land;income=320000;line=400000;housing=c',
  )
  const none = { type: null, mainCause: null, otherCauses: [], netIncomePerHeadFen: null }
  expect(factsLine({ ...FACTS, ...none, povertyLineFen: null, housingGrade: null })).toBe(
    'outcome=register;size=3',
  )
})
