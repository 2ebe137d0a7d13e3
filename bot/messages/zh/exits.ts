import type { ExitItem } from '../../../api/client'
import { gapIn } from '../exit-lines'
import { ASSURANCE_WORDS } from './entries'

const namesOf = (items: readonly ExitItem[]) =>
  items.flatMap((item) => (item === 'income' ? [] : ASSURANCE_WORDS[item])).join('、')

/** 收入没稳超线，缺饮水；没问医疗. */
export function gapZh(line: string): string {
  const { lacking, unasked } = gapIn(line)
  const lacks = namesOf(lacking)
  const open = [...(unasked.includes('income') ? ['收入'] : []), namesOf(unasked)]
  return [
    [lacking.includes('income') ? '收入没稳超线' : '', lacks && `缺${lacks}`]
      .filter(Boolean)
      .join('，'),
    unasked.length > 0 ? `没问${open.filter(Boolean).join('、')}` : '',
  ]
    .filter(Boolean)
    .join('；')
}
