import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../api/shared/day'
import { daysBetween, isVisitLate, visitClassOf, visitDueOn } from '../../../api/visit-duties/rules'
import { WATCH_KINDS } from '../../../db/values/roll'

describe('which households must be visited', () => {
  test.each([
    ['registered', null, false, 'key'],
    ['exiting', null, false, 'key'],
    ['returned', null, false, 'key'],
    ['exited', null, false, 'other'],
    ['exited', 'unstable_exit', false, 'key'],
    ['exited', null, true, 'other'],
    ['unregistered', null, false, null],
    ['unregistered', 'borderline', false, 'key'],
    ['unregistered', null, true, 'other'],
    ['unregistered', 'borderline', true, 'key'],
    ['closed', 'borderline', true, null],
    ['terminated', null, true, null],
  ] as const)('%s, watched %s, on the ledger %s: %s', (status, watch, isOnLedger, of) =>
    expect(visitClassOf({ status, watch, isOnLedger })).toBe(of),
  )

  test('nobody does of a household that is no more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('closed', 'terminated'),
        fc.constantFrom(...WATCH_KINDS, null),
        fc.boolean(),
        (status, watch, isOnLedger) => {
          expect(visitClassOf({ status, watch, isOnLedger })).toBe(null)
        },
      ),
    )
  })
})

describe('by when', () => {
  const figure = { days: 30, validFrom: '2020-01-01' }
  const of = {
    class: 'other',
    lastVisitOn: null,
    firstPairedOn: null,
    enteredOn: null,
    statusSince: null,
    watchedSince: null,
  } as const
  test.each([
    ['so many days after the last visit', { lastVisitOn: '2026-03-01' }, '2026-03-31'],
    [
      'of one never visited since it was paired',
      { firstPairedOn: '2026-02-01', statusSince: '2025-01-01' },
      '2026-03-03',
    ],
    ['else since it stands so', { statusSince: '2026-01-01' }, '2026-01-31'],
    ['else since the county asked for it', {}, '2020-01-31'],
    [
      'nor from before our roll knew of it',
      { firstPairedOn: '2020-02-01', enteredOn: '2026-03-01' },
      '2026-03-31',
    ],
    [
      'which is nothing to one that was visited',
      { lastVisitOn: '2026-01-01', enteredOn: '2026-03-01' },
      '2026-01-31',
    ],
    ['never counting from before the county asked', { statusSince: '2014-06-01' }, '2020-01-31'],
    [
      'a key household has its days anew from when it became one',
      { class: 'key', lastVisitOn: '2026-01-01', statusSince: '2026-03-01' },
      '2026-03-31',
    ],
    [
      'one that exits keeps its last visit',
      { class: 'other', lastVisitOn: '2026-01-01', statusSince: '2026-03-01' },
      '2026-01-31',
    ],
    [
      'a visit after it counts',
      { class: 'key', lastVisitOn: '2026-03-02', statusSince: '2026-03-01' },
      '2026-04-01',
    ],
    [
      'one that is watched from now on has its days from then',
      { class: 'key', lastVisitOn: '2025-12-20', watchedSince: '2026-03-01' },
      '2026-03-31',
    ],
    [
      'so has one nobody ever visited, however long it is paired',
      { class: 'key', firstPairedOn: '2021-02-01', watchedSince: '2026-03-01' },
      '2026-03-31',
    ],
    [
      'a visit since it is watched counts',
      { class: 'key', lastVisitOn: '2026-03-02', watchedSince: '2026-03-01' },
      '2026-04-01',
    ],
  ] as const)('%s', (_title, given, due) =>
    expect(visitDueOn({ ...of, ...given }, figure)).toBe(due),
  )

  test.each([
    ['2026-03-30', false],
    ['2026-03-31', false],
    ['2026-04-01', true],
  ])('of the 31st on %s it is late: %s', (today, isLate) =>
    expect(isVisitLate('2026-03-31', today)).toBe(isLate),
  )

  test('a later visit never makes the next one due sooner', () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2021-01-01', n))
    fc.assert(
      fc.property(
        day,
        day,
        fc.constantFrom('key', 'other'),
        day,
        (one, other, visitClass, since) => {
          const [first, second] = [one, other].toSorted()
          const due = (lastVisitOn: string | undefined) =>
            visitDueOn(
              {
                class: visitClass,
                lastVisitOn: lastVisitOn ?? null,
                firstPairedOn: null,
                enteredOn: null,
                statusSince: since,
                watchedSince: since,
              },
              figure,
            )
          expect(due(first) <= due(second)).toBe(true)
        },
      ),
    )
  })

  test.each([
    ['2026-03-09', '2026-03-09', 0],
    ['2026-03-09', '2026-04-09', 31],
    ['2026-12-31', '2027-01-01', 1],
    ['2026-03-10', '2026-03-09', -1],
  ])('from %s to %s are %i days', (from, to, days) => expect(daysBetween(from, to)).toBe(days))
})
