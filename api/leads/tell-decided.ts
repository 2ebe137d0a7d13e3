import type { Db } from '../../db/client'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { reasonOf } from '../objections/reason'
import { areaAt } from '../shared/area-path'
import type { Held } from './find'
import type { Decision } from './rules'

/**
 * Tells the household what was decided, why, and where to turn; and whoever visited what came of it. Of
 * the names in the reason the household reads its own alone.
 */
export async function tellOfDecision(
  tx: Db,
  ctx: RequestContext,
  { lead, household }: Held,
  decision: Decision,
  reason: string,
): Promise<void> {
  const village = areaAt(household.areaPath, 'village')
  const words = await reasonOf(tx, ctx.county, village, household.id, reason, [])
  const { class: leadClass, code } = lead
  await tellHousehold(tx, ctx, {
    householdId: household.id,
    purpose: `lead:${lead.id}:${decision}`,
    say: say('lead.decided', { leadClass, decision, reason: words, code }),
  })
  const staffId = lead.visitedBy ?? lead.holderId
  if (!staffId) return
  await tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose: `lead:${lead.id}:${decision}:visitor`,
    say: say('lead.decided_to_visitor', { head: household.headName, decision, code }),
  })
}
