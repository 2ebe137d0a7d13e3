import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, households } from '../../db/schema'
import type { WatchKind } from '../../db/values/roll'
import type { NoticeLevel } from '../../db/values/rounds'
import { findFiled } from '../applications/withdrawals'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff, requireUntied } from '../http/scope'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { giveCode } from '../receipts/codes'
import { findRemovalRefusal } from '../monitoring/removal'
import { getFrozenFigure } from '../rounds/figures'
import { joinOpenRound, type Round } from '../rounds/find'
import { firstLevel, PATHS } from '../rounds/paths'
import { addDays, type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { type ProposalKind, proposalRefusal } from './rules'

export interface Proposal {
  kind: ProposalKind
  householdId: string
  /** Of a watch-list case. */
  watch: WatchKind | null
}

/** How the household hears of it. */
const TOLD = {
  exit: 'proposal.exit_told',
  watch_list: 'proposal.watch_told',
  risk_removal: 'proposal.removal_told',
} as const satisfies Record<ProposalKind, string>

/**
 * A village proposes a household 两委提出: that it goes out 退出, is watched 监测 or no more 风险消除. It comes into
 * the open round of the kind; the household is told, and of its exit it has the last word itself.
 */
export async function proposeCase(tx: Db, ctx: RequestContext, input: Proposal): Promise<Outcome> {
  const { county } = ctx
  const { kind, householdId } = input
  const household = await lockHousehold(tx, county, householdId)
  requireInScope(ctx, household.areaPath, 'household')
  requireUntied(ctx, householdId)
  const watch = kind === 'watch_list' ? input.watch : null
  if (kind === 'watch_list' && !watch) throw new ApiError('invalid', 'watch')
  const refusal = proposalRefusal(kind, household, watch)
  if (refusal) throw new ApiError('refused', refusal)
  const { headName: head } = household
  const filed = await findFiled(tx, ctx, householdId)
  if (filed) return { code: 'already_filed', vars: { code: filed.code, due: filed.answerDueOn } }
  const round = await joinOpenRound(tx, county, household.areaPath, kind)
  if (!round) throw new ApiError('refused', 'no_round')
  const risky = kind === 'risk_removal' && (await findRemovalRefusal(tx, ctx, household, round))
  if (risky) throw new ApiError('refused', risky)

  const { id, code, due } = await enterProposal(tx, ctx, { household, round, kind, watch })
  const message = say(TOLD[kind], { head, due })
  const purpose = `application:${id}:proposed`
  await tellHousehold(tx, ctx, { householdId, purpose, say: message })
  return { code: 'proposed', vars: { head, code, due } }
}

interface Entered {
  /** Held by the caller; it has no open case and can be proposed. */
  household: { id: string }
  round: Round
  kind: ProposalKind
  watch: WatchKind | null
  /** It was left out, and comes in here; else it was proposed and begins at the first level. */
  leftOut?: { level: NoticeLevel; contactId: string | null }
  /** The lead it was decided on. */
  leadId?: string
}

/** Puts a case of a kind nobody applies for into its round. */
export async function enterProposal(
  tx: Db,
  ctx: RequestContext,
  { household: { id: householdId }, round, kind, watch, leftOut, leadId }: Entered,
): Promise<{ id: string; code: string; due: Day }> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const id = newId()
  const subject = `application:${id}`
  const contactId = leftOut?.contactId ?? null
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId })
  const filedOn = dayOf(ctx.now)
  const due = await dueDay(tx, county, round, kind, filedOn)
  const place = { roundId: round.id, level: leftOut?.level ?? firstLevel(kind) }
  await tx.insert(applications).values({
    county,
    id,
    householdId,
    kind,
    origin: leftOut ? 'left_out' : 'proposed',
    contactId,
    code,
    status: 'filed',
    filedAt: ctx.now,
    filedOn,
    answerDueOn: due,
    watch,
    ...place,
  })
  const of = leadId === undefined ? {} : { leadId }
  const details = { applicationId: id, householdId, kind, watch, staffId, due, ...place, ...of }
  const type = leftOut ? 'application.added' : 'application.proposed'
  for (const each of [subject, `household:${householdId}`])
    await record(tx, ctx, { subject: each, type, details })
  return { id, code, due }
}

/** The whole time the rules set for the kind, or the county's own for an answer. */
async function dueDay(
  tx: Db,
  county: string,
  round: Round,
  kind: ProposalKind,
  filedOn: Day,
): Promise<Day> {
  const { wholeDays } = PATHS[kind]
  const days = wholeDays
    ? getFrozenFigure(round, wholeDays)
    : await getFigure(tx, county, 'application_answer_days', filedOn)
  return addDays(filedOn, days)
}

/** Held until the end: of two who propose at once the second finds the first's. */
async function lockHousehold(tx: Db, county: string, id: string) {
  const [household] = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, id)))
    .for('update')
  if (!household) throw new ApiError('not_found', 'household')
  return household
}
