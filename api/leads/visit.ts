import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { leads } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { requireNeutral } from '../objections/ties'
import { contains } from '../shared/area-path'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { isVisitTo, isWeighty, visitorRoles } from './rules'

interface Visited {
  /** Whom the caller holds. */
  householdId: string
  visitId: string
  visitedOn: Day
  /** Leads of whatever kind that it was made for; else it is one to every open risk. */
  leadIds?: readonly string[]
}

/**
 * A note of a visit is the visit to the household's open risks, too: nothing is typed twice. Not one by
 * kin; nor by the village's own people where it is asked whether they put the household on rightly.
 */
export async function visitLeads(tx: Db, ctx: RequestContext, visited: Visited): Promise<void> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const { householdId, visitId, visitedOn, leadIds } = visited
  if (!leadIds && !(await isNeutral(tx, ctx, householdId))) return
  const open = await tx
    .select()
    .from(leads)
    .where(
      and(
        eq(leads.county, county),
        eq(leads.householdId, householdId),
        eq(leads.status, 'open'),
        leadIds ? inArray(leads.id, [...leadIds]) : eq(leads.kind, 'risk'),
      ),
    )
    .for('update')
  const seen = open.filter(
    (lead) =>
      isVisitTo(dayOf(lead.openedAt), visitedOn) && (leadIds !== undefined || mayBeSent(ctx, lead)),
  )
  await setVisited(tx, ctx, seen, { visitId, visitedBy: staffId, visitedOn })
}

type Lead = typeof leads.$inferSelect

async function isNeutral(tx: Db, ctx: RequestContext, householdId: string): Promise<boolean> {
  try {
    await requireNeutral(tx, ctx, householdId)
    return true
  } catch (error) {
    if (error instanceof ApiError && error.code === 'refused') return false
    throw error
  }
}

function mayBeSent({ actor }: RequestContext, lead: Lead): boolean {
  if (!isWeighty(lead.class)) return true
  const { roles } = actor.kind === 'staff' ? actor : { roles: [] }
  return roles.some(
    ({ role, areaPath }) =>
      visitorRoles(lead.class).includes(role) && contains(areaPath, lead.areaPath),
  )
}

async function setVisited(
  tx: Db,
  ctx: RequestContext,
  seen: readonly Lead[],
  visit: { visitId: string; visitedBy: string; visitedOn: Day },
) {
  if (seen.length === 0) return
  const ids = seen.map(({ id }) => id)
  await tx
    .update(leads)
    .set({ status: 'visited', ...visit })
    .where(and(eq(leads.county, ctx.county), inArray(leads.id, ids)))
  await recordMany(
    tx,
    ctx,
    seen.flatMap((lead) => eventsOf(lead, 'lead.visited', visit)),
  )
}

/**
 * A note that is corrected: where it went to another household it was no visit to the leads of the
 * first, and is one to those of the other.
 */
export async function moveVisit(
  tx: Db,
  ctx: RequestContext,
  moved: { fromId: string; householdId: string; visitId: string; visitedOn: Day },
): Promise<void> {
  const { county } = ctx
  const { fromId, householdId, visitId, visitedOn } = moved
  const of = await tx
    .select()
    .from(leads)
    .where(and(eq(leads.county, county), eq(leads.visitId, fromId)))
    .for('update')
  const undecided = of.filter(({ status }) => status !== 'decided')
  const staying = undecided.filter((lead) => isStill(lead, householdId, visitedOn))
  const gone = undecided.filter((lead) => !staying.includes(lead))
  if (staying.length > 0)
    await tx
      .update(leads)
      .set({ visitId, visitedOn })
      .where(and(eq(leads.county, county), inArray(leads.id, staying.map(idOf))))
  if (gone.length > 0)
    await tx
      .update(leads)
      .set({
        status: 'open',
        visitId: null,
        visitedBy: null,
        visitedOn: null,
        // What was left to the county rested on the visit.
        referredBy: null,
        referredOn: null,
        referralSealed: null,
      })
      .where(and(eq(leads.county, county), inArray(leads.id, gone.map(idOf))))
  await recordMany(
    tx,
    ctx,
    gone.flatMap((lead) => eventsOf(lead, 'lead.unvisited', { visitId })),
  )
  await visitLeads(tx, ctx, { householdId, visitId, visitedOn })
}

const isStill = ({ householdId, openedAt }: Lead, to: string, visitedOn: Day) =>
  householdId === to && isVisitTo(dayOf(openedAt), visitedOn)

const idOf = ({ id }: Lead) => id

const eventsOf = ({ id, householdId }: Lead, type: string, about: Record<string, unknown>) =>
  [`lead:${id}`, `household:${householdId}`].map((subject) => ({
    subject,
    type,
    details: { leadId: id, ...about },
  }))
