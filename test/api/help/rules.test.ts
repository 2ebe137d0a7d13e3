import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Candidate,
  chooseResponder,
  closingRefusal,
  isOpenAt,
  isSameQuestion,
  isStillUp,
  isTalking,
  nextOpen,
  RESPONDER_ROLES,
  talkLapsesAt,
} from '../../../api/help/rules'
import { STAFF_ROLES, type StaffRole } from '../../../db/values/staff'

const VILLAGE = 'wuxi.tianyuan.baoping'
const HOME = 'household-of-the-caller'

const someone = (staffId: string, role: StaffRole, other: Partial<Candidate> = {}): Candidate => ({
  staffId,
  role,
  areaPath: VILLAGE,
  hasPhone: true,
  openRequests: 0,
  tiedHouseholdIds: [],
  ...other,
})

const chosen = (candidates: Candidate[], householdId: string | null = HOME) =>
  chooseResponder(candidates, householdId)?.staffId ?? null

describe('who answers a household', () => {
  test('is the village cadre before the group’s, then the team, the township, the county', () => {
    const all = RESPONDER_ROLES.map((role) => someone(role, role))
    const order = []
    for (let left = all; left.length > 0;) {
      const first = chosen(left)
      order.push(first)
      left = left.filter(({ staffId }) => staffId !== first)
    }
    expect(order).toEqual([
      'village_cadre',
      'group_cadre',
      'first_secretary',
      'village_secretary',
      'resident_cadre',
      'township_clerk',
      'county_office',
    ])
  })

  test.each(STAFF_ROLES.filter((role) => !(RESPONDER_ROLES as readonly string[]).includes(role)))(
    'is never a %s',
    (role) => {
      expect(chosen([someone('a', role)])).toBeNull()
    },
  )

  test('is nobody tied to the household, however near', () => {
    const kin = someone('kin', 'village_cadre', { tiedHouseholdIds: ['other', HOME] })
    expect(chosen([kin, someone('clerk', 'township_clerk')])).toBe('clerk')
    expect(chosen([kin])).toBeNull()
    expect(chosen([kin], 'a household that is no kin')).toBe('kin')
    expect(chosen([kin], null)).toBe('kin')
  })

  test('is rather somebody a message reaches', () => {
    const mute = someone('mute', 'village_cadre', { hasPhone: false })
    expect(chosen([mute, someone('clerk', 'county_office')])).toBe('clerk')
    expect(chosen([mute])).toBe('mute')
  })

  test('is of one role the one with the narrower area', () => {
    const wide = someone('a', 'village_cadre', { areaPath: 'wuxi.tianyuan' })
    expect(chosen([wide, someone('b', 'village_cadre', { openRequests: 9 })])).toBe('b')
  })

  test('is among equals the one with the least to do', () => {
    const busy = someone('a', 'village_cadre', { openRequests: 2 })
    expect(chosen([busy, someone('b', 'village_cadre', { openRequests: 1 })])).toBe('b')
  })

  test('is the same whatever the order they are listed in', () => {
    const anyone = fc.record({
      staffId: fc.uuid(),
      role: fc.constantFrom(...STAFF_ROLES),
      areaPath: fc.constantFrom('wuxi', 'wuxi.tianyuan', VILLAGE, `${VILLAGE}.3`),
      hasPhone: fc.boolean(),
      openRequests: fc.nat(3),
      tiedHouseholdIds: fc.subarray([HOME, 'other']),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyone, { selector: ({ staffId }) => staffId }), (all) => {
        expect(chosen(all.toReversed())).toBe(chosen(all))
      }),
    )
  })
})

const HOURS = { opens: 9, closes: 18 }
const at = (time: string) => new Date(`2026-03-09T${time}+08:00`)

describe('a person to talk to', () => {
  test.each([
    ['08:59:59.999', false],
    ['09:00:00.000', true],
    ['17:59:59.999', true],
    ['18:00:00.000', false],
  ])('is there at %s: %s', (time, isThere) => {
    expect(isOpenAt(at(time), HOURS)).toBe(isThere)
  })

  test.each([
    ['2026-03-09T08:59:00+08:00', '2026-03-09T09:00:00+08:00'],
    ['2026-03-09T09:00:00+08:00', '2026-03-09T09:00:00+08:00'],
    ['2026-03-09T17:30:00+08:00', '2026-03-09T17:30:00+08:00'],
    ['2026-03-09T18:00:00+08:00', '2026-03-10T09:00:00+08:00'],
    ['2026-12-31T23:59:00+08:00', '2027-01-01T09:00:00+08:00'],
  ])('whoever asks at %s waits until %s', (now, from) => {
    expect(nextOpen(new Date(now), HOURS)).toEqual(new Date(from))
  })

  test.each([
    ['10:00:00', '10:30:00'],
    ['17:29:00', '17:59:00'],
    ['17:30:00', '18:00:00'],
    ['17:45:00', '18:00:00'],
  ])('after a word at %s is there until %s', (time, until) => {
    expect(talkLapsesAt(at(time), 30, HOURS)).toEqual(at(until))
  })

  test('is gone at the very moment the talk lapses', () => {
    const lapse = at('10:30:00.000')
    expect(isTalking(lapse, at('10:29:59.999'))).toBe(true)
    expect(isTalking(lapse, lapse)).toBe(false)
    expect(isTalking(null, lapse)).toBe(false)
  })
})

test('a request is closed only after an answer', () => {
  expect(closingRefusal(0)).toBe('unanswered')
  expect(closingRefusal(1)).toBeNull()
})

describe('a question asked again', () => {
  test.each([
    ['种花椒补不补钱', '种花椒补不补钱？'],
    ['种花椒 补不补钱', '种花椒，补不补钱!'],
    ['１亩补好多', '1亩补好多'],
    ['办ETC要钱不', '办etc要钱不'],
    ['？', '？ '],
  ])('is the same however it is written: %s, %s', (one, other) => {
    expect(isSameQuestion(one, other)).toBe(true)
  })

  test.each([
    ['种花椒补不补钱', '种核桃补不补钱'],
    ['1亩补好多', '2亩补好多'],
    ['种花椒补不补钱', '种花椒补不补'],
    ['？', '！！'],
  ])('in other words is another one: %s, %s', (one, other) => {
    expect(isSameQuestion(one, other)).toBe(false)
  })
})

test.each([
  ['20:00:00.000', '22:00:00.000', true],
  ['20:00:00.000', '22:00:00.001', false],
  ['21:30:00.000', '21:30:00.000', true],
])('who wrote at %s is still up at %s: %s', (said, now, isUp) => {
  expect(isStillUp(at(said), at(now))).toBe(isUp)
})
