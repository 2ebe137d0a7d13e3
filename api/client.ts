import { hc } from 'hono/client'
import type { accountabilityRoutes } from './accountabilities/routes'
import type { appealRoutes } from './appeals/routes'
import type { appraisalRoutes } from './appraisals/routes'
import type { assessmentRoutes } from './assessments/routes'
import type { archiveRoutes } from './archive/routes'
import type { applicationRoutes } from './applications/routes'
import type { areaRoutes } from './areas/routes'
import type { broadcastRoutes } from './broadcasts/routes'
import type { comparisonRoutes } from './comparisons/routes'
import type { changeRoutes } from './changes/routes'
import type { checkCampaignRoutes } from './check-campaigns/routes'
import type { complaintCountRoutes } from './complaints/counts/routes'
import type { complaintHandlingRoutes } from './complaints/handling/routes'
import type { complaintRoutes } from './complaints/routes'
import type { contactRoutes } from './contacts/routes'
import type { countyRoutes } from './counties/routes'
import type { dataQualityRoutes } from './data-quality/routes'
import type { declarationRoutes } from './declarations/routes'
import type { digestRoutes } from './digests/routes'
import type { entryVisitRoutes } from './entry-visits/routes'
import type { evaluationRoutes } from './evaluations/routes'
import type { fundRoutes } from './funds/routes'
import type { findingRoutes } from './findings/routes'
import type { helpRoutes } from './help/routes'
import type { linkRoutes } from './links/routes'
import type { LeadVarKinds } from './messages/topics/leads'
import type { leadRoutes } from './leads/routes'
import type { loanRoutes } from './loans/routes'
import type { noticeRoutes } from './notices/routes'
import type { objectionRoutes } from './objections/routes'
import type { measureRoutes } from './measures/routes'
import type { mediaRoutes } from './media/routes'
import type { monitoringRoutes } from './monitoring/routes'
import type { deadLetterRoutes } from './outbox/dead-letter-routes'
import type { outboxRoutes } from './outbox/routes'
import type { senderRoutes } from './outbox/sender-routes'
import type { overviewRoutes } from './overview/routes'
import type { annualReportRoutes } from './annual-reports/routes'
import type { pairingRoutes } from './pairings/routes'
import type { peerEvaluationRoutes } from './peer-evaluations/routes'
import type { planRoutes } from './plans/routes'
import type { policyRoutes } from './policies/routes'
import type { pressReportRoutes } from './press-reports/routes'
import type { projectRoutes } from './projects/routes'
import type { projectCommentRoutes } from './project-comments/routes'
import type { proposalRoutes } from './proposals/routes'
import type { proxyRoutes } from './proxies/routes'
import type { publishedCaseRoutes } from './published-cases/routes'
import type { receiptRoutes } from './receipts/routes'
import type { relayRoutes } from './relays/routes'
import type { reviewRoutes } from './reviews/routes'
import type { roundRoutes } from './rounds/routes'
import type { reportRoutes } from './reports/routes'
import type { satisfactionRoutes } from './satisfaction/routes'
import type { signOffRoutes } from './sign-offs/routes'
import type { statusRoutes } from './status/routes'
import type { residencyRoutes } from './residency/routes'
import type { supervisionRoutes } from './supervisions/routes'
import type { surveyRoutes } from './surveys/routes'
import type { subscriptionRoutes } from './subscriptions/routes'
import type { todoRoutes } from './todo/routes'
import type { turnRoutes } from './turns/routes'
import type { villageCaseRoutes } from './villages/cases/routes'
import type { acceptanceRoutes } from './acceptances/routes'
import type { claimRoutes } from './claims/routes'
import type { paymentRoutes } from './payments/routes'
import type { projectReviewRoutes } from './project-reviews/routes'
import type { spotCheckRoutes } from './spot-checks/routes'
import type { villageListRoutes } from './village-lists/routes'
import type { villageRoutes } from './villages/routes'
import type { visitDutyRoutes } from './visit-duties/routes'
import type { visitRoutes } from './visits/routes'

