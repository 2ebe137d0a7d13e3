import { describe, expect, test } from 'vitest'
import { isOpenFor, opensAt, sendingTimes } from '../../../api/shared/sending-hours'
import type { MessageClass } from '../../../db/values/messages'

/** Shanghai's hour; the holiday is 春节 of 2026: 15 to 23 February. */
const instant = (text: string) => new Date(`${text}+08:00`)

test.each<[MessageClass, string, string]>([
  ['answer', '2026-03-09T02:00', '2026-03-09T02:00'],
  ['answer', '2026-02-17T23:00', '2026-02-17T23:00'],
  ['filing', '2026-03-09T07:59', '2026-03-09T08:00'],
  ['filing', '2026-03-09T08:00', '2026-03-09T08:00'],
  ['filing', '2026-03-09T20:59', '2026-03-09T20:59'],
  ['filing', '2026-03-09T21:00', '2026-03-10T08:00'],
  ['filing', '2026-02-17T10:00', '2026-02-17T10:00'],
  ['notice', '2026-03-09T21:00', '2026-03-10T08:00'],
  ['notice', '2026-02-17T10:00', '2026-02-17T10:00'],
  ['broadcast', '2026-03-09T20:59', '2026-03-09T20:59'],
  ['broadcast', '2026-03-09T21:00', '2026-03-10T08:00'],
  ['broadcast', '2026-02-14T20:59', '2026-02-14T20:59'],
  ['broadcast', '2026-02-14T21:00', '2026-02-24T08:00'],
  ['broadcast', '2026-02-17T10:00', '2026-02-24T08:00'],
  ['reminder', '2026-03-09T19:59', '2026-03-09T19:59'],
  ['reminder', '2026-03-09T20:00', '2026-03-10T08:00'],
  ['reminder', '2026-02-23T10:00', '2026-02-24T08:00'],
  // A week-end alone is none: villagers read on Sundays.
  ['broadcast', '2026-03-08T10:00', '2026-03-08T10:00'],
])('a message of class %s that is ready at %s goes out at %s', (kind, ready, out) => {
  expect(opensAt(kind, instant(ready))).toEqual(instant(out))
})

describe('what may be taken at an hour', () => {
  test.each<[MessageClass, string, unknown]>([
    ['answer', '2026-03-09T03:00', 'all'],
    ['filing', '2026-03-09T03:00', 'emergencies'],
    ['filing', '2026-03-09T10:00', 'all'],
    ['broadcast', '2026-03-09T21:00', 'emergencies'],
    ['broadcast', '2026-02-17T03:00', 'emergencies'],
    ['broadcast', '2026-02-17T10:00', { expiringBefore: instant('2026-02-24T08:00') }],
    ['notice', '2026-02-17T10:00', 'all'],
  ])('of class %s at %s: %j', (kind, at, open) => {
    expect(isOpenFor(kind, instant(at))).toEqual(open)
  })
})

test('a notice decided at night is worth sending for two days from the morning on', () => {
  expect(sendingTimes(instant('2026-03-09T23:00'))).toEqual({
    notBefore: instant('2026-03-10T08:00'),
    notAfter: instant('2026-03-12T08:00'),
  })
})
