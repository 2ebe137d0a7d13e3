import type { Opening } from './lead'
import { simplify } from './normalise'
import { codeFirst } from './staff-words'

/** What is said of periodic checks 定期核查, and of what records say against themselves 质检. */
export type CheckMeaning =
  /** 核查 alone: what is left of it, or how far it has come. */
  | { intent: 'show_checks'; text: string }
  /** 核查 天元乡 脱贫户 12月31日前. */
  | { intent: 'open_checks'; text: string }
  /** 核查 结束. */
  | { intent: 'close_checks'; text: string }
  /** 核查 牟大岭 属实, several in one message. */
  | { intent: 'answer_checks'; text: string }
  /** 质检 宝坪村, 质检 牟大岭. */
  | { intent: 'check_quality'; text: string }

export const CHECK_WORK = [
  'show_checks',
  'open_checks',
  'close_checks',
  'answer_checks',
  'check_quality',
] as const satisfies readonly CheckMeaning['intent'][]

const LEADS = ['核查', '定期核查', 'CHECK']
const QUALITY = ['质检', '数据质检', '查质量', '数据质量', 'QUALITY']

/** 质检部门不管 is somebody's complaint. */
const QUALITY_APART = /^(?:数据质检|质检|查质量|数据质量)(?:[\s,:;、。，：；]|$)|^quality(?:\s|$)/iu

/** 核查组来过没 is a villager's question: the word stands apart, or a list of households follows. */
const APART = /^(?:定期)?核查(?:[\s,:;?、。，：；？]|$)|^check(?:\s|$)/iu
const ENDS = /^(?:结束|收尾|关闭|停止|END)[!。！]?$/iu
/** What a checker found. */
const FOUND =
  /属实|有变|变了|没变|没得变|无变化|无误|一致|错评|评错|漏评|漏了|应评未评|该评没评|不该(?:评|在册|纳入)|没问题|有出入/u
/** Whom and until when somebody would have checked. */
const OPENS =
  /脱贫户|贫困户|监测户|监测对象|在册|建档立卡|所有|全部|全体|每户|家家|全覆盖|\p{Script=Han}(?:乡|镇|村|街道|社区)(?=$|[\s\d,，、:：])|^全[县乡镇村]|月\d{1,2}[日号]|月底|年底/u

/** Somebody speaks of their own household, or asks: 核查 我家收入算错了, 核查 啥时候来. */
const OF_VILLAGER = /^(?:我|你们|村里|干部)/u
const ASKS =
  /我家|我们家|我屋|[?？]|[吗呢么没]$|怎么|怎样|咋|啥|什么|哪|好久|多少|几时|能不能|可不可以|是不是|有没有/u
const HAN = /\p{Script=Han}/u

/** Whether what follows a word that others use as well is what staff say behind it: check my bank account is not. */
function isStaffs(text: string, rest: string): boolean {
  if (rest === '' || ENDS.test(rest)) return true
  if (OF_VILLAGER.test(rest) || (!FOUND.test(rest) && ASKS.test(rest))) return false
  return HAN.test(rest) || !/^[a-z]/i.test(text.trim())
}

export function checkMeaning(text: string, opening: Opening): CheckMeaning | undefined {
  const quality = opening.restAfter(QUALITY)
  const isQuality = quality !== undefined && QUALITY_APART.test(simplify(text))
  if (isQuality && isStaffs(text, simplify(quality)))
    return { intent: 'check_quality', text: quality }
  const rest = opening.restAfter(LEADS)
  if (rest === undefined || !APART.test(simplify(text))) return undefined
  const said = simplify(rest)
  // The number of a lead, which is checked on the spot.
  if (codeFirst(rest, 10).code) return undefined
  if (!isStaffs(text, said)) return undefined
  if (said === '') return { intent: 'show_checks', text: '' }
  if (ENDS.test(said)) return { intent: 'close_checks', text: '' }
  if (FOUND.test(said)) return { intent: 'answer_checks', text: rest }
  if (OPENS.test(said)) return { intent: 'open_checks', text: rest }
  return { intent: 'answer_checks', text: rest }
}
