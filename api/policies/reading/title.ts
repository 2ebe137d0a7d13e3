import type { Line } from './line'
import { looksLikeHeading } from './marks'

/** What documents are called at their end. */
const KIND =
  /(?:法|条例|办法|规定|细则|规则|规程|规范|方案|意见|通知|通告|公告|决定|制度|公约|章程|标准|须知|指南|问答|解读|政策|计划|要点|函)(?:[（(].{1,20}[）)])?$/u
/** What stands above a title and is none: who issues it, its number. */
const HEADER =
  /(?:文件|政府|办公[室厅]|[局委部院厅会]|令)$|日[）)]?$|[〔[［(（]\d{4}[〕\]］)）].{0,4}\d+号$|^第.{1,6}号$/u
const LONGEST = 80
/** Beyond that no title comes. */
const LOOKED_AT = 30

export interface Titled {
  title: string
  /** The lines it was taken from; `from` is -1 where it stands in none. */
  from: number
  end: number
}

/**
 * @param lines what stands before the first article or section
 * @param isOfArticles then the last title counts: a notice may stand before what it issues
 */
export function titleOf(lines: readonly Line[], isOfArticles: boolean): Titled | null {
  const marked = lines.findIndex(({ level }) => level === 0)
  const heading = marked === -1 ? lines.findIndex(({ level }) => level === 1) : marked
  if (heading !== -1) {
    const level = lines[heading]?.level
    let end = heading + 1
    while (marked !== -1 && lines[end]?.level === level) end += 1
    return titled(lines, heading, end)
  }
  const looked = lines.slice(0, isOfArticles ? lines.length : LOOKED_AT)
  const isTitle = ({ text }: Line) => canBeTitle(text) && KIND.test(text)
  const at = isOfArticles ? looked.findLastIndex(isTitle) : looked.findIndex(isTitle)
  if (at !== -1) {
    const before = looked[at - 1]?.text ?? ''
    const isSecond = canBeTitle(before) && !HEADER.test(before) && !KIND.test(before)
    return titled(lines, isSecond ? at - 1 : at, at + 1)
  }
  const first = looked[0]
  return first && canBeTitle(first.text) ? titled(lines, 0, 1) : null
}

const canBeTitle = (text: string) =>
  text.length <= LONGEST && looksLikeHeading(text.slice(0, 40)) && !/[。；：:]/u.test(text)

const titled = (lines: readonly Line[], from: number, end: number): Titled => ({
  title: lines
    .slice(from, end)
    .map(({ text }) => text.replace(/[\s\u3000]+/g, ' '))
    .join('')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''),
  from,
  end,
})
