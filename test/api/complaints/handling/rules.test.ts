import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numbersOf } from '../../../../api/complaints/handling/numbers'
import {
  acceptRefusal,
  decideRefusal,
  extendRefusal,
  isWorthTelling,
  openRefusal,
  remindHour,
} from '../../../../api/complaints/handling/rules'

test.each([
  ['filed', null, null, 'not_accepted'],
  ['accepted', 'already_accepted', null, null],
  ['decided', 'already_accepted', 'is_decided', 'is_decided'],
  ['closed', 'already_accepted', 'is_decided', 'is_decided'],
  ['handed_up', 'already_accepted', 'is_decided', 'is_decided'],
] as const)(
  'one that is %s is taken on: %s, written about: %s, decided: %s',
  (status, ...refusals) => {
    const of = { status }
    expect([acceptRefusal(of), openRefusal(of), decideRefusal(of)]).toEqual(refusals)
  },
)

describe('more time', () => {
  const inTime = {
    status: 'accepted',
    isExtended: false,
    isAsked: false,
    today: '2026-05-08',
    decideDueOn: '2026-05-08',
  } as const
  test.each([
    ['on the last day', {}, null],
    ['the day after', { today: '2026-05-09' }, 'too_late'],
    ['a second time', { isExtended: true }, 'already_extended'],
    ['while somebody is asked', { isAsked: true }, 'already_asked'],
    ['before it is taken on', { status: 'filed' as const }, 'not_accepted'],
    ['once it is decided', { status: 'decided' as const }, 'is_decided'],
  ])('is asked for %s', (_when, changed, refusal) => {
    expect(extendRefusal({ ...inTime, ...changed })).toBe(refusal)
  })
})

test.each([
  [8, null],
  [9, 9],
  [10, null],
  [14, null],
  [15, 15],
  [16, null],
])('at %i o’clock handlers are told: %s', (hour, told) => {
  expect(remindHour(hour)).toBe(told)
})

test.each([
  [{ unseen: 0, unread: 0, late: 0 }, 9, false],
  [{ unseen: 1, unread: 0, late: 0 }, 15, true],
  [{ unseen: 0, unread: 1, late: 0 }, 15, true],
  [{ unseen: 0, unread: 0, late: 1 }, 9, true],
  // Of what is late once a day.
  [{ unseen: 0, unread: 0, late: 1 }, 15, false],
])('of %j they are told at %i: %s', (waiting, hour, isTold) => {
  expect(isWorthTelling(waiting, hour)).toBe(isTold)
})

describe('the number under which a handler speaks of a complaint', () => {
  test('has eight digits, is its own, and stays when others come after it', () => {
    const drawn = fc.uniqueArray(fc.uuid({ version: 4 }), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(drawn, (ids) => {
        const numbers = [...numbersOf(ids).values()]
        expect(new Set(numbers).size).toBe(ids.length)
        for (const number of numbers) expect(number).toMatch(/^[1-9]\d{7}$/)
        expect([...numbersOf(ids.slice(0, -1)).values()]).toEqual(numbers.slice(0, -1))
      }),
    )
  })

  test('is another one for the later of two whose ids begin alike', () => {
    const [one, other] = [
      'aaaaaaaa-1111-4111-8111-111111111111',
      'aaaaaaaa-2222-4222-8222-222222222222',
    ]
    const numbers = numbersOf([one, other])
    expect(numbers.get(one)).not.toBe(numbers.get(other))
  })
})
