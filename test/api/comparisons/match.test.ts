import { expect, test } from 'vitest'
import { Matcher } from '../../../api/comparisons/match'
import { NumberFilter } from '../../../api/comparisons/number-filter'
import { readRecordId } from '../../../api/comparisons/record-id'
import type { RegisterHousehold, RegisterPerson } from '../../../api/comparisons/register'
import { checkCharacter } from '../../../api/roll/import/identity'

const TODAY = '2026-11-30'
const household: RegisterHousehold = {
  id: 'h',
  number: '1',
  areaPath: 'wuxi.tianyuan.baoping.1',
  status: 'registered',
  watch: null,
  type: 'ordinary',
  head: null,
}
const person = (name: string, idNumber: string): RegisterPerson => ({
  id: idNumber,
  name,
  idNumber,
  household,
  isDisabled: false,
  isHealthKnown: true,
})
const MOU = person('牟大山', '509938197302015774')
/** Of her name there are two, whose numbers end alike. */
const numbered = (body: string) => body + checkCharacter(body)
const LI = person('李红', numbered('50993819650304122'))
const OTHER_LI = person('李红', numbered('50993819711207346'))
const matcher = new Matcher([MOU, LI, OTHER_LI])

const find = (text: string, name: string | null) => {
  const found = matcher.find(readRecordId(text, TODAY), name)
  if ('skipped' in found) return found.skipped
  return found.matches.map(({ person: who, isPossible }) => [who.name, isPossible])
}

test('by the whole number somebody is found whatever name stands beside it', () => {
  expect(find(MOU.idNumber, '牟大山')).toEqual([['牟大山', false]])
  expect(find(MOU.idNumber, '谭大山')).toEqual([['牟大山', false]])
  expect(find(MOU.idNumber, null)).toEqual([['牟大山', false]])
})

test('a namesake with a number of their own is nobody', () => {
  expect(find(numbered('50993819730201576'), '牟大山')).toEqual([])
})

test('the name alone is nobody', () => {
  expect(find('', '牟大山')).toBe('id_missing')
  expect(find('5.09938E+17', '牟大山')).toBe('id_lost')
  expect(find('G12345678', '牟大山')).toBe('id_form')
})

test('a number typed wrongly needs the name', () => {
  expect(find('509938197302015773', '牟大山')).toEqual([['牟大山', false]])
  expect(find('509938197302015773', '牟 大 山')).toEqual([['牟大山', false]])
  expect(find('509938197302015773', '谭大山')).toBe('id_damaged')
  expect(find('509938197302015773', null)).toBe('id_damaged')
  expect(find('509938197302015773', '')).toBe('id_damaged')
})

test('what is hidden or was cut needs the name, and is possible only', () => {
  expect(find('509938********5774', '牟大山')).toEqual([['牟大山', true]])
  expect(find('509938********5774', '谭大山')).toEqual([])
  expect(find('509938********5774', null)).toBe('id_masked')
  expect(find('509938197302015000', '牟大山')).toEqual([['牟大山', true]])
})

test('what was cut is possible only, however near to a whole number', () => {
  const near = person('牟大山', numbered('50993819510512200'))
  const cut = `${near.idNumber.slice(0, 15)}000`
  expect(near.idNumber.slice(15, 17)).toBe('00')
  const found = new Matcher([near]).find(readRecordId(cut, TODAY), '牟大山')
  expect(found).toEqual({ matches: [{ person: near, isPossible: true }] })
})

test('where two fit it is neither', () => {
  expect(find('509938****', '李红')).toBe('id_masked')
  const both = new Matcher([MOU, person('牟大山', numbered('50993819730201578'))])
  expect(both.find(readRecordId('50993819730201****', TODAY), '牟大山')).toEqual({
    skipped: 'several',
  })
})

test('of owners in one cell each is found', () => {
  expect(find(`${MOU.idNumber}、${LI.idNumber}`, '牟大山、李红')).toEqual([
    ['牟大山', false],
    ['李红', false],
  ])
})

test('the filter lets nobody of the roll pass for a stranger, and no number that is to be read', () => {
  const people = Array.from({ length: 1000 }, (_, i) => ({
    idNumber: numbered(`50993819730201${String(i).padStart(3, '0')}`),
  }))
  const filter = new NumberFilter(people)
  expect(people.some(({ idNumber }) => filter.isStranger(idNumber))).toBe(false)
  expect(filter.isStranger(numbered('50993719730201577'))).toBe(true)
  for (const text of [
    '',
    '509938197302015773',
    '５０９９３８１９７３０２０１５７７４',
    '50993719730201577',
  ])
    expect(filter.isStranger(text), text).toBe(false)
  expect(filter.isStranger(numbered('50993719731301577'))).toBe(false)
})
