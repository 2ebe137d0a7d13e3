import { and, eq } from 'drizzle-orm'
import { leaves, recalls } from '../../db/schema'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { ApiError } from '../shared/errors'
import { staffName } from '../staff/names'
import { leavePlace } from './leave'
import { recallPlace } from './recall'

/** Leave by its number, with why it was asked for; for others than its township it is not there. */
export async function getLeave(ctx: RequestContext, code: string) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const [leave] = await db
    .select()
    .from(leaves)
    .where(and(eq(leaves.county, county), eq(leaves.code, code)))
  if (!leave) throw new ApiError('not_found', 'leave')
  requireInScope(ctx, leave.areaPath, 'leave')
  const { id, staffId, areaPath, fromDay, toDay, status, askedOn, decidedOn, backOn } = leave
  return {
    code,
    name: await staffName(db, county, staffId),
    areaPath,
    area: (await findArea(db, county, areaPath))?.name ?? '',
    fromDay,
    toDay,
    status,
    askedOn,
    decidedOn,
    backOn,
    reason: deps.sealer.open(leavePlace(county, id, 'reason_sealed'), leave.reasonSealed),
  }
}

/** A recall by its number, with what was said for and against it; for others than its township and the county it is not there. */
export async function getRecall(ctx: RequestContext, code: string) {
  const recall = await find(ctx, code)
  requireInScope(ctx, recall.areaPath, 'recall')
  return shown(ctx, recall)
}

/** The actor's own recall by its number; anybody else's is not there. */
export async function getOwnRecall(ctx: RequestContext, code: string) {
  const { staffId } = requireStaff(ctx)
  const recall = await find(ctx, code)
  if (recall.staffId !== staffId) throw new ApiError('not_found', 'recall')
  return shown(ctx, recall)
}

async function find({ county, deps }: RequestContext, code: string) {
  const [recall] = await deps.connection.db
    .select()
    .from(recalls)
    .where(and(eq(recalls.county, county), eq(recalls.code, code)))
  if (!recall) throw new ApiError('not_found', 'recall')
  return recall
}

async function shown({ county, deps }: RequestContext, recall: typeof recalls.$inferSelect) {
  const { db } = deps.connection
  const { id, code, staffId, areaPath, role, status, proposedOn, decidedOn, contestedOn } = recall
  const open = (column: string, sealed: Buffer | null) =>
    sealed && deps.sealer.open(recallPlace(county, id, column), sealed)
  return {
    code,
    name: await staffName(db, county, staffId),
    areaPath,
    area: (await findArea(db, county, areaPath))?.name ?? '',
    role,
    status,
    proposedOn,
    decidedOn,
    contestedOn,
    reason: open('reason_sealed', recall.reasonSealed),
    decision: open('decision_sealed', recall.decisionSealed),
    contest: open('contest_sealed', recall.contestSealed),
  }
}
