import { partsOf } from './change-lines'
import { dayEn, dayZh, name } from './format'
import { sumEn, sumZh } from '../../api/client'

/** ，20万元，熊长富负责，2027年10月31日前; nothing where nothing is known. */
export function planFactsZh(facts: string): string {
  const { money, owner, due } = partsOf(facts)
  return [
    money && `，${sumZh(Number(money))}`,
    owner && `，${name(owner)}负责`,
    due && `，${due.slice(0, 4)}年${dayZh(due)}前`,
  ]
    .filter(Boolean)
    .join('')
}

export function planFactsEn(facts: string): string {
  const { money, owner, due } = partsOf(facts)
  return [
    money && `, ${sumEn(Number(money))}`,
    owner && `, ${name(owner)}`,
    due && `, by ${dayEn(due)} ${due.slice(0, 4)}`,
  ]
    .filter(Boolean)
    .join('')
}
