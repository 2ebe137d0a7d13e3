import { and, eq, gte } from 'drizzle-orm'
import { isOpenApplication } from '../applications/open'
import type { Db } from '../../db/client'
import { applications, objections, people, visits } from '../../db/schema'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { isOpenObjection } from '../objections/open'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { aboutLead, type Held, lockLead, requireTheirs, setLead } from './find'
import { carryOut } from './outcomes'
import { reasonPlace } from './places'
import { type Decision, decisionRefusal, type Weighed } from './rules'
import { tellOfDecision } from './tell-decided'

export interface NewDecision {
  code: string
  decision: Decision
  reason: string
  /** Who is head of the household from then on, where its head has died. */
  successorId: string | null
}

/**
 * Decides a lead for good, or leaves it to the county: by somebody who did not visit, after the visit and
 * after the household was heard. What it changes it changes in the same transaction, and the household
 * is told with the reason.
 */
export async function decideLead(
  tx: Db,
  ctx: RequestContext,
  { code, decision, reason, successorId }: NewDecision,
): Promise<Outcome> {
  const { county, now, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const held = await lockLead(tx, county, code, 'update')
  await requireTheirs(tx, ctx, held)
  const { lead, household } = held
  const refusal = decisionRefusal({
    ...(await weighingOf(tx, ctx, held)),
    decision,
    hasReason: reason.trim() !== '',
  })
  if (refusal) throw new ApiError('refused', refusal)
  const about = { ...aboutLead(lead), decision }
  const today = dayOf(now)
  if (decision === 'referred') {
    const place = reasonPlace(county, lead.id, 'referral_sealed')
    const referralSealed = deps.sealer.seal(place, reason.trim())
    const by = { referredBy: staffId, referredOn: today }
    await setLead(tx, county, lead.id, { status: 'referred', ...by, referralSealed })
  } else {
    const done = await carryOut(tx, ctx, held, { decision, reason, successorId })
    const place = reasonPlace(county, lead.id, 'reason_sealed')
    const reasonSealed = deps.sealer.seal(place, reason.trim())
    const by = { decidedBy: staffId, decidedOn: today }
    const set = { status: 'decided' as const, outcome: decision, ...by, reasonSealed, ...done }
    await setLead(tx, county, lead.id, set)
  }
  const type = decision === 'referred' ? 'lead.referred' : 'lead.decided'
  for (const subject of [`lead:${lead.id}`, `household:${household.id}`])
    await record(tx, ctx, { subject, type, details: { ...about, visitId: lead.visitId } })
  await tellOfDecision(tx, ctx, held, decision, reason.trim())
  return { code: decision, vars: { head: household.headName, code: lead.code, decision } }
}

type Weighing = Omit<Parameters<typeof decisionRefusal>[0], 'decision' | 'hasReason'>

/** All that a decision about a lead is measured by, for whoever asks. */
export async function weighingOf(tx: Db, ctx: RequestContext, held: Held): Promise<Weighing> {
  const { county, now, actor } = ctx
  const { lead, household } = held
  const { staffId, roles } = requireStaff(ctx)
  const today = dayOf(now)
  const weighed: Weighed = {
    kind: lead.kind,
    class: lead.class,
    status: lead.status,
    roll: household.status,
    isOfCounty: actor.kind === 'staff' && roles.some(({ role }) => role === 'county_office'),
    isCorrectable: await isCorrectable(tx, county, held),
  }
  return {
    weighed,
    isVisitor: lead.visitedBy === staffId || (await hasVisited(tx, ctx, held, staffId)),
    isReferrer: lead.referredBy === staffId,
    heardOn: lead.heardOn,
    toldOn: lead.toldOn,
    hearingDays: await getFigure(tx, county, 'hearing_days', today),
    today,
    hasEvidence: lead.visitId !== null,
    isContested: await isContested(tx, ctx, household.id),
  }
}

/** Anybody who noted a visit there since, though another's was the first. */
async function hasVisited(tx: Db, { county }: RequestContext, { lead }: Held, staffId: string) {
  const since = and(
    eq(visits.county, county),
    eq(visits.householdId, lead.householdId),
    eq(visits.staffId, staffId),
    gte(visits.notedAt, lead.openedAt),
  )
  return (await tx.$count(visits, since)) > 0
}

async function isCorrectable(tx: Db, county: string, { lead, household }: Held) {
  if (lead.class === 'subsistence_allowance') return household.type !== 'subsistence_allowance'
  if (!lead.personId) return false
  const [member] = await tx
    .select({ health: people.health })
    .from(people)
    .where(
      and(
        eq(people.county, county),
        eq(people.id, lead.personId),
        eq(people.householdId, household.id),
      ),
    )
  if (!member) return false
  return lead.class !== 'disability' || !member.health.includes('disabled')
}

/** Somebody has yet to decide about the household elsewhere. */
async function isContested(tx: Db, { county, now }: RequestContext, householdId: string) {
  const filed = and(
    eq(applications.county, county),
    eq(applications.householdId, householdId),
    isOpenApplication(now),
  )
  const objected = and(
    eq(objections.county, county),
    eq(objections.householdId, householdId),
    isOpenObjection(now),
  )
  return (await tx.$count(applications, filed)) + (await tx.$count(objections, objected)) > 0
}
