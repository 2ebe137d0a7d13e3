import { plain } from './plain'

/** What kind of thing a question asks for; it picks the sentence that is quoted. */
const SORTS = ['phone', 'amount', 'time', 'papers', 'place', 'who', 'penalty', 'how'] as const
export type Sort = (typeof SORTS)[number]

/** How each is asked for. The first that fits counts: 好久 is no 好. */
const ASKS: Record<Sort, RegExp> = {
  phone: /电话|号码|联系方式|咋个联系|怎么联系/,
  amount:
    /多少钱|好多钱|几块|几元|补多少|补好多|多少元|百分之|比例|标准|(?:领|发|赔|给|交|收)(?:好多|多少|几)|(?:好多|多少)$/,
  time: /好久|多久|好长时间|多长时间|几天|好多天|多少天|啥时候|什么时候|几时|期限|时限|几年|好多年|几个月|哪天|截止|过期/,
  papers: /材料|资料|手续|证件|证明|带些?(?:啥|什么|哪)|交(?:啥|哪)/,
  penalty: /罚|判|处分|责任|追究|犯法|后果|坐牢/,
  place: /哪里|哪点|哪儿|找哪个|找谁|哪个部门|哪个单位|去哪|归哪个|哪级|哪个管|谁管|向谁/,
  who: /哪些人|什么人|(?:什么|啥子?|哪些)情况|对象|啥子人|哪种人|条件|资格|符合|算不算|能不能|可不可以|得不得行|有没得|够不够/,
  how: /怎么|咋个|啷个|咋|如何|程序|流程|步骤|怎样/,
}

/** What the sentence that says it holds. */
const SAYS: Record<Sort, RegExp> = {
  phone: /\d{3,4}[-－—]?\d{7,8}|(?<!\d)1\d{10}(?!\d)|电话.{0,8}\d{5,}/,
  amount: /元|百分之|[%％]|倍|标准|金额|费用|[一二三四五六七八九十]成/,
  time: /[日天月年](?:内|以内|前|以上|以下|起|，|。)|工作日|期限|届满|[一二三四五六七八九十0-9]+(?:日|个月|年)/,
  papers: /材料|证明|证件|户口簿|身份证|申请书|提交|提供|出示/,
  penalty: /罚款|处分|法律责任|有期徒刑|拘留|没收|吊销|赔偿/,
  place:
    /向.{1,20}(?:申请|提出|投诉|举报|报告)|由.{1,24}(?:负责|受理|审|办理|批准)|部门|人民政府|机构|法院/,
  who: /符合|下列|条件|人员|的，|家庭|应当具备|可以申请|情形|对象|户[和、]/,
  how: /向|提出|提交|填写|办理|审核|审批|程序|登记|报名|凭/,
}

/** A sentence that holds what is asked for goes before one nearer in words: beside it, or as near as this. */
const NEAR_ENOUGH = 0.4

/** 补助标准。 by itself is a heading. */
const HEADING =
  /^[^，：；]{0,6}(?:标准|对象|范围|办理|要求|程序|时间|条件|方式|原则|内容|依据|材料|地点|目的|期限|流程)。$/u

/** 。 and ； end what can be quoted alone; a heading stays with what follows it. */
function sentencesOf(passage: string): string[] {
  const found = (passage.match(/[^。；！？]+[。；！？]?/gu) ?? [])
    .map((each) => each.trim())
    .filter(Boolean)
  const [first, second, ...rest] = found
  return first && second && HEADING.test(first) ? [first + second, ...rest] : found
}

/** （一）, 1.: a line of a list, which says little without the words before it. */
const ITEM = /^(?:（[一二三四五六七八九十]+）|\([一二三四五六七八九十\d]+\)|\d+[.、])/u
const OPENS_LIST = /[：:]$/u

/** Whether a text says what kind of thing a question asks for; any does where it asks for none. */
export const saysWhat = (question: string, text: string): boolean => {
  const sort = sortOf(question)
  return sort === null || SAYS[sort].test(text)
}

export const sortOf = (question: string): Sort | null => {
  const asked = plain(question).replaceAll(' ', '')
  return SORTS.find((sort) => ASKS[sort].test(asked)) ?? null
}

