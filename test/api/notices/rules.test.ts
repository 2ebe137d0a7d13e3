import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  advanceRefusal,
  closingDay,
  hasReached,
  levelOf,
  noticeStage,
} from '../../../api/notices/rules'
import { isWorkingDay } from '../../../api/shared/working-days'

describe('the window of a list', () => {
  test.each([
    ['2026-03-09', 7, '2026-03-16', 'a Monday a week later'],
    ['2026-03-09', 1, '2026-03-10', 'the day of posting does not count'],
    ['2026-03-09', 5, '2026-03-16', 'its last day would be a Saturday'],
    ['2026-03-09', 6, '2026-03-16', 'its last day would be a Sunday'],
    ['2026-09-24', 7, '2026-10-08', 'National Day, up to the 7th'],
    ['2026-10-03', 7, '2026-10-10', 'a Saturday that is made up for'],
    ['2026-12-25', 7, '2027-01-04', 'New Year and the week-end behind it'],
  ])('posted on %s for %i days ends on %s: %s', (postedOn, days, last) =>
    expect(closingDay(postedOn, days, isWorkingDay)).toBe(last),
  )

  test('is never shorter than its days, and ends on a working day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-20'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 30 }),
        (date, days) => {
          const postedOn = date.toISOString().slice(0, 10)
          const last = closingDay(postedOn, days, isWorkingDay)
          const length = (Date.parse(last) - Date.parse(postedOn)) / 86_400_000
          expect(length).toBeGreaterThanOrEqual(days)
          expect(length).toBeLessThan(days + 10)
          expect(isWorkingDay(last)).toBe(true)
        },
      ),
    )
  })
})

const closesAt = new Date('2026-03-16T16:00:00.000Z')
const before = new Date(closesAt.getTime() - 1)
const list = { status: 'posted' as const, closesAt, hasProcedural: false }

test.each([
  ['open', {}, before],
  ['over', {}, closesAt],
  ['held', { hasProcedural: true }, before],
  ['held', { hasProcedural: true }, closesAt],
  ['closed', { status: 'closed' as const }, before],
  ['void', { status: 'void' as const, hasProcedural: true }, closesAt],
])('a list is %s', (stage, changed, now) =>
  expect(noticeStage({ ...list, ...changed }, now)).toBe(stage),
)

const proved = { hasFirstProof: true, hasLastProof: true }
const facts = { ...list, ...proved, hasUnplaced: false, contested: 0, ready: 3, severed: 0 }

test.each([
  [null, {}, closesAt],
  [null, { severed: 1 }, closesAt],
  [null, { ready: 0 }, closesAt],
  ['window_open', {}, before],
  ['procedure_contested', { hasProcedural: true }, closesAt],
  ['unplaced_contested', { hasUnplaced: true }, closesAt],
  ['entries_contested', { contested: 1 }, closesAt],
  ['nothing_ready', { ready: 0, severed: 1 }, closesAt],
  ['notice_void', { status: 'void' as const }, closesAt],
  ['already_advanced', { status: 'closed' as const }, closesAt],
])('a list may go up or not: %s', (refusal, changed, now) =>
  expect(advanceRefusal({ ...facts, ...changed }, now)).toBe(refusal),
)

test('whatever else is so, nothing goes up while window, procedure or an entry is open', () => {
  const some = fc.record({
    status: fc.constantFrom('posted' as const, 'closed' as const, 'void' as const),
    hasProcedural: fc.boolean(),
    hasUnplaced: fc.boolean(),
    contested: fc.nat(3),
    ready: fc.nat(3),
    severed: fc.nat(3),
    late: fc.integer({ min: -2, max: 2 }),
  })
  fc.assert(
    fc.property(some, ({ late, ...changed }) => {
      const refusal = advanceRefusal({ ...facts, ...changed }, new Date(closesAt.getTime() + late))
      const isHeld =
        late < 0 || changed.hasProcedural || changed.hasUnplaced || changed.contested > 0
      if (isHeld || changed.status !== 'posted') expect(refusal).not.toBeNull()
    }),
  )
})

test.each([
  ['wuxi', null],
  ['wuxi.tianyuan', 'township'],
  ['wuxi.tianyuan.baoping', 'village'],
  ['wuxi.tianyuan.baoping.3', 'group'],
])('a list posted in %s is of the level %s', (path, level) => expect(levelOf(path)).toBe(level))

test('a case that has come to a level has come to those below it', () => {
  expect(hasReached('village', 'group')).toBe(true)
  expect(hasReached('village', 'village')).toBe(true)
  expect(hasReached('group', 'village')).toBe(false)
  expect(hasReached(null, 'group')).toBe(false)
})
