import type { Opening } from './lead'
import { normalise, simplify } from './normalise'
import type { Understood } from './meaning'

/** The four sign-offs 四审. `text` is in the person's own words. */
export type SignMeaning =
  /** 签: what waits for my signature. */
  | { intent: 'sign' }
  /** 签单, all of it or of one place or head. */
  | { intent: 'list_sign_offs'; text: string }
  /** 签 要码: a fresh code. */
  | { intent: 'renew_sign_code' }
  /** 拒签 张三 原因. */
  | { intent: 'refuse_sign_off'; text: string }
  /** 代签 宝坪村 第一书记 由 姚云川 因 出差. */
  | { intent: 'appoint_deputy'; text: string }
  /** 纸签 张三 手印 见证 李四 王五. */
  | { intent: 'enter_paper'; text: string }

const SIGN = /^(?:我要|我来|看|看看|查|等我)?(?:签|签字|签名|待签|待签字)$|^SIGN$/u
const CODE =
  /^(?:签字?|签名)?(?:要|换|重发|再发|再给|补|没收到|没得|没有)(?:一下|一?个|新的?)*(?:签字|签名)?码$|^签字?码$|^SIGN ?CODE$/u
const LISTS = ['签单', '签字单', '签字名单', '待签名单', '看签单', 'SIGNLIST']
const REFUSALS = ['拒签', '拒绝签字', '拒绝签', 'REFUSE', 'NOTSIGN']
/** 不签字可以不 asks something; 不签 alone is a no. */
const REFUSED = /^不签[\s,，:：。]+\S/u
const DEPUTIES = ['代签', 'DEPUTY']
/** 代签可以吗 is a question of somebody who has to sign. */
const NAMES_DEPUTY = /^(?:代签|DEPUTY)(?:[\s,，:：]|$)|由|让/iu
const PAPERS = ['纸签', '记纸签', '纸上签', 'PAPER', 'ONPAPER']
const ASKS = /^(?:可以|行不|能不能|得不得|要不要|怎么|是什么|了没|有没有)/u

export function signMeaning(text: string, opening: Opening): SignMeaning | undefined {
  const plain = normalise(text)
  if (SIGN.test(plain)) return { intent: 'sign' }
  if (CODE.test(plain)) return { intent: 'renew_sign_code' }
  const list = opening.restAfter(LISTS)
  if (list !== undefined && !ASKS.test(simplify(list)))
    return { intent: 'list_sign_offs', text: list }
  const refusal =
    opening.restAfter(REFUSALS) ?? (REFUSED.test(text) ? opening.restAfter(['不签']) : undefined)
  if (refusal !== undefined && !ASKS.test(simplify(refusal)))
    return { intent: 'refuse_sign_off', text: refusal }
  const deputy = opening.restAfter(DEPUTIES)
  if (deputy !== undefined && NAMES_DEPUTY.test(simplify(text.trim())))
    return { intent: 'appoint_deputy', text: deputy }
  const paper = opening.restAfter(PAPERS)
  if (paper !== undefined && !ASKS.test(simplify(paper)))
    return { intent: 'enter_paper', text: paper }
  return undefined
}

const DISAGREES = ['不对', '不同意', '不属实', '错了', '不认可', '不签']
const BEGINS = /^(?:不对|不同意|不属实|错了|不认可|不签)/u
/** What such a message may otherwise be taken for; a complaint or a cry for help is one. */
const MAY_DISAGREE = new Set<Understood['intent']>([
  'unknown',
  'no',
  'help',
  'objection',
  'question',
  'status',
  'apply',
  'leave',
  'link',
  'wrong_number',
])

/** 不对 人口写错了: what is wrong, in answer to facts that were sent to be signed; empty where it is not said. */
export function disagreement(
  text: string,
  understood: Pick<Understood, 'intent'> & { code?: string | null },
  opening: () => Opening,
): string | undefined {
  if (!MAY_DISAGREE.has(understood.intent) || understood.code) return undefined
  if (!BEGINS.test(simplify(text.trim()))) return undefined
  return opening().restAfter(DISAGREES)
}
