import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCharacter, readIdNumber, sexOfId } from '../../../../api/roll/import/identity'
import { idOf } from './roll'

const TODAY = '2026-03-01'
const read = (text: string) => readIdNumber(text, TODAY)
const refusal = (text: string) => {
  const reading = read(text)
  return 'refusal' in reading ? reading.refusal : 'taken'
}

const digits17 = fc.stringMatching(/^[0-9]{17}$/)
/** Identity numbers of people born between 1900 and 2025. */
const idNumbers = fc
  .record({ day: fc.integer({ min: 0, max: 45_000 }), sequence: fc.integer({ min: 0, max: 999 }) })
  .map(({ day, sequence }) => {
    const birth = new Date(Date.UTC(1900, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)
    return idOf(sequence, birth.replaceAll('-', ''))
  })

describe('the check character', () => {
  test('is that of the published example', () => {
    expect(checkCharacter('11010519491231002')).toBe('X')
    expect(checkCharacter('44052418800101001')).toBe('4')
  })

  test('tells every single wrong digit', () => {
    fc.assert(
      fc.property(digits17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const other = (Number(digits.charAt(at)) + by) % 10
        const wrong = digits.slice(0, at) + other + digits.slice(at + 1)
        expect(checkCharacter(wrong)).not.toBe(checkCharacter(digits))
      }),
    )
  })

  test('tells every swapped pair', () => {
    fc.assert(
      fc.property(digits17, fc.nat(15), (digits, at) => {
        const [a = '', b = ''] = digits.slice(at, at + 2)
        fc.pre(a !== b)
        const wrong = digits.slice(0, at) + b + a + digits.slice(at + 2)
        expect(checkCharacter(wrong)).not.toBe(checkCharacter(digits))
      }),
    )
  })
})

const wide = (text: string) =>
  text.replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

describe('an identity number is taken', () => {
  const id = '50993819530816566X'
  test.each([
    [id, []],
    ['５０９９３８１９５３０８１６５６６Ｘ', ['id_full_width']],
    ['50993819530816566x', ['id_lower_x']],
    ['50993819530816566ｘ', ['id_full_width', 'id_lower_x']],
    [` ${id}\t`, []],
    ['509938 19530816 566X', ['id_spaces']],
    [`'${id}`, ['id_spaces']],
    [`\u200b${id}`, ['id_spaces']],
    [`${id}43`, ['id_disability_certificate']],
  ])('%s', (text, changes) => {
    expect(read(text)).toEqual({ idNumber: id, changes })
  })

  test('however it is written, and reads the same again', () => {
    fc.assert(
      fc.property(
        idNumbers,
        fc.constantFrom(
          wide,
          (t: string) => t.toLowerCase(),
          (t: string) => ` ${t} `,
        ),
        (idNumber, write) => {
          expect(read(write(idNumber))).toMatchObject({ idNumber })
          expect(read(idNumber)).toEqual({ idNumber, changes: [] })
        },
      ),
    )
  })

  test('for somebody born today, and in a leap year', () => {
    expect(refusal(idOf(1, '20260301'))).toBe('taken')
    expect(refusal(idOf(1, '20240229'))).toBe('taken')
    expect(refusal(idOf(1, '20000229'))).toBe('taken')
    expect(refusal(idOf(1, '18800101'))).toBe('taken')
  })
})

describe('an identity number is refused', () => {
  test.each([
    ['', 'id_missing'],
    [' \u3000', 'id_missing'],
    ['5.09938E+17', 'id_lost_in_spreadsheet'],
    ['5.09938e+17', 'id_lost_in_spreadsheet'],
    ['５.０９９３８Ｅ＋１７', 'id_lost_in_spreadsheet'],
    ['5E17', 'id_lost_in_spreadsheet'],
    ['509938197612262000', 'id_lost_in_spreadsheet'],
    ['509938197612262358', 'id_check_digit'],
    ['509938761226235', 'id_old_form'],
    ['50993819761226235', 'id_form'],
    ['5099381976122623599', 'id_form'],
    ['X09938197612262359', 'id_form'],
    ['无', 'id_form'],
    ['证件号码', 'id_form'],
    [idOf(1, '20260302'), 'id_birth_date'],
    [idOf(1, '20250229'), 'id_birth_date'],
    [idOf(1, '19000229'), 'id_birth_date'],
    [idOf(1, '19701301'), 'id_birth_date'],
    [idOf(1, '19700001'), 'id_birth_date'],
    [idOf(1, '19700431'), 'id_birth_date'],
    [idOf(1, '19700400'), 'id_birth_date'],
    [idOf(1, '18791231'), 'id_birth_date'],
    [`${idOf(1, '19701301')}43`, 'id_birth_date'],
  ])('%s as %s', (text, why) => {
    expect(refusal(text)).toBe(why)
  })
})

test('the sex is in the last digit of the sequence', () => {
  expect(sexOfId(idOf(1))).toBe('male')
  expect(sexOfId(idOf(2))).toBe('female')
})
