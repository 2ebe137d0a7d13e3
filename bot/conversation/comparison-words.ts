import type { Opening } from './lead'
import { normalise } from './normalise'
import { codeFirst } from './staff-words'

/** What the office and departments say of record comparison 信息比对. */
export type ComparisonMeaning =
  /** 比对 民政局 低保 12月10日前. */
  | { intent: 'ask_department'; text: string }
  /** 比对: what is owed, and what came of what was handed in. */
  | { intent: 'comparisons'; cancels?: undefined; asks?: string }
  /** 取消比对 CODE 不用了: records are needed no more; the code empty where none was said. */
  | { intent: 'comparisons'; cancels: { code: string; reason: string } }

const LEADS = ['比对', '信息比对', '数据比对', 'COMPARE']
const CANCELS = ['取消比对', '取消比对任务', '撤销比对', '比对取消', 'CANCEL COMPARE']

/** 怎么交: how a file is handed in. */
const HOW =
  /^(?:(?:文件|记录|数据|名单)?(?:怎么|咋个?|啷个|如何)交|交到?哪[里儿]?|交给谁)[?？。]?$/u
/** A villager may ask so, too. */
const HANDING_IN = ['怎么交', '怎么交文件', '文件怎么交', '记录怎么交', '怎么交记录']
const LISTED = /^(?:结果|进度|进展|情况|任务|清单|RESULTS?)?$/u
/** Of whose records it is; 比对不对, 比对出来我家有车 is a household's word. */
const OF_RECORDS =
  /局|教委|残联|编办|车辆|机动车|房产|不动产|工商|企业|财政|死亡|低保|残疾|医疗|医保|教育|受灾|灾/u
const OF_HOUSEHOLD = /我|不对|错|冤|没有|凭|为啥|为什么|咋|怎么|[?？]/u

export function comparisonMeaning(opening: Opening): ComparisonMeaning | undefined {
  const cancelled = opening.restAfter(CANCELS)
  if (cancelled !== undefined) {
    const { code, text: reason } = codeFirst(cancelled, 10)
    return { intent: 'comparisons', cancels: { code: code ?? '', reason } }
  }
  const how = opening.restAfter(HANDING_IN)
  if (how !== undefined && normalise(how) === '') return { intent: 'comparisons', asks: '怎么交' }
  const text = opening.restAfter(LEADS)
  if (text === undefined) return undefined
  const plain = normalise(text)
  // With the number of one that was asked for, too.
  if (LISTED.test(plain) || /^\d{10}$/.test(plain) || HOW.test(plain))
    return { intent: 'comparisons' }
  return OF_RECORDS.test(plain) && !OF_HOUSEHOLD.test(plain)
    ? { intent: 'ask_department', text }
    : undefined
}