export { DetailedError, parseResponse } from 'hono/client'
export { valueInWords } from './archive/words'
export { codeKind } from './shared/codes'
export { bySound, urgentBySound } from './wording/by-sound'
export { inMandarin } from './wording/dialect'
export { digitsOf, numberOf } from './wording/numerals'
export { sizeOf, type Size } from './shared/segments'
export { roundSumZh, sumEn, sumZh } from './shared/sums'
export { BROADCAST_END, LONGEST_BODY } from './broadcasts/rules'
export type { BroadcastAudience, BroadcastStatus } from '../db/values/broadcasts'
export { describeFault, type Fault } from './shared/fault'
export { addDays, addHours, addMinutes, type Clock, type Day, dayOf } from './shared/day'
export { say, TEMPLATES } from './messages/templates'
export type { Say, TemplateName, VarKind, VarKinds, Vars } from './messages/templates'
export type { Danger } from './messages/topics/urgent'
export type { Ending, Instead, Reply, Session } from './turns/answer'
export type { Attachments } from './turns/attachments'
export type { Begun, BegunTurn } from './turns/begin'
export type { Action as RightAction } from './shared/rights'
export type { Command, CommandType } from './turns/command'
export type { ArchiveDraft } from './archive/draft'
export type { ProposalDraft } from './proposals/draft'
export type { CampaignDraft } from './check-campaigns/draft'
export type { CheckDraft, CheckLine } from './check-campaigns/check-draft'
export {
  CAMPAIGN_SCOPES,
  CHECK_OUTCOMES,
  type CampaignScope,
  type CheckOutcome,
} from '../db/values/check-campaigns'
export { QUALITY_WORDS } from './data-quality/wording'
export { QUALITY_CODES, type QualityCode } from '../db/values/data-quality'
export type { RoundDraft } from './rounds/draft'
export type { ReadDraft } from './objections/drafts'
export type { Asked, HouseholdStatus } from './status/service'
export type { LostDecision, ReadAppeal } from './appeals/draft'
export type { Receipt as ReceiptState } from './receipts/service'
export type { ProxyRole } from '../db/values/proxies'
export type { SurveyDraft } from './surveys/draft'
export type { SurveyState } from './surveys/state'
export type { SurveyTopic, UnclearReason } from './entry-visits/facts'
export type { ListingStage, WaitingStage } from './status/rules'
export { DUTY_KINDS, type DutyKind } from './todo/rules'
export type { Aspect } from './entry-visits/differences'
export type { RelayDraft } from './relays/draft'
export type { RevisitDraft } from './entry-visits/revisit-draft'
export type { ScreeningDraft } from './entry-visits/screening-draft'
export type { ScreeningList } from './entry-visits/screening-list'
export type { ExitItem } from './exits/rules'
export type { Assurance, EntryKind, Verdict } from '../db/values/entry-visits'
export type { DeputyDraft } from './sign-offs/deputy-draft'
export type { PaperDraft } from './sign-offs/drafts'
export type { Waiting as WaitingSignOff } from './sign-offs/mine'
export type { SignOffRole, SignOffWay } from '../db/values/sign-offs'
export type { HouseholdType, HousingGrade } from '../db/values/roll'
export type { VisitDraft } from './visits/draft'
export type { NoteDraft } from './visits/note-draft'
export type { HandbookField } from '../db/values/visits'
export type { NoticeStage } from './notices/rules'
export type { CaseLevel, HouseholdRoundKind, NoticeLevel, RoundKind } from '../db/values/rounds'
export type {
  EnterableIndicator,
  ExitCheck,
  VillageClass,
  VillageIndicator,
  VillageStatus,
} from '../db/values/village-standards'
export { EXIT_CHECKS } from '../db/values/village-standards'
export type { VillageRoundKind } from '../db/values/rounds'
export type { QuorumBasis, ReviewBody } from '../db/values/reviews'
export type { Calling } from './reviews/draft-call'
export type { Voting } from './reviews/draft-votes'
export type { NextQuestion } from './reviews/next'
export type { PovertyCause, RollStatus, WatchKind } from '../db/values/roll'
export type { StaffRole } from '../db/values/staff'
export type { Desk, RoundDesk } from './messages/topics/desks'
export { ROUND_DESKS } from './messages/topics/desks'
export type { MessageClass } from '../db/values/messages'
export type { LeadClass, LeadKind, LeadStatus } from '../db/values/leads'
export type { Decision as LeadDecision } from './leads/rules'
export type { MeasureStatus } from '../db/values/registrations'
export type { TaskItem } from './comparisons/list'
export type { TaskDraft } from './comparisons/task-draft'
export type { DepartmentRecords } from '../db/values/comparisons'
export type { ItemDraft } from './village-lists/draft'
export * from './client-management'
export * from './client-evaluation'
export type { ListedItem } from './village-lists/list'
export { VILLAGE_LIST_KINDS, type VillageListKind } from '../db/values/village-lists'
export type { PairingDraft } from './pairings/draft'
export type { Broken as BrokenPairing, PairRefusal } from './pairings/rules'
export type { PairingReason } from '../db/values/pairings'
export type { MeasureDraft } from './measures/draft'
export type { LedgerDraft } from './monitoring/draft'
export type { ChangeDraft } from './changes/draft'
export type { ChangeState, ShownChange } from './changes/list'
export type { CorrectedField } from './changes/facts'
export type { ChangeStatus } from '../db/values/changes'
export type { ReportDraft, ReportedRound } from './reports/draft'
export type { ReturnDraft } from './reports/returns'
export type { CaseLack } from './reports/rules'
export type { Language, WantedPlace } from '../db/values/contacts'
export { LANGUAGES } from '../db/values/contacts'
export { STOPPABLE_CLASSES, type StoppableClass } from '../db/values/messages'
export type { ObjectionGround, ObjectionStatus } from '../db/values/rounds'
export { OBJECTION_GROUNDS } from '../db/values/rounds'

