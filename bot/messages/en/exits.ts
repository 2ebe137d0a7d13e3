import type { ExitItem } from '../../../api/client'
import { gapIn } from '../exit-lines'

const WORDS = {
  income: 'income',
  food: 'food',
  clothing: 'clothes',
  compulsory_school: 'school',
  medical_care: 'care',
  safe_house: 'house',
  drinking_water: 'water',
} as const satisfies Record<ExitItem, string>

const namesOf = (items: readonly ExitItem[]) => items.map((item) => WORDS[item]).join(', ')

/** no income, water; not asked: care. */
export function gapEn(line: string): string {
  const { lacking, unasked } = gapIn(line)
  return [
    lacking.length > 0 ? `no ${namesOf(lacking)}` : '',
    unasked.length > 0 ? `not asked: ${namesOf(unasked)}` : '',
  ]
    .filter(Boolean)
    .join('; ')
}
