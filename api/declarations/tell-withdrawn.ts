import type { Db } from '../../db/client'
import { listDeciders } from '../accountabilities/deciders'
import { findMembers } from '../accountabilities/find'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { type Say, say } from '../messages/templates'
import { type Declaration, nameOf } from './find'

/**
 * Whoever takes back a relative or a firm may decide about them from then on. Nobody is to be freed unseen: inspectors who
 * are untied and not below them are told.
 */
export async function tellWithdrawn(
  tx: Db,
  ctx: RequestContext,
  withdrawn: Declaration,
): Promise<void> {
  const { county } = ctx
  const { id, staffId, kinStaffId } = withdrawn
  const [cadre] = await findMembers(tx, county, [staffId])
  const message = cadre && messageOf(ctx, cadre.name, withdrawn)
  if (!message) return
  const barred = kinStaffId ? [kinStaffId] : []
  for (const inspector of await listDeciders(tx, county, cadre, barred))
    await tellStaff(tx, ctx, {
      staffId: inspector,
      asker: ANYWHERE,
      purpose: `declaration:${id}:withdrawn:${inspector}`,
      say: message,
    })
}

/** That there is nothing to declare ties nobody. */
function messageOf(ctx: RequestContext, cadre: string, withdrawn: Declaration): Say | null {
  const { kind, relation, firm } = withdrawn
  const name = nameOf(ctx, withdrawn)
  if (kind === 'kin' && relation && name !== null)
    return say('declaration.kin_withdrawn', { cadre, relation, name })
  return kind === 'interest' && firm !== null
    ? say('declaration.firm_withdrawn', { cadre, text: firm })
    : null
}
