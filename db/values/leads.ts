/** A mismatch 比对疑点 between a department's records and the register; a risk 风险线索 of becoming poor. */
export const LEAD_KINDS = ['mismatch', 'risk'] as const
export type LeadKind = (typeof LEAD_KINDS)[number]

/** What a department's records say that the register does not (domain.md 3.5). */
export const MISMATCH_CLASSES = [
  'vehicle',
  'property',
  'business',
  'public_payroll',
  'death',
  'subsistence_allowance',
  'disability',
] as const
export type MismatchClass = (typeof MISMATCH_CLASSES)[number]

/** What makes somebody fear for a household (domain.md 4). */
export const RISK_CLASSES = [
  'call_for_help', // 求助
  'medical_cost', // 大额医疗支出
  'schooling_cost', // 大额教育支出
  'disaster', // 受灾
  'accident', // 意外事故
  'income_drop', // 收入骤减
  'assurance_gap', // 三保障有缺口
  'left_out', // 漏评
  'wrongly_in', // 错评
] as const
export type RiskClass = (typeof RISK_CLASSES)[number]

export const LEAD_CLASSES = [...MISMATCH_CLASSES, ...RISK_CLASSES] as const
export type LeadClass = (typeof LEAD_CLASSES)[number]

/** Where a signal came from. */
export const SIGNAL_SOURCES = [
  'department',
  'visit',
  'help',
  'check',
  'objection',
  'household',
] as const
export type SignalSource = (typeof SIGNAL_SOURCES)[number]

/** `referred`: found to be true by the township and left to the county, which alone ends a household's time on the register. */
export const LEAD_STATUSES = ['open', 'visited', 'referred', 'decided'] as const
export type LeadStatus = (typeof LEAD_STATUSES)[number]

/**
 * What was decided of a lead. Of a mismatch: the register is put right, it is true and changes nothing, it is not true,
 * or the household's time on the register ends 终止. Of a risk: proposed for the watch-list, entered in the off-register
 * ledger 档外台账, settled by help that was given, or no risk.
 */
export const LEAD_OUTCOMES = [
  'corrected',
  'kept',
  'unfounded',
  'terminated',
  'watch',
  'ledger',
  'settled',
  'no_risk',
] as const
export type LeadOutcome = (typeof LEAD_OUTCOMES)[number]
