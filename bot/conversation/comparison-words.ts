import type { Opening } from './lead'
import { normalise } from './normalise'
import { codeFirst } from './staff-words'

/** What the office and departments say of record comparison 信息比对. */
export type ComparisonMeaning =
  /** 比对 民政局 低保 12月10日前. */
  | { intent: 'ask_department'; text: string }
  /** 比对: what is owed, and what came of what was handed in. */
  | { intent: 'comparisons'; cancels?: undefined }
  /** 取消比对 CODE 不用了: records are needed no more; the code empty where none was said. */
  | { intent: 'comparisons'; cancels: { code: string; reason: string } }

const LEADS = ['比对', '信息比对', '数据比对', 'COMPARE']
const CANCELS = [
  '取消比对',
  '取消比对任务',
  '撤销比对',
  '比对取消',
  'CANCEL COMPARE',
  'CANCELCOMPARE',
]

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
  const text = opening.restAfter(LEADS)
  if (text === undefined) return undefined
  const plain = normalise(text)
  if (LISTED.test(plain)) return { intent: 'comparisons' }
  return OF_RECORDS.test(plain) && !OF_HOUSEHOLD.test(plain)
    ? { intent: 'ask_department', text }
    : undefined
}
