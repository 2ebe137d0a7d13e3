import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ASPECTS,
  differencesIn,
  differencesLine,
  disagreements,
} from '../../../api/entry-visits/differences'
import { NO_FACTS, NOT_ASKED, type SurveyFacts } from '../../../api/entry-visits/facts'
import { HOUSING_GRADES } from '../../../db/values/roll'

const TOLERANCE = { incomePercent: 20, areaPercent: 10 }
const facts = (set: Partial<SurveyFacts>): SurveyFacts => ({ ...NO_FACTS, ...set })
const income = (yuan: number) => facts({ netIncomePerHeadFen: yuan * 100 })
const area = (areaM2: number) => facts({ housing: { ...NO_FACTS.housing, areaM2 } })
const water = (isMet: boolean) =>
  facts({ assurances: { ...NOT_ASKED, drinking_water: { isMet, lacking: '' } } })
const grade = (of: 'safe' | 'c' | 'd') => facts({ housing: { ...NO_FACTS.housing, grade: of } })

describe('two entries disagree', () => {
  test.each([
    ['about one member more', facts({ size: 4 }), facts({ size: 5 }), ['size']],
    ['about one worker more', facts({ workers: 1 }), facts({ workers: 2 }), ['workers']],
    ['about the danger of the house', grade('c'), grade('d'), ['housing_grade']],
    ['about a house a little over a tenth larger', area(90), area(100.1), ['housing_area']],
    ['about whether there is safe water', water(true), water(false), ['drinking_water']],
    ['about an income a little over a fifth higher', income(800), income(1001), ['income']],
    ['about an income where one reckoned a loss', income(-100), income(100), ['income']],
  ])('%s', (_what, a, b, expected) => {
    expect(disagreements(a, b, TOLERANCE)).toEqual(expected)
  })
})

describe('two entries agree', () => {
  test.each([
    ['with the same of everything', facts({ size: 4, workers: 1 }), facts({ size: 4, workers: 1 })],
    ['with a house a tenth larger', area(90), area(100)],
    ['with an income a fifth higher', income(800), income(1000)],
    ['where only one looked', facts({ size: 4 }), NO_FACTS],
    ['with no income at all', income(0), income(0)],
  ])('%s', (_what, a, b) => {
    expect(disagreements(a, b, TOLERANCE)).toEqual([])
  })
})

const anyFacts = fc
  .record({
    size: fc.option(fc.integer({ min: 1, max: 6 })),
    workers: fc.option(fc.integer({ min: 0, max: 4 })),
    grade: fc.option(fc.constantFrom(...HOUSING_GRADES)),
    areaM2: fc.option(fc.integer({ min: 20, max: 200 })),
    netIncomePerHeadFen: fc.option(fc.integer({ min: -1_000_00, max: 20_000_00 })),
  })
  .map(({ grade: of, areaM2, ...rest }) =>
    facts({ ...rest, housing: { ...NO_FACTS.housing, grade: of, areaM2 } }),
  )
const anyTolerance = fc.record({
  incomePercent: fc.integer({ min: 0, max: 100 }),
  areaPercent: fc.integer({ min: 0, max: 100 }),
})

test('whichever entry comes first, they disagree about the same', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, anyTolerance, (a, b, tolerance) => {
      expect(disagreements(a, b, tolerance)).toEqual(disagreements(b, a, tolerance))
    }),
  )
})

test('no entry disagrees with itself, and a wider tolerance brings no new difference', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, anyTolerance, (a, b, tolerance) => {
      expect(disagreements(a, a, tolerance)).toEqual([])
      const wider = { incomePercent: 100, areaPercent: 100 }
      const found = disagreements(a, b, tolerance)
      for (const aspect of disagreements(a, b, wider)) expect(found).toContain(aspect)
    }),
  )
})

test('of three entries each says what it found, also the one that agrees with another', () => {
  const entries = [
    { kind: 'screening' as const, facts: facts({ size: 4, workers: 1 }) },
    { kind: 'survey' as const, facts: facts({ size: 5, workers: 1 }) },
    { kind: 'revisit' as const, facts: facts({ size: 5 }) },
  ]
  const found = differencesIn(entries, TOLERANCE)
  expect(found).toEqual([
    {
      aspect: 'size',
      topic: 'members',
      said: [
        { kind: 'screening', value: 4 },
        { kind: 'survey', value: 5 },
        { kind: 'revisit', value: 5 },
      ],
    },
  ])
  expect(differencesLine(found)).toBe('size:screening=4,survey=5,revisit=5')
  expect(differencesIn(entries.slice(1), TOLERANCE)).toEqual([])
})

test('the same aspects are found in whatever order the entries are given', () => {
  fc.assert(
    fc.property(fc.array(anyFacts, { maxLength: 3 }), anyTolerance, (all, tolerance) => {
      const kinds = ['screening', 'survey', 'revisit'] as const
      const entries = all.map((each, i) => ({ kind: kinds[i] ?? 'revisit', facts: each }))
      const aspects = (some: typeof entries) =>
        differencesIn(some, tolerance).map(({ aspect }) => aspect)
      expect(aspects(entries.toReversed())).toEqual(aspects(entries))
      for (const aspect of aspects(entries)) expect(ASPECTS).toContain(aspect)
    }),
  )
})
