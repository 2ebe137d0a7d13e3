import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chooseVisitor,
  type Decision,
  decisionRefusal,
  decisionsFor,
  duesOf,
  isHeard,
  isVisitTo,
  type Visitor,
  visitorRoles,
  type Weighed,
} from '../../../api/leads/rules'
import { maskNumbers } from '../../../api/leads/masked'
import {
  LEAD_CLASSES,
  LEAD_STATUSES,
  MISMATCH_CLASSES,
  RISK_CLASSES,
} from '../../../db/values/leads'
import { ROLL_STATUSES } from '../../../db/values/roll'

const weighed = (given: Partial<Weighed> = {}): Weighed => ({
  kind: 'mismatch',
  class: 'vehicle',
  status: 'visited',
  roll: 'registered',
  isOfCounty: false,
  isCorrectable: true,
  ...given,
})

describe('what may become of a lead', () => {
  test.each<[string, Partial<Weighed>, Decision[]]>([
    ['a vehicle, in the township', {}, ['referred', 'unfounded']],
    ['once it is with the county', { status: 'referred' }, []],
    ['a vehicle, in the county', { isOfCounty: true }, ['terminated', 'kept', 'unfounded']],
    [
      'left to the county, there',
      { status: 'referred', isOfCounty: true },
      ['terminated', 'kept', 'unfounded'],
    ],
    ['of a household on no register', { roll: 'unregistered' }, ['kept', 'unfounded']],
    ['of one that was terminated', { roll: 'terminated' }, ['kept', 'unfounded']],
    ['of one that has left poverty', { roll: 'exited' }, ['referred', 'unfounded']],
    ['a death', { class: 'death' }, ['corrected', 'kept', 'unfounded']],
    ['of somebody who left', { class: 'death', isCorrectable: false }, ['kept', 'unfounded']],
    [
      'a risk of one on the register',
      { kind: 'risk', class: 'disaster' },
      ['watch', 'settled', 'no_risk'],
    ],
    [
      'a risk of one on none',
      { kind: 'risk', class: 'disaster', roll: 'unregistered' },
      ['watch', 'ledger', 'settled', 'no_risk'],
    ],
    ['wrongly on the register', { kind: 'risk', class: 'wrongly_in' }, ['referred', 'no_risk']],
    [
      'the same, in the county',
      { kind: 'risk', class: 'wrongly_in', isOfCounty: true },
      ['terminated', 'kept', 'no_risk'],
    ],
  ])('%s', (_what, given, decisions) => expect(decisionsFor(weighed(given))).toEqual(decisions))

  const any = fc
    .record({
      class: fc.constantFrom(...LEAD_CLASSES),
      status: fc.constantFrom(...LEAD_STATUSES),
      roll: fc.constantFrom(...ROLL_STATUSES),
      isOfCounty: fc.boolean(),
      isCorrectable: fc.boolean(),
    })
    .map((given): Weighed => ({
      ...given,
      kind: (RISK_CLASSES as readonly string[]).includes(given.class) ? 'risk' : 'mismatch',
    }))

  test('the township never ends a registration, and the county only of one on the register', () => {
    fc.assert(
      fc.property(any, (given) => {
        const ends = decisionsFor(given).includes('terminated')
        if (ends) expect(given.isOfCounty).toBe(true)
        if (['unregistered', 'closed', 'terminated'].includes(given.roll)) expect(ends).toBe(false)
      }),
    )
  })

  test('what is not true can always be said to be so, but by whom it was taken from', () => {
    fc.assert(
      fc.property(any, (given) => {
        const decisions = decisionsFor(given)
        const untrue = given.kind === 'risk' ? 'no_risk' : 'unfounded'
        if (decisions.length > 0) expect(decisions).toContain(untrue)
        else expect(given).toMatchObject({ status: 'referred', isOfCounty: false })
      }),
    )
  })
})

const facts = (given: Partial<Parameters<typeof decisionRefusal>[0]> = {}) => ({
  weighed: weighed(),
  decision: 'unfounded' as Decision,
  isVisitor: false,
  isReferrer: false,
  heardOn: '2026-03-09',
  toldOn: null,
  hearingDays: 6,
  today: '2026-03-09',
  hasEvidence: true,
  hasReason: true,
  isContested: false,
  ...given,
})

