import type { RiskClass } from '../../db/values/leads'
import { readFen } from '../roll/import/numbers'
import { type Finding, plain, type RecordRow } from './rules'

/** From how much on a family is feared for, in fen; the county's figures of the day. */
export interface Triggers {
  inpatientRegisteredFen: number
  inpatientOtherFen: number
  outpatientMonthFen: number
  schoolingYearFen: number
}

/** What one person paid in one period, all rows of a file together. */
export interface Cost {
  /** `inpatient 2026-03`: costs of one kind and time add up. */
  key: string
  fen: number
}

/** Yuan of a cell; null where it cannot be read. A heading in 万元 multiplies. */
export function costFen(amount: string, heading: string): number | null {
  const plainText = amount.normalize('NFKC').trim()
  const [, tenThousands] = /^([\d.,]+)\s*万元?$/u.exec(plainText) ?? []
  const unit = tenThousands !== undefined || /万/u.test(heading) ? 10_000 : 1
  return readFen(tenThousands ?? plainText, unit).value
}

const OUTPATIENT = /门诊|慢病|慢性|特病|特殊疾病|药店|购药/u

/** Of which kind and month a medical bill is; one without a day counts to the day's month. */
export function medicalKey({ kind, day }: RecordRow, today: string): string {
  return `${OUTPATIENT.test(kind) ? 'outpatient' : 'inpatient'} ${monthIn(day) ?? today.slice(0, 7)}`
}

/** Compulsory schooling costs nothing: what is paid there is not looked at. */
const COMPULSORY = /小学|初中|义务/u

export function schoolingKey({ kind, unit, day }: RecordRow, today: string): string | null {
  const stage = kind || unit
  if (COMPULSORY.test(stage) && !/高中|大学|中职/u.test(stage)) return null
  return `schooling ${/(?<!\d)(?:19|20)\d{2}/u.exec(day)?.[0] ?? today.slice(0, 4)}`
}

/** The month of 2026-03-05, 2026年3月, 202603. */
export function monthIn(text: string): string | null {
  const found =
    /(?<!\d)((?:19|20)\d{2})[-/.年](\d{1,2})(?!\d)/u.exec(text) ??
    /(?<!\d)((?:19|20)\d{2})(\d{2})(?:\d{2})?(?!\d)/u.exec(text)
  if (!found) return null
  const [, year = '', month = ''] = found
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : null
}

/** Whether a cost is so large that somebody is to look after the family (domain.md 4). */
export function costRisk(
  cost: Cost,
  isRegistered: boolean,
  triggers: Triggers,
): { class: RiskClass; finding: Finding } | null {
  const [kind = '', period = ''] = cost.key.split(' ')
  const yuan = `${Math.floor(cost.fen / 100)}元`
  const risk = (of: RiskClass, text: string) => ({
    class: of,
    finding: { mark: cost.key, text },
  })
  switch (kind) {
    case 'inpatient': {
      const least = isRegistered ? triggers.inpatientRegisteredFen : triggers.inpatientOtherFen
      return cost.fen >= least ? risk('medical_cost', `${period}住院自付${yuan}`) : null
    }
    case 'outpatient':
      return cost.fen >= triggers.outpatientMonthFen
        ? risk('medical_cost', `${period}门诊自付${yuan}`)
        : null
    case 'schooling':
      return cost.fen > triggers.schoolingYearFen
        ? risk('schooling_cost', `${period}年上学自付${yuan}`)
        : null
    default:
      return null
  }
}

/** Struck by a disaster 受灾: the list itself is the warning. */
export function disasterFinding({ kind, day }: RecordRow, today: string): Finding {
  const when = day || today.slice(0, 7)
  return { mark: plain(`${kind}${when}`), text: [day, kind || '受灾'].filter(Boolean).join('，') }
}
