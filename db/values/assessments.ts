/** What the system can compute of an item by itself, each from the rows it already keeps (domain.md 7.3). */
export const MEASURE_NAMES = [
  'visit_coverage', // 走访覆盖
  'notices_on_time', // 公示按时
  'objections_upheld', // 异议成立
  'late_leads', // 线索按时
  'claims_on_time', // 报账按时
  'satisfaction_approval', // 群众满意
  'evaluation_results', // 第三方评估
  'complaint_findings', // 问责
  'measures_delivered', // 措施落实
  'projects_accepted', // 项目验收
  'funds_paid', // 资金拨付
  'loans_repaid', // 小额信贷还款
  'exits_confirmed', // 退出核实
  'residency_days', // 驻村天数
  'pairing_visits', // 结对走访
] as const
export type MeasureName = (typeof MEASURE_NAMES)[number]