describe('why a lead cannot be decided', () => {
  test.each<[string, Partial<Parameters<typeof decisionRefusal>[0]>, string | null]>([
    ['nothing is against it', {}, null],
    ['it is decided', { weighed: weighed({ status: 'decided' }) }, 'decided'],
    ['nobody visited', { weighed: weighed({ status: 'open' }) }, 'not_visited'],
    ['by who visited', { isVisitor: true }, 'visitor'],
    ['the household was not heard', { heardOn: null }, 'not_heard'],
    ['the visit has neither note nor photo', { hasEvidence: false }, 'no_evidence'],
    ['no reason', { hasReason: false }, 'no_reason'],
    ['it is with the county', { weighed: weighed({ status: 'referred' }) }, 'with_county'],
    [
      'by who left it to the county',
      { weighed: weighed({ status: 'referred', isOfCounty: true }), isReferrer: true },
      'referrer',
    ],
    ['no such outcome', { decision: 'watch' }, 'no_such_outcome'],
    [
      'ended while contested',
      { weighed: weighed({ isOfCounty: true }), decision: 'terminated', isContested: true },
      'contested',
    ],
    [
      'ended as wrongly in after silence, as the household was not told that it may be',
      {
        weighed: weighed({ kind: 'risk', class: 'wrongly_in', isOfCounty: true }),
        decision: 'terminated',
        heardOn: null,
        toldOn: '2026-01-01',
      },
      'not_heard',
    ],
    [
      'found not to be wrongly in after silence',
      {
        weighed: weighed({ kind: 'risk', class: 'wrongly_in', isOfCounty: true }),
        decision: 'no_risk',
        heardOn: null,
        toldOn: '2026-01-01',
      },
      null,
    ],
    [
      'kept while contested',
      { weighed: weighed({ isOfCounty: true }), decision: 'kept', isContested: true },
      null,
    ],
  ])('%s', (_what, given, refusal) => expect(decisionRefusal(facts(given))).toBe(refusal))

  test('whatever else holds: before a visit and a hearing nothing is decided', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LEAD_STATUSES),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom<Decision>('unfounded', 'referred', 'terminated', 'kept'),
        (status, isOfCounty, isVisitor, decision) => {
          const unheard = facts({
            weighed: weighed({ status, isOfCounty }),
            isVisitor,
            decision,
            heardOn: null,
          })
          expect(decisionRefusal(unheard)).not.toBeNull()
        },
      ),
    )
  })
})

describe('a household was heard', () => {
  test.each<[string | null, string | null, string, boolean]>([
    ['2026-03-09', null, '2026-03-09', true],
    [null, null, '2026-12-31', false],
    [null, '2026-03-09', '2026-03-14', false],
    [null, '2026-03-09', '2026-03-15', true],
  ])('spoke on %s, told on %s, on %s', (heardOn, toldOn, today, heard) =>
    expect(isHeard({ heardOn, toldOn, today, hearingDays: 6 })).toBe(heard),
  )
})

test.each([
  ['2026-03-08', false],
  ['2026-03-09', true],
  ['2026-03-10', true],
])('found on the 9th, a visit on %s', (visitedOn, isVisit) =>
  expect(isVisitTo('2026-03-09', visitedOn)).toBe(isVisit),
)

test('it is decided no sooner than it is to be visited', () => {
  const days = { visitDays: 10, decideDays: 3 }
  expect(duesOf('2026-03-09', days)).toEqual({
    visitDueOn: '2026-03-19',
    decideDueOn: '2026-03-19',
  })
})

describe('who is sent', () => {
  const visitor = (staffId: string, given: Partial<Visitor> = {}): Visitor => ({
    staffId,
    role: 'village_cadre',
    areaPath: 'wuxi.tianyuan.baoping',
    hasPhone: true,
    openLeads: 0,
    ...given,
  })
  const resident = visitor('resident', { role: 'resident_cadre' })
  const none = () => false

  test('to what may end a registration somebody the village did not choose', () => {
    expect(chooseVisitor([visitor('cadre'), resident], 'vehicle', none)?.staffId).toBe('resident')
    expect(chooseVisitor([visitor('cadre'), resident], 'death', none)?.staffId).toBe('cadre')
    expect(chooseVisitor([visitor('cadre')], 'vehicle', none)).toBeNull()
  })

  test.each<[string, Visitor, Visitor]>([
    ['somebody with a phone', resident, visitor('without', { hasPhone: false })],
    [
      'the nearest',
      visitor('b'),
      visitor('a', { role: 'village_cadre', areaPath: 'wuxi.tianyuan' }),
    ],
    ['who has least to do', visitor('b'), visitor('a', { openLeads: 1 })],
    ['of equals always the same', visitor('a'), visitor('b')],
  ])('rather %s', (_what, rather, other) => {
    for (const order of [
      [rather, other],
      [other, rather],
    ])
      expect(chooseVisitor(order, 'death', none)?.staffId).toBe(rather.staffId)
  })

  test('never kin, whatever was found', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LEAD_CLASSES), (leadClass) => {
        const role = visitorRoles(leadClass)[0] ?? 'village_cadre'
        const kin = visitor('kin', { role })
        expect(chooseVisitor([kin], leadClass, (id) => id === 'kin')).toBeNull()
      }),
    )
  })

  test('the county is there where nobody else is', () => {
    for (const each of [...MISMATCH_CLASSES, ...RISK_CLASSES])
      expect(visitorRoles(each).at(-1)).toBe('county_office')
  })
})

test.each([
  ['车主509938196001012359', '车主509938********2359'],
  ['50993819600101235X在', '509938********235X在'],
  ['电话19900000150', '电话199****0150'],
  ['单号1234567890', '单号1234567890'],
  ['户50023824320100010的', '户50023824320100010的'],
])('“%s” is shown as “%s”', (text, shown) => expect(maskNumbers(text)).toBe(shown))
