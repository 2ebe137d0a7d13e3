import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { damageOf, readRecordId } from '../../../api/comparisons/record-id'
import { checkCharacter } from '../../../api/roll/import/identity'

const TODAY = '2026-11-30'
const ID = '509938197302015774'
const WITH_X = '50993819840614003X'

describe('a number of a department’s file', () => {
  test.each([
    ['as it stands', ID],
    ['in full width', '５０９９３８１９７３０２０１５７７４'],
    ['with spaces around', ` ${ID}\t`],
    ['with spaces within', '509938 19730201 5774'],
    ['with an apostrophe before', `'${ID}`],
    ['with quotes', `“${ID}”`],
    ['with its kind before it', `身份证:${ID}`],
    ['with words behind it', `${ID}（已注销）`],
    ['of a disability certificate', `${ID}44`],
    ['of a certificate issued anew', `${ID}44B1`],
    ['with an O for a 0', ID.replace('0', 'O')],
    ['with an l for a 1', ID.replace('1', 'l')],
  ])('%s is read', (_, text) => {
    expect(readRecordId(text, TODAY)).toEqual({ kind: 'whole', ids: [ID] })
  })

  test.each([WITH_X.toLowerCase(), `${WITH_X.slice(0, 17)}ｘ`])('%s ends with X', (text) => {
    expect(readRecordId(text, TODAY)).toEqual({ kind: 'whole', ids: [WITH_X] })
  })

  test('of two owners is each one’s', () => {
    expect(readRecordId(`${ID}、${WITH_X}`, TODAY)).toEqual({ kind: 'whole', ids: [ID, WITH_X] })
  })

  test.each([
    ['509938********5774', true],
    ['509938********5775', false],
    ['509938＊＊＊＊＊＊＊＊5774', true],
    ['509938XXXXXXXX5774', true],
    ['50993819730201****', true],
    ['50993819730202****', false],
    ['5099****19730201****', false],
    ['5099**197302015***', true],
    ['509938****5774', true],
  ])('hidden as %s shows %s', (text, isShown) => {
    const read = readRecordId(text, TODAY)
    if (text === '5099****19730201****') return expect(read.kind).not.toBe('whole')
    expect(read.kind).toBe('masked')
    if (read.kind === 'masked') expect(read.shows(ID)).toBe(isShown)
  })

  test.each([
    ['', 'id_missing'],
    ['  ', 'id_missing'],
    ['5.09938E+17', 'id_lost'],
    ['509938************', 'id_masked'],
    ['****************74', 'id_masked'],
    ['G12345678', 'id_form'],
    ['91500238MA5U', 'id_form'],
    ['无', 'id_form'],
  ])('“%s” is nobody’s: %s', (text, reason) => {
    expect(readRecordId(text, TODAY)).toEqual({ kind: 'none', reason })
  })

  test.each([
    ['a wrong digit', '509938197302015773', 'typed'],
    ['two neighbours swapped', '509938197302015747', 'typed'],
    ['a digit lost', '50993819730201574', 'typed'],
    ['its X lost', '50993819840614003', null],
    ['a digit doubled', '5099381973302015774', 'typed'],
    ['the old number', '509938730201577', 'typed'],
    ['what Excel left', '509938197302015000', 'cut'],
    ['two wrong digits', '509938197302025773', null],
    ['two apart swapped', '509938197305012774', null],
    ['another’s old number', '509938730201578', null],
  ])('with %s is compared with that of a namesake', (_, text, damage) => {
    const read = readRecordId(text, TODAY)
    expect(read.kind).toBe('damaged')
    const forms = read.kind === 'damaged' ? read.forms : []
    const found = forms.map((form) => damageOf(form, ID)).find((each) => each !== null)
    expect(found ?? null).toBe(damage)
  })

  test('of a certificate with a wrong digit or one lost is found again', () => {
    for (const text of ['50993819730201577344', '5099381973020157744'.replace('577', '57') + '4']) {
      const read = readRecordId(text, TODAY)
      const forms = read.kind === 'damaged' ? read.forms : []
      expect(
        forms.some((form) => damageOf(form, ID) === 'typed'),
        text,
      ).toBe(true)
    }
  })
})

const digits = fc.integer({ min: 0, max: 999 }).map((n) => {
  const body = `50993819730201${String(n).padStart(3, '0')}`
  return body + checkCharacter(body)
})

test('whatever one slip does to a number, it is the number or is found by it', () => {
  const slip = fc.tuple(digits, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(
      slip,
      fc.constantFrom('wrong', 'lost', 'doubled', 'swapped'),
      ([id, at, by], how) => {
        const c = id.charAt(at)
        const typed = {
          wrong: id.slice(0, at) + String((Number(c) + by) % 10) + id.slice(at + 1),
          lost: id.slice(0, at) + id.slice(at + 1),
          doubled: id.slice(0, at) + c + id.slice(at),
          swapped: id.slice(0, at) + id.charAt(at + 1) + c + id.slice(at + 2),
        }[how]
        const read = readRecordId(typed, TODAY)
        if (read.kind === 'whole') return read.ids.length === 1
        if (read.kind !== 'damaged') return false
        return read.forms.some((form) => damageOf(form, id) !== null)
      },
    ),
  )
})
