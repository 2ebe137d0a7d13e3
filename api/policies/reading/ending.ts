import type { Trimmed } from './contents'
import type { Line } from './line'
import { annexMark } from './marks'

const DATE =
  /^[(（]?[\d０-９〇○零一二三四五六七八九十]{4}\s*年\s*[\d０-９一二三四五六七八九十]{1,3}\s*月\s*[\d０-９一二三四五六七八九十]{1,3}\s*日\s*(?:印发)?[)）]?$/u
const FORMAL =
  /^(?:抄\s*[送报]|主\s*送|主题词|[(（]?此件|[(（]?联系人|[(（]?信息公开|公开方式|[^。；，]{2,30}\d{4}年\d{1,2}月\d{1,2}日印发)/u
const OFFICE = /^[^。；，：:？！?!]{2,40}$/u
const ANNEX_LIST = /^附\s*件\s*[0-9０-９]{0,2}\s*[:：]\s*\S/u
const LIST_ENTRY = /^[0-9０-９]{1,2}\s*[.．、]/u
const MOST_ENTRIES = 12

/**
 * Without what offices write below a text: who signs, the day, to whom copies go, the list of
 * annexes. The annexes themselves stay.
 */
export function withoutEnding(lines: readonly Line[]): Trimmed {
  const ends = lines.flatMap(({ text }, at) => (at > 0 && annexMark(text) ? [at] : []))
  const cut = new Set<number>()
  for (const end of [...ends, lines.length]) {
    for (const at of endingBefore(lines, end)) cut.add(at)
  }
  return {
    lines: lines.filter((_, at) => !cut.has(at)),
    leftOut: lines.filter((_, at) => cut.has(at)),
  }
}

function endingBefore(lines: readonly Line[], end: number): number[] {
  const text = (at: number) => lines[at]?.text ?? ''
  let at = end
  // What stands under the title is never an ending.
  while (at > 2) {
    if (FORMAL.test(text(at - 1))) at -= 1
    else if (DATE.test(text(at - 1))) at -= isOffice(text(at - 2)) && at > 3 ? 2 : 1
    else break
  }
  for (let entries = 0; entries <= MOST_ENTRIES && at - entries > 2; entries += 1) {
    const entry = text(at - 1 - entries)
    if (ANNEX_LIST.test(entry)) {
      at -= entries + 1
      break
    }
    if (!LIST_ENTRY.test(entry) || entry.length > 50) break
  }
  return Array.from({ length: end - at }, (_, step) => at + step)
}

/** Short and without a sentence; it might also be the last heading, which would carry a number. */
const isOffice = (text: string) =>
  OFFICE.test(text) && !/^[第一二三四五六七八九十（(\d]/u.test(text)
