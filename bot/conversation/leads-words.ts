import type { LeadDecision } from '../../api/client'
import type { StepContext } from './flow'
import type { Opening } from './lead'
import { normalise, simplify } from './normalise'
import { codeFirst } from './staff-words'

/** What is said of leads 线索. */
export type LeadMeaning =
  /** 说明 CODE 车是我哥的; the code empty where none was said, and the household is asked which. */
  | { intent: 'explain_lead'; code: string; text: string }
  /** 核实 CODE 看到什么. */
  | { intent: 'check_lead'; code: string; text: string }
  /** 线索 CODE 不属实 理由: one is looked at, or decided. */
  | { intent: 'lead'; code: string; text: string }
  /** 线索, 线索 宝坪村: of a place where one is named. */
  | { intent: 'own_leads'; text?: string }

const LEADS = {
  explain: ['说明', '说明情况', '陈述', '申辩', 'EXPLAIN'],
  /** Said by a household alone, so that they need no number. */
  defend: ['陈述', '申辩'],
  check: ['核实', '核查', '已核实', 'CHECK'],
  lead: ['线索', '查线索', '看线索', '定线索', 'LEAD'],
} as const

const OWN = /^(?:查|看|查看)?(?:我的)?(?:线索|线索列表|线索清单)$|^(?:MY )?LEADS$|^XIANSUO$/u

const PLACE = /^\p{Script=Han}{1,12}(?:[村镇乡县社组]|社区)$/u
/** 线索 牟大岭, 线索 天元村: whose, apart from the word; what is told in a sentence is somebody's tip. */
const isWhose = (own: string, rest: string): boolean =>
  /^(?:查|看)?线索[\s,:，：、]/u.test(simplify(own.trim())) &&
  /^(?!有|我|没|是|举|报|要)(?:\p{Script=Han}{1,3}|\p{Script=Han}{1,6}(?:家|户|村|社区|乡|镇|街道|县))$/u.test(
    simplify(rest),
  )

/** 说明 alone: of a household it is about what it was asked. */
export const explainsAlone = (
  text: string,
  { contact, households }: Pick<StepContext, 'contact' | 'households'>,
) =>
  contact.staffId === null &&
  households.length > 0 &&
  /^(?:我要|我来|我想)?(?:说明|说明情况)$/u.test(normalise(text))
    ? { intent: 'explain_lead' as const, code: '', text: '', isBare: true }
    : undefined

export function leadMeaning(own: string, opening: Opening, plain: string): LeadMeaning | undefined {
  if (OWN.test(plain)) return { intent: 'own_leads' }
  for (const [lead, intent] of [
    ['explain', 'explain_lead'],
    ['check', 'check_lead'],
    ['lead', 'lead'],
  ] as const) {
    const rest = opening.restAfter(LEADS[lead])
    if (rest === undefined) continue
    if (intent === 'lead' && PLACE.test(rest)) return { intent: 'own_leads', text: rest }
    const { code, text } = codeFirst(rest, 10)
    // Without a number these are anybody's words.
    if (code) return { intent, code, text }
    if (/^\d{4}/.test(normalise(rest))) return { intent, code: '', text: rest }
    if (intent === 'lead' && isWhose(own, rest)) return { intent: 'own_leads' }
    if (intent === 'check_lead' && rest === '') return { intent, code: '', text: '' }
  }
  const defence = opening.restAfter(LEADS.defend)
  return defence === undefined ? undefined : { intent: 'explain_lead', code: '', text: defence }
}

/** 说明一下低保怎么办 explains nothing, and a question does not either. */
const APART = /[\s,:，：、。]$/u
const ASKS = /[?？吗么]\s*$|怎么(?!回事)|如何|什么是/u

const OF_ONESELF = /我|本人|自家|屋头/u

/**
 * 说明 车是我哥的, without the number: as a household writes that was asked. What sounds like a wish or a call is
 * that; what sounds like an objection is one where it is not of oneself: 我家没有车.
 */
export function explainedWithout(
  own: string,
  opening: Opening,
  likely: string,
): LeadMeaning | undefined {
  const text = opening.restAfter(LEADS.explain)
  if (!text || ASKS.test(text) || !APART.test(own.slice(0, -text.length))) return undefined
  const isOpen = likely === 'unknown' || likely === 'menu'
  const isOwn = likely === 'objection' && OF_ONESELF.test(text)
  return isOpen || isOwn ? { intent: 'explain_lead', code: '', text } : undefined
}

const DECISIONS: readonly (readonly [words: string, decisions: readonly LeadDecision[]])[] = [
  ['不属实|不是真的|不是本人|查无此事|NOT TRUE', ['unfounded', 'no_risk']],
  ['属实[,，、]?不影响|不影响|保留|保持不变|KEEP', ['kept']],
  ['属实[,，、]?终止|终止|TERMINATE', ['terminated']],
  ['属实[,，、]?转县里?定?|转县里?|移交|上报县里?|REFER', ['referred']],
  ['属实[,，、]?改登记|改登记|更正|CORRECT', ['corrected']],
  ['属实|是真的|TRUE', ['corrected', 'referred', 'terminated', 'kept']],
  ['提名监测|纳入监测|监测|WATCH', ['watch']],
  ['进台账|入台账|台账|LEDGER', ['ledger']],
  ['已帮扶解决|已经?解决|解决了|SETTLED', ['settled']],
  ['没有?风险|无风险|不存在风险|NO RISK', ['no_risk']],
]

/**
 * What is decided in so many words, and why: `属实 车是本人的`. Of what the words can mean the first that
 * may be decided; undefined where they say nothing of it.
 */
export function decisionIn(
  text: string,
  allowed: readonly LeadDecision[],
): { decision: LeadDecision; reason: string } | undefined {
  const written = text.trim()
  const plain = written.normalize('NFKC')
  // As it was written wherever that can be cut at the same place.
  const own = plain.length === written.length ? written : plain
  for (const [words, decisions] of DECISIONS) {
    const found = new RegExp(`^(?:${words})(?=$|[\\s,:;.、。，：；])`, 'iu').exec(plain)
    if (!found) continue
    const decision = decisions.find((each) => allowed.includes(each)) ?? decisions[0]
    const reason = own.slice(found[0].length).replace(/^[\s,:;.、。，：；]+/u, '')
    return decision && { decision, reason }
  }
  return undefined
}

/** Nobody was met, or nobody spoke. */
const NOBODY =
  /^(?:没|没有|未)?(?:见|看|找|遇|碰)(?:到|着)?(?:人|户主)?(?:没有?)?$|^(?:没人|无人|不在家|没在家|家里没人|没说什么?|没说话|没有说|NOBODY|NO ONE)[。.]?$/u
export const isNobody = (plain: string): boolean =>
  NOBODY.test(plain) && !/^[见看找遇碰]/u.test(plain)
