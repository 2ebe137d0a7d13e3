import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { accountabilityRoutes } from './accountabilities/routes'
import { annualReportRoutes } from './annual-reports/routes'
import { appealRoutes } from './appeals/routes'
import { archiveRoutes } from './archive/routes'
import { appraisalRoutes } from './appraisals/routes'
import { assessmentRoutes } from './assessments/routes'
import { applicationRoutes } from './applications/routes'
import { areaRoutes } from './areas/routes'
import { auditRoutes } from './audit/routes'
import { broadcastRoutes } from './broadcasts/routes'
import { comparisonRoutes } from './comparisons/routes'
import { changeRoutes } from './changes/routes'
import { checkCampaignRoutes } from './check-campaigns/routes'
import { complaintCountRoutes } from './complaints/counts/routes'
import { complaintHandlingRoutes } from './complaints/handling/routes'
import { complaintRoutes } from './complaints/routes'
import { contactRoutes } from './contacts/routes'
import { broadcastTemplateRoutes } from './broadcasts/template-routes'
import { countyRoutes } from './counties/routes'
import { dataQualityRoutes } from './data-quality/routes'
import { declarationRoutes } from './declarations/routes'
import { digestRoutes } from './digests/routes'
import { entryVisitRoutes } from './entry-visits/routes'
import { evaluationRoutes } from './evaluations/routes'
import { figureRoutes } from './figures/routes'
import { fundRoutes } from './funds/routes'
import { findingRoutes } from './findings/routes'
import { helpRoutes } from './help/routes'
import { householdRoutes } from './households/routes'
import type { ApiEnv, AppDeps } from './http/context'
import { answerInMemory, isInMemory } from './http/in-memory'
import { onError, onNotFound, problem } from './http/errors'
import { openApiRoutes } from './http/openapi'
import { inspectionRoutes } from './inspections/routes'
import { linkRoutes } from './links/routes'
import { noticeRoutes } from './notices/routes'
import { objectionRoutes } from './objections/routes'
import { leadRoutes } from './leads/routes'
import { loanRoutes } from './loans/routes'
import { measureRoutes } from './measures/routes'
import { mediaRoutes } from './media/routes'
import { monitoringRoutes } from './monitoring/routes'
import { deadLetterRoutes } from './outbox/dead-letter-routes'
import { outboxRoutes } from './outbox/routes'
import { senderRoutes } from './outbox/sender-routes'
import { overviewRoutes } from './overview/routes'
import { pairingRoutes } from './pairings/routes'
import { peerEvaluationRoutes } from './peer-evaluations/routes'
import { planRoutes } from './plans/routes'
import { policyRoutes } from './policies/routes'
import { pressReportRoutes } from './press-reports/routes'
import { projectRoutes } from './projects/routes'
import { projectCommentRoutes } from './project-comments/routes'
import { proposalRoutes } from './proposals/routes'
import { proxyRoutes } from './proxies/routes'
import { publishedCaseRoutes } from './published-cases/routes'
import { receiptRoutes } from './receipts/routes'
import { reviewRoutes } from './reviews/routes'
import { relayRoutes } from './relays/routes'
import { reportRoutes } from './reports/routes'
import { roundRoutes } from './rounds/routes'
import { satisfactionRoutes } from './satisfaction/routes'
import { signOffRoutes } from './sign-offs/routes'
import { staffRoutes } from './staff/routes'
import { statusRoutes } from './status/routes'
import { residencyRoutes } from './residency/routes'
import { supervisionRoutes } from './supervisions/routes'
import { surveyRoutes } from './surveys/routes'
import { subscriptionRoutes } from './subscriptions/routes'
import { todoRoutes } from './todo/routes'
import { turnRoutes } from './turns/routes'
import { villageLedgerRoutes } from './village-ledgers/routes'
import { villageCaseRoutes } from './villages/cases/routes'
import { acceptanceRoutes } from './acceptances/routes'
import { claimRoutes } from './claims/routes'
import { paymentRoutes } from './payments/routes'
import { projectReviewRoutes } from './project-reviews/routes'
import { spotCheckRoutes } from './spot-checks/routes'
import { villageListRoutes } from './village-lists/routes'
import { villageRoutes } from './villages/routes'
import { visitDutyRoutes } from './visit-duties/routes'
import { visitRoutes } from './visits/routes'

