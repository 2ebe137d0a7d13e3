import { describe, expect, test } from 'vitest'
import {
  ANSWERER_ROLES,
  answerTo,
  askingTime,
  cancelRefusal,
  chooseAnswerer,
  deliveryRefusal,
  isMeasureOverdue,
  mayAnswerDenied,
  OWNER_ROLES,
  planRefusal,
  rolesFrom,
  showsPlanned,
} from '../../../api/measures/rules'
import { MEASURE_STATUSES } from '../../../db/values/registrations'
import { STAFF_ROLES, type StaffRole } from '../../../db/values/staff'

const PLAN = {
  roll: 'unregistered',
  causes: ['schooling', 'illness'],
  cause: 'schooling',
  isOwner: true,
  isOwnerTied: false,
  today: '2026-03-09',
  dueOn: '2026-09-30',
} as const

test.each([
  [{}, null],
  [{ dueOn: '2026-03-09' }, null],
  [{ dueOn: '2026-03-08' }, 'due_in_past'],
  [{ causes: [] }, 'causes_unknown'],
  [{ cause: 'disaster' }, 'cause_not_theirs'],
  [{ isOwner: false }, 'owner_unknown'],
  [{ isOwnerTied: true }, 'owner_tied'],
  [{ roll: 'closed' }, 'household_closed'],
] as const)('a measure with %j is planned: %s', (changed, refusal) => {
  expect(planRefusal({ ...PLAN, ...changed })).toBe(refusal)
})

describe('a measure', () => {
  const DELIVERY = {
    status: 'planned',
    isOwner: true,
    villages: [],
    householdArea: 'wuxi.tianyuan.baoping.3',
    today: '2026-03-09',
    deliveredOn: '2026-03-09',
  } as const
  test.each([
    [{}, null],
    [{ deliveredOn: '2026-03-01' }, null],
    [{ deliveredOn: '2026-03-10' }, 'day_in_future'],
    [{ isOwner: false }, 'not_owner'],
    [{ isOwner: false, villages: ['wuxi.tianyuan.baoping'] }, null],
    [{ isOwner: false, villages: ['wuxi.tianyuan.xinhua'] }, 'not_owner'],
    [{ isOwner: false, villages: ['wuxi.tianyuan.bao'] }, 'not_owner'],
    [{ status: 'delivered' }, 'already_delivered'],
    [{ status: 'denied' }, 'already_delivered'],
    [{ status: 'cancelled' }, 'cancelled'],
  ] as const)('with %j is delivered: %s', (changed, refusal) => {
    expect(deliveryRefusal({ ...DELIVERY, ...changed })).toBe(refusal)
  })

  test.each([
    ['planned', '2026-03-08', true],
    ['planned', '2026-03-09', false],
    ['delivered', '2026-03-08', false],
  ] as const)('that is %s and was due on %s is late on the 9th: %s', (status, dueOn, isLate) => {
    expect(isMeasureOverdue(status, '2026-03-09', dueOn)).toBe(isLate)
  })

  test('is called off only while it is planned', () => {
    expect(MEASURE_STATUSES.map(cancelRefusal)).toEqual([
      null,
      'already_delivered',
      'already_delivered',
      'already_delivered',
      'cancelled',
    ])
  })

  test.each([
    ['planned', true, 'not_delivered'],
    ['planned', false, 'not_delivered'],
    ['delivered', true, 'confirmed'],
    ['delivered', false, 'denied'],
    ['confirmed', true, 'same'],
    ['confirmed', false, 'denied'],
    ['denied', true, 'confirmed'],
    ['denied', false, 'same'],
    ['cancelled', true, 'cancelled'],
    ['cancelled', false, 'cancelled'],
  ] as const)('that is %s and was received: %s is %s', (status, isReceived, answered) => {
    expect(answerTo(status, isReceived)).toBe(answered)
  })

  test.each([
    ['unregistered', null, false],
    ['terminated', null, false],
    ['closed', null, false],
    ['unregistered', 'borderline', true],
    ['registered', null, true],
    ['exiting', null, true],
    ['exited', null, true],
    ['returned', null, true],
  ] as const)('of a household that is %s and watched %s shows: %s', (roll, watch, shows) => {
    expect(showsPlanned(roll, watch)).toBe(shows)
  })
})

