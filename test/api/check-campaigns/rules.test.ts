import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assignCheckers,
  type Checker,
  checkRefusal,
  isInScope,
  isListed,
  isOpenOn,
  openingRefusal,
  ratesOf,
  type ToCheck,
} from '../../../api/check-campaigns/rules'
import { CAMPAIGN_SCOPES } from '../../../db/values/check-campaigns'
import { ROLL_STATUSES, type RollStatus, type WatchKind } from '../../../db/values/roll'

const VILLAGE = 'wuxi.tianyuan.baoping'

describe('a scope', () => {
  const NONE: RollStatus[] = []
  test.each([
    ['registered', null, ['registered', 'exiting', 'returned']],
    ['exited', null, ['exited']],
    ['watched', null, NONE],
    ['everybody', null, ['unregistered', 'registered', 'exiting', 'exited', 'returned']],
    ['watched', 'borderline', ['unregistered', 'registered', 'exiting', 'exited', 'returned']],
    ['registered', 'unstable_exit', ['registered', 'exiting', 'returned']],
  ] as const)('of %s takes in, watched as %s, %j', (scope, watch, expected) => {
    const taken = ROLL_STATUSES.filter((status) => isInScope(scope, { status, watch }))
    expect(taken).toEqual(expected)
  })

  test.each(CAMPAIGN_SCOPES)('of %s never takes in who is gone', (scope) => {
    expect(isInScope(scope, { status: 'closed', watch: 'borderline' })).toBe(false)
    expect(isInScope(scope, { status: 'terminated', watch: 'borderline' })).toBe(false)
  })
})

test.each<[RollStatus, WatchKind | null, boolean]>([
  ['unregistered', null, false],
  ['unregistered', 'borderline', true],
  ['registered', null, true],
  ['exited', null, true],
  ['closed', null, false],
])('%s, watched as %s, is helped by the programme: %s', (status, watch, expected) => {
  expect(isListed({ status, watch })).toBe(expected)
})

describe('a campaign', () => {
  const facts = { today: '2026-03-09', dueOn: '2026-03-20', households: 3, isUnderWay: false }
  test.each([
    [{}, null],
    [{ dueOn: '2026-03-09' }, null],
    [{ dueOn: '2026-03-08' }, 'due_in_past'],
    [{ dueOn: '2027-03-10' }, null],
    [{ dueOn: '2027-03-11' }, 'due_too_far'],
    [{ households: 1 }, null],
    [{ households: 0 }, 'nobody_in_scope'],
    [{ isUnderWay: true }, 'campaign_open'],
    [{ isUnderWay: true, households: 0 }, 'campaign_open'],
  ])('with %j opens, or is refused: %s', (more, expected) => {
    expect(openingRefusal({ ...facts, ...more })).toBe(expected)
  })

  test.each([
    ['open', '2026-03-09', true],
    ['open', '2026-03-08', false],
    ['closed', '2026-03-20', false],
  ] as const)('that is %s until %s is open on 9 March: %s', (status, closesOn, expected) => {
    expect(isOpenOn({ status, closesOn }, '2026-03-09')).toBe(expected)
  })
})

describe('what is found', () => {
  const household = { status: 'exited', watch: null } as const
  const outside = { status: 'unregistered', watch: null } as const
  const facts = { isTied: false, isTheirs: true, household, hasNote: true }
  test.each([
    ['right', {}, null],
    ['right', { hasNote: false }, null],
    ['changed', { hasNote: false }, 'note_missing'],
    ['changed', {}, null],
    ['wrongly_in', { hasNote: false }, 'note_missing'],
    ['wrongly_in', {}, null],
    ['wrongly_in', { household: outside }, 'not_in'],
    ['wrongly_in', { household: { ...outside, watch: 'borderline' } }, null],
    ['missed', {}, 'in_already'],
    ['missed', { household: outside }, null],
    ['missed', { household: outside, isTheirs: false }, null],
    ['missed', { household: outside, hasNote: false }, 'note_missing'],
    ['missed', { household: { ...outside, watch: 'borderline' } }, 'in_already'],
    ['right', { isTheirs: false }, 'not_yours'],
    ['right', { isTied: true }, 'tied'],
    ['missed', { isTied: true, household: outside }, 'tied'],
    ['right', { household: { status: 'closed', watch: null } }, 'gone'],
    ['right', { isTied: true, isTheirs: false }, 'tied'],
  ] as const)('%s with %j is taken, or refused: %s', (outcome, more, expected) => {
    expect(checkRefusal({ ...facts, outcome, ...more })).toBe(expected)
  })
})

const checker = (staffId: string, given: Partial<Checker> = {}): Checker => ({
  staffId,
  role: 'village_cadre',
  areaPath: VILLAGE,
  hasPhone: true,
  tiedHouseholdIds: new Set(),
  ...given,
})
const house = (id: string, given: Partial<ToCheck> = {}): ToCheck => ({
  id,
  areaPath: `${VILLAGE}.3`,
  pairedId: null,
  ...given,
})