/** How near a text is to the question, from 0 to 1. */
type Nearness = (text: string) => number

export interface Quotation {
  /** A sentence of the article word for word, or a line of its list behind the words that open it. */
  text: string
  /** The article whole where that is more. */
  whole: string | null
}

/**
 * The sentence of an article that answers a question: the nearest in words, of those that hold what is asked
 * for rather than of the others.
 */
export function quote(
  question: string,
  passages: readonly string[],
  nearness: Nearness,
): Quotation {
  const placed = passages.flatMap((passage, at) =>
    sentencesOf(passage).map((sentence) => ({ sentence, passage: at })),
  )
  const sentences = placed.map(({ sentence }) => sentence)
  const sort = sortOf(question)
  const ranked = placed
    .map((each, at) => ({ ...each, at, near: nearTo(question, each.sentence, nearness) }))
    .toSorted((a, b) => b.near - a.near || a.at - b.at)
  const whole = passages.join('')
  const [nearest] = ranked
  if (!nearest) return { text: whole, whole: null }
  const best = ranked.find(
    ({ sentence, near, passage }) =>
      sort !== null &&
      SAYS[sort].test(sentence) &&
      (passage === nearest.passage || near >= NEAR_ENOUGH * nearest.near),
  )
  const sentence = inContext(sentences, (best ?? nearest).at, sort)
  const text = fromClause(sentence, sort, nearness)
  return { text, whole: text === whole ? null : whole }
}

/** Of people who are few here, and would have said so. */
const ELSEWHERE = /外国人|华侨|港澳|香港|澳门|台湾|军人|现役/u

function nearTo(question: string, sentence: string, nearness: Nearness): number {
  const isOfOthers = ELSEWHERE.test(sentence) && !ELSEWHERE.test(question)
  return nearness(sentence) * (isOfOthers ? 0.5 : 1)
}

/** What a first message holds of it beside the source, in UTF-16 units. */
const AT_ONCE = 45

/** A long sentence is quoted from the clause that answers, lest that come with the third message. */
function fromClause(sentence: string, sort: Sort | null, nearness: Nearness): string {
  if (sentence.length <= AT_ONCE || LISTED.includes(sort)) return sentence
  const clauses = [...sentence.matchAll(/[^，；：。]+[，；：。]?/gu)].map(({ 0: text, index }) => ({
    index,
    near: nearness(text) * (sort && SAYS[sort].test(text) ? 1 : 0.5),
  }))
  const [best] = clauses.toSorted((a, b) => b.near - a.near || a.index - b.index)
  return !best || best.index <= AT_ONCE ? sentence : `…${sentence.slice(best.index)}`
}

/** Goes on from the sentence before it. */
const GOES_ON = /^(?:必要时|其|该|上述|前述|但|同时|并|对此|逾期|情节|拒不)/u
/** Where these are asked for, the list is the answer and not one line of it. */
const LISTED: readonly (Sort | null)[] = ['papers', 'who']

/** What a sentence is not to be understood without: what opens its list, the lines of the list, the sentence before. */
function inContext(sentences: readonly string[], at: number, sort: Sort | null): string {
  const sentence = sentences[at] ?? ''
  if (ITEM.test(sentence)) {
    const opening = sentences.slice(0, at).findLastIndex((each) => !ITEM.test(each))
    if (opening < 0 || !OPENS_LIST.test(sentences[opening] ?? '')) return sentence
    return LISTED.includes(sort)
      ? withLines(sentences, opening)
      : `${sentences[opening]}${sentence}`
  }
  if (OPENS_LIST.test(sentence)) return withLines(sentences, at)
  const before = sentences[at - 1]
  return GOES_ON.test(sentence) && before && !ITEM.test(before) ? `${before}${sentence}` : sentence
}

function withLines(sentences: readonly string[], opening: number): string {
  const lines = sentences.slice(opening + 1)
  const end = lines.findIndex((each) => !ITEM.test(each))
  return sentences.slice(opening, end < 0 ? undefined : opening + 1 + end).join('')
}
