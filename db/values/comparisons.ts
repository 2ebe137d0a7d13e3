/** Whose records are compared with the register 信息比对, and what they tell (domain.md 3.5). */
export const DEPARTMENT_RECORDS = [
  'vehicles', // 公安
  'property', // 国土房管
  'business', // 市场监管
  'public_payroll', // 财政、编办
  'deaths', // 公安、民政
  'subsistence_allowance', // 民政
  'disability', // 残联
  'medical_costs', // 医保
  'schooling_costs', // 教育
  'disasters', // 应急
] as const
export type DepartmentRecords = (typeof DEPARTMENT_RECORDS)[number]

/** A department owes its records 比对任务; `returned` once its file was compared. */
export const COMPARISON_TASK_STATUSES = ['open', 'returned', 'cancelled'] as const
export type ComparisonTaskStatus = (typeof COMPARISON_TASK_STATUSES)[number]
