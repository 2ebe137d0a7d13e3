import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPhone } from '../../../../api/roll/import/phone'

describe('a mobile number is taken', () => {
  test.each([
    ['19900000150', []],
    ['199-0000-0150', ['phone_dashes']],
    ['199 0000 0150', ['phone_dashes']],
    ['(199)00000150', ['phone_dashes']],
    ['+86 19900000150', ['phone_prefix']],
    ['+8619900000150', ['phone_prefix']],
    ['(+86)19900000150', ['phone_prefix']],
    ['0086-19900000150', ['phone_prefix']],
    ['8619900000150', ['phone_prefix']],
    ['019900000150', ['phone_prefix']],
    ['+86-199-0000-0150', ['phone_prefix', 'phone_dashes']],
    ['１９９０００００１５０', ['phone_full_width']],
    ['＋８６ １９９０００００１５０', ['phone_full_width', 'phone_prefix']],
    ['\u202d19900000150\u202c', []],
  ])('%s', (text, changes) => {
    expect(readPhone(text)).toEqual({ phone: '+8619900000150', changes })
  })

  test.each(['13000000000', '19999999999'])(
    'from one end of the range to the other: %s',
    (text) => {
      expect(readPhone(text).phone).toBe(`+86${text}`)
    },
  )

  test('the first of two', () => {
    const expected = { phone: '+8619900000150', changes: [], doubt: 'phone_several' }
    expect(readPhone('19900000150/19900000151')).toEqual(expected)
    expect(readPhone('19900000150(儿子)')).toEqual(expected)
  })
})

test.each(['无', ' 无 ', '没有', '暂无', '/', '-', '——', '0', '无 电话'])(
  '“%s” says that there is none',
  (text) => {
    expect(readPhone(text)).toEqual({ phone: null, changes: ['phone_none_word'] })
  },
)

test.each(['', ' ', '\u200b'])('a blank cell says nothing', (text) => {
  expect(readPhone(text)).toEqual({ phone: null, changes: [] })
})

test.each([
  ['1990000271', 'phone_ten_digits'],
  ['199-0000-271', 'phone_ten_digits'],
  ['023-51512345', 'phone_landline'],
  ['02351512345', 'phone_landline'],
  ['51512345', 'phone_landline'],
  ['0731-8888888', 'phone_landline'],
  ['+86 023-51512345', 'phone_landline'],
  ['1.99E+10', 'phone_lost_in_spreadsheet'],
  ['199000001500', 'phone_unreadable'],
  ['12900000150', 'phone_unreadable'],
  ['199000', 'phone_unreadable'],
  ['+1 415 555 0100', 'phone_unreadable'],
  ['不在家', 'phone_unreadable'],
])('%s is left out as %s', (text, doubt) => {
  expect(readPhone(text)).toEqual({ phone: null, changes: [], doubt })
})

describe('whatever is typed', () => {
  test('the outcome is the one stored form or nothing, and reads the same again', () => {
    const typed = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'0123456789+-() ８６／/无'), maxLength: 24 }),
      fc
        .tuple(
          fc.constantFrom('', '+86', '+86 ', '0086', '86', '0'),
          fc.stringMatching(/^1[3-9]\d{9}$/),
        )
        .map(([prefix, digits]) => prefix + digits),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const { phone } = readPhone(text)
        if (phone === null) return
        expect(phone).toMatch(/^\+861[3-9]\d{9}$/)
        expect(readPhone(phone).phone).toBe(phone)
      }),
    )
  })

  test('a mobile number survives any prefix and any grouping', () => {
    const separator = fc.constantFrom('', '-', ' ', '·')
    fc.assert(
      fc.property(
        fc.stringMatching(/^1[3-9]\d{9}$/),
        fc.constantFrom('', '+86', '+86 ', '0086-', '(+86)', '86', '0'),
        separator,
        separator,
        (digits, prefix, one, two) => {
          const text =
            prefix + digits.slice(0, 3) + one + digits.slice(3, 7) + two + digits.slice(7)
          expect(readPhone(text).phone).toBe(`+86${digits}`)
        },
      ),
    )
  })
})
