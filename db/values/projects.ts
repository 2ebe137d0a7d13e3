/** The ten sectors 十大行业 (seed 二(二)2, domain.md 5.1). */
export const PROJECT_SECTORS = [
  'transport', // 交通
  'water', // 水利
  'culture', // 文化
  'finance', // 金融
  'science', // 科技
  'ecommerce', // 电商
  'tourism', // 乡村旅游
  'training', // 就业培训
  'environment', // 环境改善
  'enterprise_pairing', // 村企结对
] as const
export type ProjectSector = (typeof PROJECT_SECTORS)[number]

export const PROJECT_NATURES = ['new', 'continued'] as const
export type ProjectNature = (typeof PROJECT_NATURES)[number]

/**
 * How far a project has come, by the last of the eight steps that was done (seed 二(二)2): 群众讨论, 村社申请, 乡镇申报,
 * 县级审批, 乡村实施 (begun, then finished), 乡镇验收, 县级抽查, 乡级报账. Sent back, it stands again where it came from.
 */
export const PROJECT_STATUSES = [
  'discussed',
  'applied',
  'submitted',
  'approved',
  'under_way',
  'finished',
  'accepted',
  'checked',
  'settled',
  'rejected',
  'cancelled',
] as const
export type ProjectStatus = (typeof PROJECT_STATUSES)[number]

/** What somebody did about a project; each is a row with who, when and what for. */
export const PROJECT_ACTS = [
  'discussed',
  'applied',
  'submitted',
  'approved', // one of the approvals its amount asks for
  'started',
  'progressed',
  'finished',
  'accepted',
  'drawn', // 抽中
  'not_drawn', // 未抽中
  'check_passed',
  'check_failed', // reopens acceptance
  'claimed',
  'agreed', // 同意报账
  'disagreed',
  'paid',
  'settled',
  'returned',
  'rejected',
  'cancelled',
] as const
export type ProjectAct = (typeof PROJECT_ACTS)[number]

/** 事前公示 and 完工公告; what comes between is progress. */
export const PROJECT_NOTICE_STAGES = ['before', 'result'] as const
export type ProjectNoticeStage = (typeof PROJECT_NOTICE_STAGES)[number]

export const PROJECT_COMMENT_KINDS = ['question', 'comment'] as const
export type ProjectCommentKind = (typeof PROJECT_COMMENT_KINDS)[number]
export const PROJECT_COMMENT_STATUSES = ['open', 'answered'] as const

export const SPOT_CHECK_STATUSES = ['not_drawn', 'drawn', 'passed', 'failed'] as const
export type SpotCheckStatus = (typeof SPOT_CHECK_STATUSES)[number]

export const CLAIM_STATUSES = ['claimed', 'agreed', 'disagreed', 'paid'] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]

export const PAYEE_KINDS = ['household', 'contractor'] as const
export type PayeeKind = (typeof PAYEE_KINDS)[number]
/** What the household answered to 收到没. */
export const PAYMENT_ANSWERS = ['received', 'denied'] as const
export type PaymentAnswer = (typeof PAYMENT_ANSWERS)[number]

/** 村规划 and 户方案: 一村一策, 一户一法. */
export const PLAN_KINDS = ['village', 'household'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]
export const PLAN_STATUSES = ['draft', 'adopted'] as const
export type PlanStatus = (typeof PLAN_STATUSES)[number]
export const PLAN_LINE_STATUSES = ['open', 'done', 'dropped'] as const
export type PlanLineStatus = (typeof PLAN_LINE_STATUSES)[number]
