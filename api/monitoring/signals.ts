import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { helpRequests, leads } from '../../db/schema'
import type { RollStatus } from '../../db/values/roll'
import { findFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { openLeads } from '../leads/open'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { raiseFromLateObjection } from './late-objection'
import { getTriggerFigures } from './trigger-figures'
import { leastInpatient } from './triggers'
import { riskCalled, riskNoted } from './words'

interface Call {
  request: Pick<typeof helpRequests.$inferSelect, 'id' | 'kind' | 'householdId' | 'staffId'>
  text: string
  /** Of the message in the call; the first opens the lead. */
  seq: number
  isUrgent: boolean
}

/**
 * A household's own call for help 求助 is a signal of a risk. What it says later in the same call is one only
 * where it names what is wrong. Of a call for nobody in particular none is made; an objection that came too late is
 * one about whom it is about.
 */
export async function raiseFromCall(tx: Db, ctx: RequestContext, call: Call): Promise<void> {
  const { request, text, seq, isUrgent } = call
  const { id, kind, householdId } = request
  // A call is taken down whatever the county has left to set.
  if (kind !== 'help' || !(await mayOpen(tx, ctx))) return
  if (await raiseFromLateObjection(tx, ctx, { text, ownId: householdId })) return
  if (!householdId) return
  const risk = riskCalled(text)
  if (seq > 1 && !risk && !isUrgent) return
  await openLeads(tx, ctx, [
    {
      kind: 'risk',
      class: risk?.class ?? 'call_for_help',
      householdId,
      personId: null,
      isPossible: false,
      records: null,
      evidence: `help|${id}|${seq}`,
      source: 'help',
      subject: `help:${id}`,
      text,
      isUrgent,
      heardBy: request.staffId,
    },
  ])
}

interface Noted {
  /** Held by the caller. */
  household: { id: string; status: RollStatus }
  visitId: string
  text: string
}

/**
 * What a cadre writes of a household by which to fear for it. One with an open risk is looked after already: the
 * note is a visit to that. The same words again are the same signal.
 */
export async function raiseFromVisit(
  tx: Db,
  ctx: RequestContext,
  { household, visitId, text }: Noted,
): Promise<void> {
  const { county, now } = ctx
  if (household.status === 'closed' || !(await mayOpen(tx, ctx))) return
  const figures = await whereSet(() => getTriggerFigures(tx, county, dayOf(now)))
  const risk =
    figures &&
    riskNoted(text, { ...figures, inpatientFen: leastInpatient(household.status, figures) })
  if (!risk || (await hasOpenRisk(tx, county, household.id))) return
  await openLeads(tx, ctx, [
    {
      kind: 'risk',
      class: risk.class,
      householdId: household.id,
      personId: null,
      isPossible: false,
      records: null,
      evidence: `visit|${household.id}|${risk.class}|${text.replace(/\s+/gu, '')}`,
      source: 'visit',
      subject: `visit:${visitId}`,
      text,
    },
  ])
}

export async function hasOpenRisk(tx: Db, county: string, householdId: string): Promise<boolean> {
  const open = and(
    eq(leads.county, county),
    eq(leads.householdId, householdId),
    eq(leads.kind, 'risk'),
    ne(leads.status, 'decided'),
  )
  return (await tx.$count(leads, open)) > 0
}

/** Whether the county has set by when leads are looked into. */
async function mayOpen(tx: Db, { county, now }: RequestContext): Promise<boolean> {
  const today = dayOf(now)
  const days = [
    await findFigure(tx, county, 'lead_visit_days', today),
    await findFigure(tx, county, 'lead_decide_days', today),
  ]
  return days.every((each) => each !== null)
}

async function whereSet<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ApiError && error.code === 'figure_missing') return null
    throw error
  }
}
