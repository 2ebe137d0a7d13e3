// What the bot needs to know of projects, money and integrity; a part of `client.ts`.
export {
  PROJECT_NEWS,
  PROJECT_TASKS,
  PROJECT_WHYS,
  type ProjectField,
  type ProjectNews,
  type ProjectTask,
  type ProjectWhy,
} from './messages/topics/projects'
export type { ApplicationDraft, ApplicationField } from './projects/apply-draft'
export type { ApprovalDraft } from './projects/approve-draft'
export type { DiscussionDraft } from './projects/discuss-draft'
export type { ListedProject } from './projects/list'
export { readPercent, readSector, SECTOR_NAMES } from './projects/wording'
export { NATURE_NAMES, STATUS_NAMES } from './projects/words'
export {
  PROJECT_SECTORS,
  PROJECT_STATUSES,
  type ProjectNature,
  type ProjectSector,
  type ProjectStatus,
} from '../db/values/projects'
export type { Standing as ProjectStanding } from './claims/standing'
export type { InspectionDraft } from './acceptances/draft'
export type { PayeeCandidate, PayeesDraft } from './payments/draft'
export type { ListedClaim } from './claims/list'
export type { ClaimStatus } from '../db/values/projects'
export type { ComplaintFinding, ProblemClass } from '../db/values/integrity'
export type { ReadComplaint } from './complaints/handling/view'
export type { ComplaintCounts } from './complaints/counts/service'
export type { ComplaintDraft } from './complaints/draft'
export type { ComplaintState } from './complaints/find-by-code'
export type { FundsMeant, Holding } from './funds/show'
export type { MoveDraft } from './funds/move-draft'
export type { SourceDraft } from './funds/source-draft'
export type { FundKind } from '../db/values/funds'
export type { LineDraft } from './plans/draft'
export type { ShownPlan } from './plans/show'
export type { KinDraft } from './declarations/draft'
export type { ListedHit } from './declarations/hits'
export type {
  BenefitKind,
  DeclarationHitStatus,
  DeclarationKind,
  KinRelation,
} from '../db/values/integrity'
export type { LoanDraft } from './loans/draft'
export type { ListedLoan } from './loans/list'
export { moneyIn } from './loans/wording'
export type { SupervisionVarKinds } from './messages/topics/supervisions'
export type { SupervisionDraft } from './supervisions/draft'
export type { FindingDraft } from './findings/draft'
export type { ListedFinding } from './findings/list'
export type { AccountabilityDraft } from './accountabilities/draft'
export type { ListedAccountability } from './accountabilities/list'
export {
  type AccountabilityMeasure,
  MISCONDUCT_KINDS,
  type MisconductKind,
} from '../db/values/integrity'
