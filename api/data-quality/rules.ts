import { QUALITY_CODES, type QualityCode, type QualitySeverity } from '../../db/values/data-quality'
import type { QualityField, QualityHousehold, QualityLimits, QualityPerson } from './facts'
import { HOUSEHOLD_RULES, isOfRegister } from './household-rules'
import { PERSON_RULES, type Rule } from './person-rules'

/** Every rule, in the order of the codes. */
export const QUALITY_RULES: readonly Rule[] = [...HOUSEHOLD_RULES, ...PERSON_RULES].toSorted(
  (a, b) => QUALITY_CODES.indexOf(a.code) - QUALITY_CODES.indexOf(b.code),
)

/** A rule a household breaks. */
export interface Finding {
  code: QualityCode
  severity: QualitySeverity
  /** Of the member it is about; null: of the household as a whole. */
  person: QualityPerson | null
}

/** What stands on the roll no more is not put right any more. */
const GONE = ['closed', 'terminated']

/**
 * What in a household's record cannot be right or needs a look, in the order of the rules.
 * @param unsaid what nothing is known of, as of columns a file does not have
 */
export function findingsOf(
  household: QualityHousehold,
  limits: QualityLimits,
  unsaid: ReadonlySet<QualityField> = NOTHING,
): Finding[] {
  if (GONE.includes(household.status)) return []
  const ofRegister = isOfRegister(household)
  return QUALITY_RULES.flatMap((rule) => {
    if (rule.isOfRegister && !ofRegister) return []
    if (unsaid.size > 0 && rule.fields.some((field) => unsaid.has(field))) return []
    const { code, severity } = rule
    return rule.find(household, limits).map((person) => ({ code, severity, person }))
  })
}

const NOTHING: ReadonlySet<QualityField> = new Set()

/** Which of two rules is worse: what is wrong before what is doubtful, then what is found more often. */
export const byWeight = (
  a: { severity: QualitySeverity; findings: number },
  b: { severity: QualitySeverity; findings: number },
): number =>
  Number(b.severity === 'wrong') - Number(a.severity === 'wrong') || b.findings - a.findings
