import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { leadSignals, people, staff, visits } from '../../db/schema'
import type { LeadStatus } from '../../db/values/leads'
import { areaInWords } from '../areas/words'
import { recordAccess } from '../audit/record'
import { listMembers } from '../changes/find'
import { successorRefusal } from '../changes/rules'
import type { RequestContext } from '../http/context'
import { contains } from '../shared/area-path'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { grantFor } from '../shared/rights'
import { openingOf } from '../visits/opening'
import { visitPlace } from '../visits/service'
import { weighingOf } from './decide'
import { findLead, type Held, requireTheirs } from './find'
import { present } from './list'
import { maskNumbers } from './masked'
import { reasonPlace, signalPlace } from './places'
import { type Decision, type DecisionRefusal, decisionRefusal, decisionsFor } from './rules'
import { listStatements } from './statements'

/**
 * One lead with all that is known of it, numbers masked, and what the actor may make of it; looked at on
 * record.
 * @param said What was seen, with the day before it where it is not today's: 昨天 门口没有车.
 */
export async function getLead(
  ctx: RequestContext,
  { code, said }: { code: string; said?: string | undefined },
) {
  const { county } = ctx
  const { db } = ctx.deps.connection
  const held = await findLead(db, county, code)
  if (!held) throw new ApiError('not_found', 'lead')
  await requireTheirs(db, ctx, held)
  const { lead, household } = held
  const { headName: head, areaPath } = household
  await recordAccess(db, ctx, 'lead.read', `lead:${lead.id}`)
  const holder = lead.holderId && (await nameOf(db, county, lead.holderId))
  return {
    ...present(ctx, { lead, head, areaPath, holder }),
    area: await areaInWords(db, county, areaPath),
    person: await personOf(db, county, held),
    signals: await listSignals(db, ctx, lead.id),
    visit: await visitOf(db, ctx, lead.visitId),
    statements: (await listStatements(db, ctx, lead.id)).map(({ text, ...each }) => ({
      ...each,
      text: maskNumbers(text),
    })),
    reason: openReason(ctx, held),
    ...(await mayDecide(db, ctx, held)),
    seen: seenIn(said, dayOf(ctx.now)),
  }
}

function seenIn(said: string | undefined, today: Day) {
  if (said === undefined) return null
  const text = said.normalize('NFKC').trim()
  const opening = openingOf(text, today)
  return opening.day === null ? { day: today, text } : { day: opening.day, text: opening.rest }
}

async function nameOf(db: Db, county: string, id: string): Promise<string | null> {
  const [member] = await db
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, id)))
  return member?.name ?? null
}

/** The member it is about, while they are one. */
async function personOf(db: Db, county: string, { lead, household }: Held) {
  if (!lead.personId) return null
  const [person] = await db
    .select({ name: people.name, relation: people.relation })
    .from(people)
    .where(
      and(
        eq(people.county, county),
        eq(people.id, lead.personId),
        eq(people.householdId, household.id),
      ),
    )
  return person ?? null
}

async function listSignals(db: Db, { county, deps }: RequestContext, leadId: string) {
  const rows = await db
    .select()
    .from(leadSignals)
    .where(and(eq(leadSignals.county, county), eq(leadSignals.leadId, leadId)))
    .orderBy(asc(leadSignals.seq))
  return rows.map(({ seq, source, at, bodySealed }) => ({
    source,
    on: dayOf(at),
    text: maskNumbers(deps.sealer.open(signalPlace(county, leadId, seq), bodySealed)),
  }))
}

async function visitOf(db: Db, { county, deps }: RequestContext, visitId: string | null) {
  if (!visitId) return null
  const [row] = await db
    .select({ visit: visits, name: staff.name })
    .from(visits)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, visits.staffId)))
    .where(and(eq(visits.county, county), eq(visits.id, visitId)))
  if (!row) return null
  const { staffId, visitedOn, bodySealed, isFar } = row.visit
  const text = maskNumbers(deps.sealer.open(visitPlace(county, visitId), bodySealed))
  return { visitor: { staffId, name: row.name }, visitedOn, isFar, text }
}

/** Why it was decided, or left to the county. */
function openReason({ county, deps }: RequestContext, { lead }: Held): string | null {
  const { id, reasonSealed, referralSealed } = lead
  const open = (column: 'reason_sealed' | 'referral_sealed', sealed: Buffer) =>
    maskNumbers(deps.sealer.open(reasonPlace(county, id, column), sealed))
  if (reasonSealed) return open('reason_sealed', reasonSealed)
  return referralSealed ? open('referral_sealed', referralSealed) : null
}

/** What the actor may make of it now; and where nothing, why. */
async function mayDecide(db: Db, ctx: RequestContext, held: Held) {
  const { lead, household } = held
  const nothing = { decisions: [] as Decision[], refusal: null as NotDecided | null }
  const members: { id: string; name: string; relation: string }[] = []
  if (!isDecider(ctx, household.areaPath))
    return { ...nothing, refusal: whoDecides(lead.status), members }
  const weighing = await weighingOf(db, ctx, held)
  const decisions = decisionsFor(weighing.weighed)
  // The mildest: that the first of several may not be leaves the others.
  const mildest = decisions.at(-1) ?? 'kept'
  const refusal = decisionRefusal({ ...weighing, decision: mildest, hasReason: true })
  if (refusal !== null) return { ...nothing, refusal, members }
  const isDeath = lead.class === 'death' && decisions.includes('corrected')
  return {
    decisions,
    refusal: null as NotDecided | null,
    members: isDeath ? await successorsOf(db, ctx, household.id, lead.personId) : members,
  }
}

/** Why the actor may not decide it, or nobody yet. */
export type NotDecided = DecisionRefusal | 'with_township'

function isDecider({ actor }: RequestContext, areaPath: string): boolean {
  const grant = grantFor(actor, 'lead.decide')
  if (grant === null || grant.reach === 'own') return false
  return grant.reach === 'all' || grant.areaPaths.some((each) => contains(each, areaPath))
}

/** Told to those who may not. */
const whoDecides = (status: LeadStatus): NotDecided =>
  status === 'decided' ? 'decided' : status === 'referred' ? 'with_county' : 'with_township'

/** Who could be head instead, where it is the head who died; else nobody has to. A child only where nobody grown up is left. */
async function successorsOf(
  db: Db,
  ctx: RequestContext,
  householdId: string,
  personId: string | null,
) {
  const all = await listMembers(db, ctx, householdId)
  if (!all.some((each) => each.id === personId && each.isHead)) return []
  const staying = all.filter(({ id }) => id !== personId)
  const today = dayOf(ctx.now)
  return staying
    .filter(({ id }) => successorRefusal(id, staying, today) === null)
    .toSorted((a, b) => (a.relation < b.relation ? -1 : a.relation > b.relation ? 1 : 0))
    .map(({ id, name, relation }) => ({ id, name, relation }))
}
