/** Whom an assessment 考核 is of: townships, group units, first secretaries, resident teams. */
export const ASSESSMENT_KINDS = [
  'township', // 乡镇（街道）
  'group_unit', // 扶贫集团成员单位
  'first_secretary', // 第一书记
  'resident_team', // 驻村工作队
] as const
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number]

/** What the system can compute of an item by itself, each from the rows it already keeps (domain.md 7.3). */
export const MEASURE_NAMES = [
  'visit_coverage', // 走访覆盖
  'notices_on_time', // 公示按时
  'objections_upheld', // 异议成立
  'late_leads', // 线索按时
  'claims_on_time', // 报账按时
  'satisfaction_approval', // 群众满意
  'evaluation_results', // 第三方评估：识别、退出准确
  'evaluation_approval', // 第三方评估：群众认可
  'peer_marks', // 单位互评
  'press_reports', // 媒体评价
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

/** How far an assessment is; nobody who is assessed sees anything before `draft`, nor others before `published`. */
export const ASSESSMENT_STATUSES = [
  'scoring', // 打分中
  'moderation', // 审核中
  'draft', // 初评告知，可以申诉
  'locked', // 已锁定
  'published', // 已公布
] as const
export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number]

/** From the best to the worst; a plan says what each is called and from how many points it begins. */
export const ASSESSMENT_GRADES = ['excellent', 'competent', 'basic', 'incompetent'] as const
export type AssessmentGrade = (typeof ASSESSMENT_GRADES)[number]

export const RECUSAL_REASONS = [
  'self', // 本人
  'same_unit', // 同单位
  'kin', // 亲属
  'role_there', // 在那里任职
] as const
export type RecusalReason = (typeof RECUSAL_REASONS)[number]

export const ASSESSMENT_APPEAL_STATUSES = ['open', 'upheld', 'rejected'] as const
export type AssessmentAppealStatus = (typeof ASSESSMENT_APPEAL_STATUSES)[number]

/** Whose yearly appraisal 年度考核 a result feeds. */
export const APPRAISAL_KINDS = ['unit', 'person'] as const
export type AppraisalKind = (typeof APPRAISAL_KINDS)[number]

/** What a yearly appraisal is used for. */
export const APPRAISAL_USES = [
  'performance', // 绩效考核
  'comprehensive', // 综合目标考核
] as const
export type AppraisalUse = (typeof APPRAISAL_USES)[number]

export const APPRAISAL_STATUSES = ['proposed', 'settled'] as const
export type AppraisalStatus = (typeof APPRAISAL_STATUSES)[number]

/** How a computed item comes to its points. Points have two decimals at most, rates stand in permille. */
export type PointRule =
  /** None up to the floor, all from `fullPermille` on, in proportion between them. */
  | { kind: 'proportional'; floorPermille: number; fullPermille: number }
  /** So many points less for every `per` rows that are not good, `most` at most. */
  | { kind: 'deduct_rows'; points: number; per: number; most: number }
  /** So many points less for every `perPermille` the rate lacks to the target, `most` at most. */
  | {
      kind: 'deduct_rate'
      points: number
      perPermille: number
      targetPermille: number
      most: number
    }
  /** All at this rate and over, none below. */
  | { kind: 'all_or_nothing'; atPermille: number }
  /** `base`, and so many points more for every `per` good rows, `most` more at most. */
  | { kind: 'bonus'; base: number; points: number; per: number; most: number }

interface ItemHead {
  /** `visits`: stable over the versions of a plan. */
  code: string
  /** Under which of the items of the mechanism it counts: 精准识别. */
  heading: string
  name: string
  fullMarks: number
  source: string
}

export type PlanItem = ItemHead &
  (
    | { how: 'computed'; measure: MeasureName; rule: PointRule; whenNone: 'full' | 'none' }
    | { how: 'scored' }
    /** 平时: scored in monthly assessments, and here their average. */
    | { how: 'monthly' }
  )

/** 一票否决: whoever it hits gets no better grade than `cap`. */
export type PlanVeto = { code: string; name: string; cap: AssessmentGrade; source: string } & (
  | { how: 'rows'; measure: MeasureName; atLeast: number }
  | { how: 'rate'; measure: MeasureName; belowPermille: number }
  | { how: 'by_hand' }
)

export interface PlanGrade {
  grade: AssessmentGrade
  name: string
  /** From so many points on. */
  fromPoints: number
  /** Of a hundred in a group at most; null: as many as reach it. */
  quotaPercent: number | null
}

/** Everything a plan sets; an assessment keeps the version it was opened by. */
export interface PlanContent {
  items: PlanItem[]
  vetoes: PlanVeto[]
  /** From the best on. */
  grades: PlanGrade[]
  /** Within which a quota holds. */
  quotaGroup: 'all' | 'township'
  appealDays: number
  /** Within which an appeal is to be decided. */
  decideDays: number
  /** A score further from the median than so much of the full marks is looked at. */
  outlierPermille: number
  minAssessors: number
  /** The highest and the lowest `drop` do not count where there are `from` scores at least. */
  trim: { drop: number; from: number }
  use: AppraisalUse
}
