import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { recalls, staffRoles } from '../../db/schema'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { staffName } from '../staff/names'
import type { Outcome } from '../turns/answer'
import type { RecallDecision } from './input'
import { listOffice } from './judges'
import { type Recall, recallPlace } from './recall'
import { areKin } from './residents'
import { contestRefusal, decideRefusal } from './rules'

/** A recall of the actor's area by its code, held until the end; for others it is not there. */
export async function lockRecall(tx: Db, county: string, code: string): Promise<Recall> {
  const [recall] = await tx
    .select()
    .from(recalls)
    .where(and(eq(recalls.county, county), eq(recalls.code, code)))
    .for('update')
  if (!recall) throw new ApiError('not_found', 'recall')
  return recall
}

/** What was said against it and nobody has answered. */
const isContested = ({ contestedOn, decidedOn, contestSettledBy }: Recall) =>
  contestedOn !== null && decidedOn !== null && contestSettledBy === null

/**
 * The county decides about a recall, or about what was said against one: upheld the role ends, with its history in the events of
 * the person and in the recall; not upheld it stays, or is given back.
 */
export async function decideRecall(
  tx: Db,
  ctx: RequestContext,
  { code, isUpheld, reason }: RecallDecision & { code: string },
): Promise<Outcome> {
  const { county, now, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const recall = await lockRecall(tx, county, code)
  requireInScope(ctx, recall.areaPath, 'recall')
  const { id, areaPath } = recall
  const refusal = decideRefusal({
    status: recall.status,
    isOwn: recall.staffId === staffId,
    isTied: await areKin(tx, county, staffId, recall.staffId),
    isProposer: recall.proposedBy === staffId,
    isDecider: recall.decidedBy === staffId,
    isContested: isContested(recall),
    reason,
  })
  if (refusal) throw new ApiError('refused', refusal)
  const wasRecalled = recall.status === 'recalled'
  const decisionSealed = deps.sealer.seal(recallPlace(county, id, 'decision_sealed'), reason)
  const status = isUpheld ? ('recalled' as const) : ('refused' as const)
  await setRecall(tx, county, id, {
    status,
    decisionSealed,
    ...(wasRecalled
      ? { contestSettledBy: staffId }
      : {
          decidedBy: staffId,
          decidedOn: dayOf(now),
          // Said before, it was weighed with it.
          ...(recall.contestedOn !== null && { contestSettledBy: staffId }),
        }),
  })
  await record(tx, ctx, { subject: `recall:${id}`, type: `recall.${status}`, details: {} })
  if (isUpheld && !wasRecalled) await endRole(tx, ctx, recall)
  if (!isUpheld && wasRecalled) await giveBack(tx, ctx, recall)
  const area = (await findArea(tx, county, areaPath))?.name ?? ''
  const name = await staffName(tx, county, recall.staffId)
  await tellStaff(tx, ctx, {
    staffId: recall.staffId,
    asker: ANYWHERE,
    purpose: `recall:${id}:${wasRecalled ? 'contest' : 'decision'}`,
    say: isUpheld
      ? say(wasRecalled ? 'recall.stays_told' : 'recall.recalled_told', { area, reason, code })
      : say('recall.not_recalled_told', { area, reason }),
  })
  await tellStaff(tx, ctx, {
    staffId: recall.proposedBy,
    asker: ANYWHERE,
    purpose: `recall:${id}:proposer:${wasRecalled ? 'contest' : 'decision'}`,
    say: say(isUpheld ? 'recall.upheld_to_proposer' : 'recall.refused_to_proposer', { name, area }),
  })
  return { code: isUpheld ? 'recalled' : 'not_recalled', vars: { name, area } }
}

async function endRole(tx: Db, ctx: RequestContext, recall: Recall): Promise<void> {
  const { county } = ctx
  const { id, staffId, role, areaPath } = recall
  await tx
    .delete(staffRoles)
    .where(
      and(
        eq(staffRoles.county, county),
        eq(staffRoles.staffId, staffId),
        eq(staffRoles.role, role),
        eq(staffRoles.areaPath, areaPath),
      ),
    )
  const details = { role, areaPath, recallId: id }
  await record(tx, ctx, { subject: `staff:${staffId}`, type: 'staff.role_ended', details })
}

async function giveBack(tx: Db, ctx: RequestContext, recall: Recall): Promise<void> {
  const { county } = ctx
  const { id, staffId, role, areaPath } = recall
  await tx.insert(staffRoles).values({ county, staffId, role, areaPath }).onConflictDoNothing()
  const details = { role, areaPath, recallId: id }
  await record(tx, ctx, { subject: `staff:${staffId}`, type: 'staff.role_given_back', details })
}

const setRecall = (tx: Db, county: string, id: string, set: Partial<Recall>) =>
  tx
    .update(recalls)
    .set(set)
    .where(and(eq(recalls.county, county), eq(recalls.id, id)))

/** What the person says against their recall 申诉, once; of anybody else's it is not there. */
export async function contestRecall(
  tx: Db,
  ctx: RequestContext,
  { code, text }: { code: string; text: string },
): Promise<Outcome> {
  const { county, now, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const recall = await lockRecall(tx, county, code)
  if (recall.staffId !== staffId) throw new ApiError('not_found', 'recall')
  const { id, areaPath, status, contestedOn } = recall
  const refusal = contestRefusal({ status, isContested: contestedOn !== null, text })
  if (refusal) throw new ApiError('refused', refusal)
  const contestSealed = deps.sealer.seal(recallPlace(county, id, 'contest_sealed'), text)
  await setRecall(tx, county, id, { contestedOn: dayOf(now), contestSealed })
  await record(tx, ctx, { subject: `recall:${id}`, type: 'recall.contested', details: {} })
  const name = await staffName(tx, county, staffId)
  const area = (await findArea(tx, county, areaPath))?.name ?? ''
  const barred = [recall.proposedBy, staffId, ...(recall.decidedBy ? [recall.decidedBy] : [])]
  for (const office of await listOffice(tx, county, barred))
    await tellStaff(tx, ctx, {
      staffId: office,
      asker: ANYWHERE,
      purpose: `recall:${id}:contested:${office}`,
      say: say('recall.contest_to_office', { name, area, text, code }),
    })
  return { code: 'contested', vars: {} }
}
