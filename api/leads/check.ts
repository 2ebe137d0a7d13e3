import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { noteVisit } from '../visits/service'
import { lockLead, requireTheirs } from './find'
import { isVisitTo } from './rules'
import { addStatement } from './statements'
import { visitLeads } from './visit'

export interface Check {
  code: string
  /** What was seen there. */
  seen: string
  /** What the household said of it; null: nobody was met, or nobody spoke. */
  said: string | null
  /** Null: today. */
  visitedOn: Day | null
  photos: Attachments['photos']
  place: Attachments['place']
}

/**
 * 核实: what was seen on the spot and what the household said, put down as one visit and as its being
 * heard. By anybody of the area who is not tied; whoever it was does not decide.
 */
export async function checkLead(tx: Db, ctx: RequestContext, given: Check): Promise<Outcome> {
  const held = await lockLead(tx, ctx.county, given.code)
  await requireTheirs(tx, ctx, held)
  const { lead, household } = held
  if (lead.status === 'decided') throw new ApiError('refused', 'decided')
  const visitedOn = given.visitedOn ?? dayOf(ctx.now)
  if (!isVisitTo(dayOf(lead.openedAt), visitedOn)) throw new ApiError('refused', 'before_found')
  const { seen: text, photos, place } = given
  const visit = { householdId: household.id, text, visitedOn, purpose: null, place, photos }
  const { vars } = await noteVisit(tx, ctx, visit)
  const visitId = String(vars['id'])
  const of = { householdId: household.id, visitId, visitedOn, leadIds: [lead.id] }
  await visitLeads(tx, ctx, of)
  const said = given.said?.trim()
  if (said) {
    const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
    await addStatement(tx, ctx, lead, { contactId: null, staffId, text: said })
  }
  const isHeard = said !== undefined || lead.heardOn !== null
  const words = { head: household.headName, code: lead.code }
  return { code: isHeard ? 'checked' : 'checked_unheard', vars: words }
}
