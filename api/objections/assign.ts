import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { objections, staff } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import type { Notice } from '../notices/find'
import { ApiError } from '../shared/errors'
import { describeFault } from '../shared/fault'
import type { Outcome } from '../turns/answer'
import { barOf, findAssignee, listCheckers, refusalAmong } from './checkers'
import { concernedIn } from './concerned'
import { lockObjection } from './decide'
import { objectorBehind } from './objector'
import { isOpenObjection } from './open'
import type { Objection } from './put-down'
import { effectiveObjectionStatus } from './rules'
import { tellAssignee, tellRelieved } from './tell'
import { requireNeutral } from './ties'

/**
 * Gives an open objection to somebody else to check, by the same rules by which it was given first.
 * `tied` to either side, `own_decision`: had a part in what it is about, or `not_eligible`: of another
 * area or, for an appeal, of that area alone, or concerned in it.
 */
export async function assignObjection(
  tx: Db,
  ctx: RequestContext,
  id: string,
  staffId: string,
): Promise<Outcome> {
  const { notice, objection } = await lockObjection(tx, ctx, id)
  const { code, householdId } = objection
  if (householdId) await requireNeutral(tx, ctx, householdId)
  const status = effectiveObjectionStatus(objection, ctx.now)
  if (status !== 'open')
    throw new ApiError('refused', status === 'withdrawn' ? 'withdrawn' : 'already_decided')

  const concerned = await concernedNow(tx, ctx, notice, objection)
  const checkers = await listCheckers(tx, ctx, concerned.areaPath)
  const refusal = refusalAmong(checkers, barOf(checkers, concerned), staffId)
  if (refusal) throw new ApiError('refused', refusal)
  if (objection.staffId !== staffId) await give(tx, ctx, notice, objection, staffId)
  return { code: 'assigned', vars: { code } }
}

/** In one morning: each is told to somebody. */
const MOST_REASSIGNED = 200

/**
 * Open objections whose checker has left, or that never had one, go to whoever may check them now: an
 * objection nobody checks would hold its list for ever.
 * One that fails keeps neither the others nor the digest; what is left comes the next day.
 * @returns how many found somebody
 */
export async function reassignDeserted(ctx: RequestContext): Promise<number> {
  const { county, now } = ctx
  const { db } = ctx.deps.connection
  const deserted = await db
    .select({ id: objections.id })
    .from(objections)
    .leftJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, objections.staffId), eq(staff.isActive, true)),
    )
    .where(and(eq(objections.county, county), isOpenObjection(now), isNull(staff.id)))
    .orderBy(asc(objections.dueOn), asc(objections.id))
    .limit(MOST_REASSIGNED)
  let found = 0
  for (const { id } of deserted) {
    try {
      found += await inTransaction(db, (tx) => reassign(tx, ctx, id))
    } catch (error) {
      ctx.deps.log.error(
        { fault: describeFault(error), id },
        'an objection could not be reassigned',
      )
    }
  }
  return found
}

async function reassign(tx: Db, ctx: RequestContext, id: string): Promise<0 | 1> {
  const { notice, objection } = await lockObjection(tx, ctx, id)
  if (effectiveObjectionStatus(objection, ctx.now) !== 'open') return 0
  // Since it was listed somebody may have given it to another.
  if (await isChecked(tx, ctx.county, objection)) return 0
  const assignee = await findAssignee(tx, ctx, await concernedNow(tx, ctx, notice, objection))
  if (!assignee || assignee.staffId === objection.staffId) return 0
  await give(tx, ctx, notice, objection, assignee.staffId)
  return 1
}

async function isChecked(db: Db, county: string, { staffId }: Objection): Promise<boolean> {
  if (!staffId) return false
  const active = and(eq(staff.county, county), eq(staff.id, staffId), eq(staff.isActive, true))
  return (await db.$count(staff, active)) > 0
}

async function concernedNow(tx: Db, ctx: RequestContext, notice: Notice, objection: Objection) {
  const objector = await objectorBehind(tx, ctx, objection)
  return concernedIn(tx, ctx, notice, objection, objector, ctx.now)
}

async function give(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
  objection: Objection,
  staffId: string,
): Promise<void> {
  const { id, staffId: before } = objection
  await tx
    .update(objections)
    .set({ staffId })
    .where(and(eq(objections.county, ctx.county), eq(objections.id, id)))
  const details = { objectionId: id, staffId, before }
  await record(tx, ctx, { subject: `objection:${id}`, type: 'objection.assigned', details })
  if (before) await tellRelieved(tx, ctx, objection, before)
  await tellAssignee(tx, ctx, notice, { ...objection, staffId })
}