describe('who checks a household', () => {
  const two = [checker('a'), checker('b')]
  test.each<[string, ToCheck, Checker[], string | null]>([
    ['its paired cadre', house('1', { pairedId: 'b' }), two, 'b'],
    [
      'somebody else where that one is tied',
      house('1', { pairedId: 'b' }),
      [checker('a'), checker('b', { tiedHouseholdIds: new Set(['1']) })],
      'a',
    ],
    ['somebody else where that one left', house('1', { pairedId: 'z' }), two, 'a'],
    [
      'the village before the group',
      house('1'),
      [checker('a', { role: 'group_cadre', areaPath: `${VILLAGE}.3` }), checker('b')],
      'b',
    ],
    [
      'the group before the township',
      house('1'),
      [
        checker('a', { role: 'township_clerk', areaPath: 'wuxi.tianyuan' }),
        checker('b', { role: 'group_cadre', areaPath: `${VILLAGE}.3` }),
      ],
      'b',
    ],
    [
      'nobody of another group',
      house('1'),
      [checker('a', { role: 'group_cadre', areaPath: `${VILLAGE}.5` })],
      null,
    ],
    [
      'nobody of a village whose name begins alike',
      house('1'),
      [checker('a', { areaPath: 'wuxi.tianyuan.bao' })],
      null,
    ],
    [
      'rather whom a message reaches, even from the township',
      house('1'),
      [
        checker('a', { hasPhone: false }),
        checker('b', { role: 'township_clerk', areaPath: 'wuxi.tianyuan' }),
      ],
      'b',
    ],
    [
      'whoever is there where nobody has a phone',
      house('1'),
      [checker('a', { hasPhone: false })],
      'a',
    ],
    ['nobody who is tied', house('1'), [checker('a', { tiedHouseholdIds: new Set(['1']) })], null],
    ['nobody where nobody is', house('1'), [], null],
  ])('is %s', (_, household, checkers, expected) => {
    expect(assignCheckers([household], checkers).get('1')).toBe(expected)
  })

  test('whoever has less to do already is asked first', () => {
    expect(assignCheckers([house('1')], two, new Map([['a', 1]])).get('1')).toBe('b')
  })

  test('each has neighbours of one group, as far as it can be', () => {
    const households = [3, 5].flatMap((group) =>
      ['1', '2', '3'].map((id) => house(`${group}-${id}`, { areaPath: `${VILLAGE}.${group}` })),
    )
    const given = assignCheckers(households, two)
    expect(households.map(({ id }) => given.get(id))).toEqual(['a', 'a', 'a', 'b', 'b', 'b'])
  })

  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 99 }).map(String), { maxLength: 40 })
  const crew = fc.integer({ min: 1, max: 5 })

  test('is never tied to it, and somebody wherever anybody is not', () => {
    const tied = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 0, max: 99 })))
    fc.assert(
      fc.property(ids, crew, tied, (some, size, ties) => {
        const checkers = Array.from({ length: size }, (_, i) =>
          checker(`c${i}`, {
            tiedHouseholdIds: new Set(
              ties.filter(([who]) => who === i).map(([, id]) => String(id)),
            ),
          }),
        )
        const given = assignCheckers(
          some.map((id) => house(id)),
          checkers,
        )
        for (const id of some) {
          const free = checkers.filter(({ tiedHouseholdIds }) => !tiedHouseholdIds.has(id))
          const chosen = given.get(id)
          if (free.length === 0) expect(chosen).toBeNull()
          else expect(free.map(({ staffId }) => staffId)).toContain(chosen)
        }
      }),
    )
  })

  test('has as much to do as the others of the village, within one household', () => {
    fc.assert(
      fc.property(ids, crew, (some, size) => {
        const checkers = Array.from({ length: size }, (_, i) => checker(`c${i}`))
        const given = assignCheckers(
          some.map((id) => house(id)),
          checkers,
        )
        const loads = checkers.map(
          ({ staffId }) => [...given.values()].filter((each) => each === staffId).length,
        )
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test.each([
  [
    { households: 10, right: 6, changed: 1, wronglyIn: 1, missed: 2, unvisited: 2 },
    [800, 750, 125, 125],
  ],
  [
    { households: 2, right: 0, changed: 0, wronglyIn: 0, missed: 0, unvisited: 2 },
    [0, null, null, null],
  ],
  [
    { households: 0, right: 0, changed: 0, wronglyIn: 0, missed: 0, unvisited: 0 },
    [null, null, null, null],
  ],
])('of %j the rates are %j', (counts, expected) => {
  const { donePermille, rightPermille, changedPermille, wronglyInPermille } = ratesOf(counts)
  expect([donePermille, rightPermille, changedPermille, wronglyInPermille]).toEqual(expected)
})