export type LeadRefusal = LeadVarKinds['leadRefusal']

export interface ClientOptions {
  baseUrl: string
  serviceToken: string
  /** Defaults to the network; in one process the app itself. */
  fetch?: typeof fetch
}

/** On whose behalf a call is made; the API decides by that one's rights. */
export interface Behalf {
  actor: `contact:${string}` | `staff:${string}` | 'job:bot' | 'job:worker'
  county: string
  /** Idempotency-Key of a write. */
  key?: string
}

/** One typed client per feature: typing all of them as one app costs seconds in every check. */
export function createClient(options: ClientOptions, behalf: Behalf) {
  const headers = {
    Authorization: `Bearer ${options.serviceToken}`,
    'On-Behalf-Of': behalf.actor,
    County: behalf.county,
    ...(behalf.key ? { 'Idempotency-Key': behalf.key } : {}),
  }
  const init = { headers, fetch: options.fetch ?? fetch }
  const at = (feature: string) => `${options.baseUrl}/api/v1/${feature}`
  return {
    accountabilities: hc<typeof accountabilityRoutes>(at('accountabilities'), init),
    appeals: hc<typeof appealRoutes>(at('appeals'), init),
    archive: hc<typeof archiveRoutes>(at('archive'), init),
    applications: hc<typeof applicationRoutes>(at('applications'), init),
    areas: hc<typeof areaRoutes>(at('areas'), init),
    broadcasts: hc<typeof broadcastRoutes>(at('broadcasts'), init),
    comparisons: hc<typeof comparisonRoutes>(at('comparisons'), init),
    changes: hc<typeof changeRoutes>(at('changes'), init),
    checkCampaigns: hc<typeof checkCampaignRoutes>(at('check-campaigns'), init),
    complaintCounts: hc<typeof complaintCountRoutes>(at('complaint-counts'), init),
    complaintHandling: hc<typeof complaintHandlingRoutes>(at('complaint-handling'), init),
    complaints: hc<typeof complaintRoutes>(at('complaints'), init),
    contacts: hc<typeof contactRoutes>(at('contacts'), init),
    counties: hc<typeof countyRoutes>(at('counties'), init),
    dataQuality: hc<typeof dataQualityRoutes>(at('data-quality'), init),
    declarations: hc<typeof declarationRoutes>(at('declarations'), init),
    digests: hc<typeof digestRoutes>(at('digests'), init),
    entryVisits: hc<typeof entryVisitRoutes>(at('entry-visits'), init),
    evaluations: hc<typeof evaluationRoutes>(at('evaluations'), init),
    funds: hc<typeof fundRoutes>(at('funds'), init),
    findings: hc<typeof findingRoutes>(at('findings'), init),
    help: hc<typeof helpRoutes>(at('help-requests'), init),
    links: hc<typeof linkRoutes>(at('links'), init),
    leads: hc<typeof leadRoutes>(at('leads'), init),
    loans: hc<typeof loanRoutes>(at('loans'), init),
    measures: hc<typeof measureRoutes>(at('measures'), init),
    media: hc<typeof mediaRoutes>(at('media'), init),
    monitoring: hc<typeof monitoringRoutes>(at('monitoring'), init),
    notices: hc<typeof noticeRoutes>(at('notices'), init),
    objections: hc<typeof objectionRoutes>(at('objections'), init),
    deadLetters: hc<typeof deadLetterRoutes>(at('outbox/dead-letters'), init),
    senders: hc<typeof senderRoutes>(at('outbox/senders'), init),
    outbox: hc<typeof outboxRoutes>(at('outbox'), init),
    overview: hc<typeof overviewRoutes>(at('overview'), init),
    annualReports: hc<typeof annualReportRoutes>(at('annual-reports'), init),
    pairings: hc<typeof pairingRoutes>(at('pairings'), init),
    peerEvaluations: hc<typeof peerEvaluationRoutes>(at('peer-evaluations'), init),
    plans: hc<typeof planRoutes>(at('plans'), init),
    policies: hc<typeof policyRoutes>(at('policies'), init),
    pressReports: hc<typeof pressReportRoutes>(at('press-reports'), init),
    projects: hc<typeof projectRoutes>(at('projects'), init),
    projectComments: hc<typeof projectCommentRoutes>(at('project-comments'), init),
    proposals: hc<typeof proposalRoutes>(at('proposals'), init),
    proxies: hc<typeof proxyRoutes>(at('proxies'), init),
    appraisals: hc<typeof appraisalRoutes>(at('appraisals'), init),
    assessments: hc<typeof assessmentRoutes>(at('assessments'), init),
    publishedCases: hc<typeof publishedCaseRoutes>(at('published-cases'), init),
    receipts: hc<typeof receiptRoutes>(at('receipts'), init),
    relays: hc<typeof relayRoutes>(at('relays'), init),
    reviews: hc<typeof reviewRoutes>(at('reviews'), init),
    rounds: hc<typeof roundRoutes>(at('rounds'), init),
    reports: hc<typeof reportRoutes>(at('reports'), init),
    satisfaction: hc<typeof satisfactionRoutes>(at('satisfaction'), init),
    signOffs: hc<typeof signOffRoutes>(at('sign-offs'), init),
    status: hc<typeof statusRoutes>(at('status'), init),
    supervisions: hc<typeof supervisionRoutes>(at('supervisions'), init),
    residency: hc<typeof residencyRoutes>(at('residency'), init),
    surveys: hc<typeof surveyRoutes>(at('surveys'), init),
    subscriptions: hc<typeof subscriptionRoutes>(at('subscriptions'), init),
    todo: hc<typeof todoRoutes>(at('todo'), init),
    turns: hc<typeof turnRoutes>(at('turns'), init),
    villageCases: hc<typeof villageCaseRoutes>(at('villages/cases'), init),
    villages: hc<typeof villageRoutes>(at('villages'), init),
    acceptances: hc<typeof acceptanceRoutes>(at('acceptances'), init),
    claims: hc<typeof claimRoutes>(at('claims'), init),
    payments: hc<typeof paymentRoutes>(at('payments'), init),
    projectReviews: hc<typeof projectReviewRoutes>(at('project-reviews'), init),
    spotChecks: hc<typeof spotCheckRoutes>(at('spot-checks'), init),
    villageLists: hc<typeof villageListRoutes>(at('village-lists'), init),
    visitDuties: hc<typeof visitDutyRoutes>(at('visit-duties'), init),
    visits: hc<typeof visitRoutes>(at('visits'), init),
  }
}
export type ApiClient = ReturnType<typeof createClient>
