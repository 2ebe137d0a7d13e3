/** What the overview 总览 counts of households; each is a list of households, too. */
export const HOUSEHOLD_NUMBERS = [
  'registered', // 建档立卡户, exited or not
  'in_care', // 未脱贫 and 返贫
  'exited', // 已脱贫
  'returned', // 返贫
  'watched', // 监测对象
  'ledger', // 档外台账
  'measures_lacking',
  'measures_late',
  'paid', // this year, and asked whether it came
  'paid_lacking',
  'people_lacking',
  'left_once', // exited, returned since or not
  'results_lacking',
  'visits_due', // to be visited at all
  'visits_in_time',
  'visits_late',
] as const
export type HouseholdNumber = (typeof HOUSEHOLD_NUMBERS)[number]

/** What it counts of other rows of the system. */
export const CASE_NUMBERS = [
  'object_wrong',
  'notices_open',
  'objections_open',
  'objections_upheld',
  'objections_rejected',
  'objections_withdrawn',
  'objections_late',
  'leads_late',
  'projects',
  'projects_lacking',
  'projects_late',
  'money_arrived',
  'money_allocated',
  'money_spent',
] as const
export type CaseNumber = (typeof CASE_NUMBERS)[number]

export const OVERVIEW_NUMBERS = [...HOUSEHOLD_NUMBERS, ...CASE_NUMBERS] as const
export type OverviewNumber = (typeof OVERVIEW_NUMBERS)[number]

/** Sums of money in fen; the others count rows. */
export const MONEY_NUMBERS = ['money_arrived', 'money_allocated', 'money_spent'] as const

/** 六个精准. */
export const PRECISIONS = ['object', 'projects', 'funds', 'measures', 'people', 'results'] as const
export type Precision = (typeof PRECISIONS)[number]
