import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { recalls, staffRoles } from '../../db/schema'
import { RESIDENT_ROLES } from '../../db/values/residency'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { giveCode } from '../receipts/codes'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { staffName } from '../staff/names'
import type { Outcome } from '../turns/answer'
import type { NewRecall } from './input'
import { listOffice } from './judges'
import { holdResident } from './present'
import { areKin } from './residents'
import { recallRefusal } from './rules'

export type Recall = typeof recalls.$inferSelect

/** What is said of a recall, sealed to it. */
export const recallPlace = (county: string, row: string, column: string) => ({
  county,
  table: 'recalls',
  column,
  row,
})

/** A township proposes the recall 召回 of somebody posted to a village; they are told and may answer, the county decides. */
export async function proposeRecall(
  tx: Db,
  ctx: RequestContext,
  { staffId, areaPath, reason }: NewRecall,
): Promise<Outcome> {
  const { county, now, deps } = ctx
  const { staffId: proposedBy } = requireStaff(ctx)
  requireInScope(ctx, areaPath, 'area')
  await holdResident(tx, county, staffId)
  const role = await findRole(tx, county, staffId, areaPath)
  const open = and(
    eq(recalls.county, county),
    eq(recalls.staffId, staffId),
    eq(recalls.areaPath, areaPath),
    eq(recalls.status, 'proposed'),
  )
  const refusal = recallRefusal({
    isOwn: staffId === proposedBy,
    isTied: await areKin(tx, county, proposedBy, staffId),
    isResident: role !== undefined,
    isProposed: (await tx.$count(recalls, open)) > 0,
    reason,
  })
  if (refusal || !role) throw new ApiError('refused', refusal ?? 'not_resident')
  const id = newId()
  const subject = `recall:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  const reasonSealed = deps.sealer.seal(recallPlace(county, id, 'reason_sealed'), reason)
  const of = { staffId, role, areaPath }
  const proposed = { proposedBy, proposedOn: dayOf(now), status: 'proposed' as const }
  await tx.insert(recalls).values({ county, id, code, ...of, reasonSealed, ...proposed })
  await record(tx, ctx, { subject, type: 'recall.proposed', details: of })
  const area = (await findArea(tx, county, areaPath))?.name ?? ''
  const name = await staffName(tx, county, staffId)
  for (const office of await listOffice(tx, county, [proposedBy, staffId]))
    await tellStaff(tx, ctx, {
      staffId: office,
      asker: ANYWHERE,
      purpose: `recall:${id}:proposed:${office}`,
      say: say('recall.to_decide', { name, area, reason, code }),
    })
  await tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose: `recall:${id}:person`,
    say: say('recall.proposed_told', { area, reason, code }),
  })
  return { code: 'proposed', vars: { name, area, code } }
}

async function findRole(tx: Db, county: string, staffId: string, areaPath: string) {
  const held = await tx
    .select({ role: staffRoles.role })
    .from(staffRoles)
    .where(
      and(
        eq(staffRoles.county, county),
        eq(staffRoles.staffId, staffId),
        eq(staffRoles.areaPath, areaPath),
      ),
    )
  // Who holds both is recalled as first secretary first.
  return RESIDENT_ROLES.find((role) => held.some((each) => each.role === role))
}
