import { NUMBER, numberOf } from './numerals'

const N = NUMBER
const SPACE = '[\\s\\u3000]*'

/** 第十五条, 第 十五 条之一, 第15条 at the beginning of a line. */
export interface ArticleMark {
  /** Without spaces: 第十五条之一. */
  label: string
  number: number
  /** 之一 is 1; 0 where there is none. */
  inserted: number
  rest: string
  /** Set off from what follows as only the beginning of an article is. */
  isSetOff: boolean
}

const ARTICLE = new RegExp(
  `^[【\\[]?(第${SPACE}(${N})${SPACE}条(?:${SPACE}之${SPACE}(${N}))?)[】\\]]?([\\s\\u3000：:]*)(.*)$`,
  'su',
)
/** What goes on after an article that is only named: 第十五条规定的, 第十五条、第十六条, 第三条第二款. */
const NAMED =
  /^(?:[、，,。；;）)》”』」]|第.{1,6}[款项]|和第|或第|或者第|及第|以及第|至第|到第|与第|所|的|中的|之规定|规定)/u

export function articleMark(text: string): ArticleMark | null {
  const [, label = '', number = '', inserted, space = '', rest = ''] = ARTICLE.exec(text) ?? []
  const counted = numberOf(number)
  if (counted === null) return null
  // 之 belongs to the sentence in 第五条之规定, and does not match then.
  const isSetOff = space !== '' || rest === ''
  if (!isSetOff && NAMED.test(rest)) return null
  return {
    label: label.replace(/[\s\u3000]/g, ''),
    number: counted,
    inserted: inserted === undefined ? 0 : (numberOf(inserted) ?? 0),
    rest: rest.trim(),
    isSetOff,
  }
}

/** A numbered heading, or what is numbered like one; the smaller the rank the further out. */
export interface SectionMark {
  /** 第三章, 三、, （二）, 1. */
  label: string
  rank: number
  number: number
  rest: string
}

const PARTS: [rank: number, pattern: RegExp][] = [
  [1, new RegExp(`^第${SPACE}(${N})${SPACE}(?:分编|编|部分)(?=[\\s\\u3000：:]|.{1,30}$)`, 'u')],
  [2, new RegExp(`^第${SPACE}(${N})${SPACE}章`, 'u')],
  [3, new RegExp(`^第${SPACE}(${N})${SPACE}节`, 'u')],
]
const SECTIONS: [rank: number, pattern: RegExp][] = [
  [5, new RegExp(`^([〇零一二三四五六七八九十百]+)${SPACE}[、．.]`, 'u')],
  [6, new RegExp(`^[（(]${SPACE}([〇零一二三四五六七八九十百]+)${SPACE}[）)]`, 'u')],
  [7, /^([0-9０-９]{1,3})\s*(?:[、．]|\.(?![0-9０-９]))/u],
  [8, /^[（(]\s*([0-9０-９]{1,3})\s*[）)]/u],
]

/** A heading has no sentence in it and is not long. */
const HEADING_CHARS = 40
const SENTENCE = /[。；;！!]|[，,、]$/u

export const looksLikeHeading = (text: string) =>
  text !== '' && text.length <= HEADING_CHARS && !SENTENCE.test(text)

/** 第三章 保障措施; not 第三章规定的…, nor a sentence. */
export function partMark(text: string): SectionMark | null {
  const mark = firstOf(PARTS, text)
  // 第三章规定的…; a heading may begin so too, but then stands off from its number.
  if (!mark || new RegExp(`^第${SPACE}${N}${SPACE}\\S(?:规定|[的所中、，。])`, 'u').test(text))
    return null
  return looksLikeHeading(text) ? mark : null
}

/** 三、 （二） 1. （1） at the beginning of a line. */
export const sectionMark = (text: string): SectionMark | null => firstOf(SECTIONS, text)

function firstOf(kinds: typeof PARTS, text: string): SectionMark | null {
  for (const [rank, pattern] of kinds) {
    const [whole, number = ''] = pattern.exec(text) ?? []
    if (whole === undefined) continue
    const counted = numberOf(number)
    if (counted === null) continue
    const label = whole.replace(/[\s\u3000]/g, '')
    return { label, rank, number: counted, rest: text.slice(whole.length).trim() }
  }
  return null
}

const ANNEX =
  /^(附\s*[件录表]\s*[0-9０-９一二三四五六七八九十]{0,3})\s*(?:[:：]?$|\s([^。；，、：]{1,30})$)/u

/** 附件, 附件2： or 附件1 申请表, alone on its line. */
export function annexMark(text: string): { label: string; title: string } | null {
  const [whole, label = '', title = ''] = ANNEX.exec(text) ?? []
  return whole === undefined ? null : { label: label.replace(/\s/g, ''), title: title.trim() }
}

/** The question of a Q&A. */
export const QUESTION =
  /^(?:[0-9０-９]{1,3}\s*[、．.]\s*)?(?:问题?|[QＱ])\s*[0-9０-９]{0,3}\s*[:：]/u

/** Whether a line can begin something new, as one broken in a sentence seldom does. */
export const beginsSomething = (text: string): boolean =>
  articleMark(text) !== null ||
  partMark(text) !== null ||
  sectionMark(text) !== null ||
  annexMark(text) !== null ||
  QUESTION.test(text)

/** As it is shown: spaces between 总 and 则 closed, one behind 第一章. */
export function headingText(text: string): string {
  const mark = partMark(text)
  if (!mark) return closed(text)
  return [mark.label, closed(mark.rest)].filter(Boolean).join(' ')
}

/** 总 则 is one word; 个人 申请 审核 is three. */
const closed = (text: string) =>
  /^(?:\p{Script=Han}[\s\u3000]+)+\p{Script=Han}$/u.test(text)
    ? text.replace(/[\s\u3000]/g, '')
    : text.replace(/[\s\u3000]+/g, ' ')
