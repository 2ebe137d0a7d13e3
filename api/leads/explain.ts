import type { Db } from '../../db/client'
import { areaInWords } from '../areas/words'
import { lockContact } from '../contacts/service'
import { tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { isLinked } from '../proxies/find'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { lockLead } from './find'
import { addStatement } from './statements'

/**
 * 说明: what a household says to a lead, from any of its phones; to anybody else it is as if there were
 * none. Whoever visits hears that it spoke, once a day.
 */
export async function explainLead(
  tx: Db,
  ctx: RequestContext,
  { code, text }: { code: string; text: string },
): Promise<Outcome> {
  const { county } = ctx
  const contact = await lockContact(tx, ctx)
  const held = await lockLead(tx, county, code)
  const { lead, household } = held
  if (!(await isLinked(tx, county, contact.id, household.id)))
    throw new ApiError('not_found', 'lead')
  const { outcome, decidedOn } = lead
  if (lead.status === 'decided')
    return { code: 'already_decided', vars: { decision: outcome, day: decidedOn ?? '', code } }
  await addStatement(tx, ctx, lead, { contactId: contact.id, staffId: null, text })
  const staffId = lead.visitedBy ?? lead.holderId
  if (staffId) {
    const area = await areaInWords(tx, county, household.areaPath)
    const words = { head: household.headName, area, text, code: lead.code }
    await tellStaff(tx, ctx, {
      staffId,
      asker: contact,
      purpose: `lead:${lead.id}:explained:${dayOf(ctx.now)}`,
      say: say('lead.explained_to_holder', words),
    })
  }
  return { code: 'explained', vars: { code: lead.code, due: lead.decideDueOn } }
}