/** Mounted in an untyped loop: typing the whole app at once costs seconds (see `client.ts`). */
export const FEATURES: Record<string, Hono<ApiEnv>> = {
  accountabilities: accountabilityRoutes,
  'annual-reports': annualReportRoutes,
  appeals: appealRoutes,
  appraisals: appraisalRoutes,
  assessments: assessmentRoutes,
  archive: archiveRoutes,
  applications: applicationRoutes,
  areas: areaRoutes,
  audit: auditRoutes,
  broadcasts: broadcastRoutes,
  comparisons: comparisonRoutes,
  changes: changeRoutes,
  'check-campaigns': checkCampaignRoutes,
  'complaint-counts': complaintCountRoutes,
  'complaint-handling': complaintHandlingRoutes,
  complaints: complaintRoutes,
  contacts: contactRoutes,
  'broadcast-templates': broadcastTemplateRoutes,
  counties: countyRoutes,
  'data-quality': dataQualityRoutes,
  declarations: declarationRoutes,
  digests: digestRoutes,
  'entry-visits': entryVisitRoutes,
  evaluations: evaluationRoutes,
  figures: figureRoutes,
  funds: fundRoutes,
  findings: findingRoutes,
  'help-requests': helpRoutes,
  households: householdRoutes,
  inspections: inspectionRoutes,
  links: linkRoutes,
  leads: leadRoutes,
  loans: loanRoutes,
  measures: measureRoutes,
  media: mediaRoutes,
  monitoring: monitoringRoutes,
  notices: noticeRoutes,
  objections: objectionRoutes,
  outbox: outboxRoutes,
  'outbox/dead-letters': deadLetterRoutes,
  'outbox/senders': senderRoutes,
  overview: overviewRoutes,
  pairings: pairingRoutes,
  'peer-evaluations': peerEvaluationRoutes,
  plans: planRoutes,
  policies: policyRoutes,
  'press-reports': pressReportRoutes,
  projects: projectRoutes,
  'project-comments': projectCommentRoutes,
  proposals: proposalRoutes,
  proxies: proxyRoutes,
  'published-cases': publishedCaseRoutes,
  receipts: receiptRoutes,
  reviews: reviewRoutes,
  relays: relayRoutes,
  reports: reportRoutes,
  rounds: roundRoutes,
  satisfaction: satisfactionRoutes,
  'sign-offs': signOffRoutes,
  staff: staffRoutes,
  status: statusRoutes,
  supervisions: supervisionRoutes,
  residency: residencyRoutes,
  surveys: surveyRoutes,
  subscriptions: subscriptionRoutes,
  todo: todoRoutes,
  turns: turnRoutes,
  'villages/cases': villageCaseRoutes,
  villages: villageRoutes,
  acceptances: acceptanceRoutes,
  claims: claimRoutes,
  payments: paymentRoutes,
  'project-reviews': projectReviewRoutes,
  'spot-checks': spotCheckRoutes,
  'village-ledgers': villageLedgerRoutes,
  'village-lists': villageListRoutes,
  'visit-duties': visitDutyRoutes,
  visits: visitRoutes,
  'openapi.json': openApiRoutes(() => FEATURES),
} as Record<string, Hono<ApiEnv>>

const MAX_BODY_BYTES = 1024 * 1024

/** Their own limits are higher. */
const FILE = /^\/api\/v1\/(?:media\/[^/]+\/content|comparisons\/[^/]+\/files)$/

/** The whole API over whatever database and clock it is given. */
export function createApp(deps: AppDeps) {
  const app = new Hono<ApiEnv>().basePath('/api/v1')
  app.onError(onError(deps.log))
  app.notFound(onNotFound)
  app.use(async (c, next) => {
    c.set('deps', deps)
    await next()
  })
  const onTooLarge = () => problem('too_large', 'body', 413)
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: onTooLarge })
  app.use((c, next) => (isInMemory(c) || FILE.test(c.req.path) ? next() : limit(c, next)))
  app.use(answerInMemory)
  for (const [name, routes] of Object.entries(FEATURES)) app.route(`/${name}`, routes)
  return app
}
export type App = ReturnType<typeof createApp>
