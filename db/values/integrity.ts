/** 五督查: what inspections and complaints are about (seed 二(二)3, domain.md 6). */
export const MISCONDUCT_KINDS = [
  'neglect', // 失职渎职
  'falsification', // 弄虚作假
  'misuse_of_funds', // 违规使用扶贫资金
  'favouritism', // 优亲厚友
  'extortion', // 吃拿卡要
] as const
export type MisconductKind = (typeof MISCONDUCT_KINDS)[number]

/** The three problems of the plan of 2018 to 2020. */
export const PROBLEM_CLASSES = [
  'duty', // 履行脱贫攻坚政治责任不力
  'corruption', // 扶贫领域贪污腐败
  'formalism', // 形式主义和官僚主义
] as const
export type ProblemClass = (typeof PROBLEM_CLASSES)[number]

/** What finding is about money, by its usual names. */
export const MISCONDUCT_TAGS = [
  'false_claim', // 虚报冒领
  'embezzlement', // 截留私分
  'waste', // 挥霍浪费
] as const
export type MisconductTag = (typeof MISCONDUCT_TAGS)[number]

/**
 * Filed by somebody, taken on 受理 by who handles it, decided with a finding, its filer told. `handed_up`: it belongs to
 * the level above and was taken out of here.
 */
export const COMPLAINT_STATUSES = ['filed', 'accepted', 'decided', 'closed', 'handed_up'] as const
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number]
export const COMPLAINT_FINDINGS = ['founded', 'partly_founded', 'unfounded'] as const
export type ComplaintFinding = (typeof COMPLAINT_FINDINGS)[number]
export const COMPLAINT_SIDES = ['filer', 'handler'] as const
export type ComplaintSide = (typeof COMPLAINT_SIDES)[number]
/** What is said in its dialogue; a filer may say that they suffer for it, or ask for a review 复查. */
export const COMPLAINT_MESSAGE_KINDS = ['report', 'message', 'retaliation', 'review'] as const
export type ComplaintMessageKind = (typeof COMPLAINT_MESSAGE_KINDS)[number]

export const SUPERVISION_STATUSES = ['open', 'closed'] as const
export const SUPERVISION_CHECK_STATUSES = ['planned', 'done'] as const
export const FINDING_STATUSES = ['open', 'rectified', 'verified'] as const
export type FindingStatus = (typeof FINDING_STATUSES)[number]

/** 问责, from the lightest on. */
export const ACCOUNTABILITY_MEASURES = [
  'talk', // 谈话提醒
  'criticism', // 批评教育
  'circular', // 通报批评
  'admonition', // 诫勉
  'party_discipline', // 党纪处分
  'administrative_discipline', // 政务处分
  'judicial_transfer', // 移送司法
] as const
export type AccountabilityMeasure = (typeof ACCOUNTABILITY_MEASURES)[number]
/** `final`: decided, and nothing was asked against it in time, or that was turned down. */
export const ACCOUNTABILITY_STATUSES = ['proposed', 'decided', 'final', 'revoked'] as const
export type AccountabilityStatus = (typeof ACCOUNTABILITY_STATUSES)[number]
export const PUBLISHED_CASE_STATUSES = ['drafted', 'approved', 'refused'] as const
export type PublishedCaseStatus = (typeof PUBLISHED_CASE_STATUSES)[number]

/** What cadres declare 申报: near relatives 近亲属, and interests in firms. */
export const DECLARATION_KINDS = ['kin', 'interest', 'none'] as const
export type DeclarationKind = (typeof DECLARATION_KINDS)[number]
export const KIN_RELATIONS = [
  'spouse',
  'parent',
  'child',
  'sibling',
  'grandparent',
  'grandchild',
  'collateral', // 三代以内旁系
  'in_law', // 近姻亲
] as const
export type KinRelation = (typeof KIN_RELATIONS)[number]
/** What kin or a firm of a cadre was found to have got. */
export const BENEFIT_KINDS = [
  'registered',
  'application',
  'measure',
  'project',
  'payment',
  'loan',
] as const
export type BenefitKind = (typeof BENEFIT_KINDS)[number]
export const DECLARATION_HIT_STATUSES = ['open', 'proper', 'passed'] as const
export type DeclarationHitStatus = (typeof DECLARATION_HIT_STATUSES)[number]