describe('a household is asked', () => {
  test.each([
    ['at once by day', '2026-03-09T02:00:00Z', null, '2026-03-09T02:00:00Z'],
    [
      'in the morning for what comes at night',
      '2026-03-09T15:00:00Z',
      null,
      '2026-03-10T00:00:00Z',
    ],
    [
      'once the time of the last question is over',
      '2026-03-09T02:00:00Z',
      '2026-03-08T02:00:00Z',
      '2026-03-11T02:00:00Z',
    ],
    [
      'at once where that is long ago',
      '2026-03-09T02:00:00Z',
      '2026-03-06T02:00:00Z',
      '2026-03-09T02:00:00Z',
    ],
    [
      'behind one that is itself to come',
      '2026-03-09T02:00:00Z',
      '2026-03-11T02:00:00Z',
      '2026-03-14T02:00:00Z',
    ],
  ])('%s', (_what, now, last, asked) => {
    expect(askingTime(new Date(now), last ? new Date(last) : null)).toEqual(new Date(asked))
  })
})

describe('who looks into what never came', () => {
  const HOUSEHOLD = 'h'
  const person = (role: StaffRole, more: object = {}) => ({
    staffId: role,
    role,
    areaPath: 'wuxi',
    unit: role,
    hasPhone: true,
    openRequests: 0,
    tiedHouseholdIds: [],
    ...more,
  })
  const line = (...roles: StaffRole[]) => ({ staffIds: ['x'], units: ['x'], roles })
  const everybody = STAFF_ROLES.map((role) => person(role))

  test.each(OWNER_ROLES)('of all there are stands above %s', (role) => {
    const chosen = chooseAnswerer(everybody, line(role), HOUSEHOLD)
    const isVillage = [
      'group_cadre',
      'village_cadre',
      'village_secretary',
      'resident_cadre',
      'first_secretary',
    ].includes(role)
    expect(chosen?.role).toBe(isVillage ? 'township_secretary' : 'county_office')
  })

  test('stands above the higher of who delivered and who was responsible', () => {
    for (const roles of [
      ['village_cadre', 'township_clerk'],
      ['department', 'village_cadre'],
    ] as const)
      expect(chooseAnswerer(everybody, line(...roles), HOUSEHOLD)?.role).toBe('county_office')
  })

  test('is nobody where the county office itself is in the line', () => {
    expect(chooseAnswerer(everybody, line('county_office'), HOUSEHOLD)).toBeNull()
  })

  test('is nobody of the line, of its unit, or tied to the household', () => {
    const of = (more: object) =>
      mayAnswerDenied(person('township_head', more), line('village_cadre'), HOUSEHOLD)
    expect(of({})).toBe(true)
    expect(of({ staffId: 'x' })).toBe(false)
    expect(of({ unit: 'x' })).toBe(false)
    expect(of({ tiedHouseholdIds: [HOUSEHOLD] })).toBe(false)
  })

  test('is rather of another unit, and only then of the same', () => {
    const same = person('township_secretary', { unit: 'x' })
    const other = person('county_office')
    const found = (...all: (typeof same)[]) =>
      chooseAnswerer(all, line('village_cadre'), HOUSEHOLD)?.role
    expect(found(same, other)).toBe('county_office')
    expect(found(same)).toBe('township_secretary')
  })

  test('is rather reached by a message, then nearest, then least busy', () => {
    const village = line('village_cadre')
    const chosen = (...all: ReturnType<typeof person>[]) =>
      chooseAnswerer(all, village, HOUSEHOLD)?.staffId
    const silent = person('township_secretary', { hasPhone: false })
    expect(chosen(silent, person('county_office'))).toBe('county_office')
    expect(chosen(person('township_committee'), person('township_head'))).toBe('township_head')
    const busy = person('county_office', { staffId: 'a', openRequests: 3 })
    const free = person('county_office', { staffId: 'b' })
    expect(chosen(busy, free)).toBe('b')
  })

  test('has a role that nobody of the line may have', () => {
    for (const role of ANSWERER_ROLES) {
      const barred = rolesFrom(role)
      for (const each of STAFF_ROLES) {
        const may = mayAnswerDenied(person(role), line(each), HOUSEHOLD)
        expect(may, `${role} of ${each}`).toBe(!barred.includes(each))
      }
    }
  })
})
