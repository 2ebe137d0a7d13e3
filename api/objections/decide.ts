import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { objections } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { findCode, subjectOf } from '../receipts/find'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { barOf, listCheckers, refusalAmong } from './checkers'
import { concernedIn } from './concerned'
import { takeEffect } from './effects'
import { findOnRoll } from './household-meant'
import { lockNoticeById, lockWithRelated, type Notice } from '../notices/find'
import { objectorBehind } from './objector'
import { bodyPlace, type Objection, recordOnNotice } from './put-down'
import { decisionRefusal, effectiveObjectionStatus } from './rules'
import { tellDecided } from './tell'

interface Decision {
  isUpheld: boolean
  reason: string
  /** Who was left out, where the objection did not say so that it could be found. */
  householdName?: string | null | undefined
}

/** 成立 and 不成立 by message, under the receipt. */
export async function decideByCode(
  tx: Db,
  ctx: RequestContext,
  { code, isUpheld, text, householdName }: DecideCommand,
): Promise<Outcome> {
  const found = await findCode(tx, ctx.county, code)
  const { feature, id } = found ? subjectOf(found) : { feature: '', id: '' }
  if (feature !== 'objection') throw new ApiError('not_found', 'objection')
  return decideObjection(tx, ctx, id, { isUpheld, reason: text, householdName })
}

interface DecideCommand extends Omit<Decision, 'reason'> {
  code: string
  text: string
}

/**
 * Decides an objection: by whoever is to check it, tied to nobody in it, with a reason, once. What
 * is upheld changes the list in the same transaction; what is not moves nothing.
 */
export async function decideObjection(
  tx: Db,
  ctx: RequestContext,
  id: string,
  { isUpheld, reason: given, householdName }: Decision,
): Promise<Outcome> {
  const { county, now, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const { notice, objection } = await lockObjection(tx, ctx, id)
  const reason = given.trim()
  const refusal = decisionRefusal({
    isAssignee: objection.staffId === staffId,
    status: effectiveObjectionStatus(objection, now),
    hasReason: reason !== '',
  })
  if (refusal) throw new ApiError('refused', refusal)
  const householdId =
    objection.householdId ??
    (isUpheld && objection.ground === 'left_out'
      ? await requireLeftOut(tx, ctx, notice, householdName ?? null)
      : null)
  // After that: it would tell whoever is not to check it that their kin objected.
  await requireChecker(tx, ctx, notice, { ...objection, householdId })
  const decided: Objection = {
    ...objection,
    householdId,
    status: isUpheld ? 'upheld' : 'rejected',
    decidedAt: now,
    decidedBy: staffId,
    reasonSealed: deps.sealer.seal(reasonPlace(county, id), reason),
  }
  const { status, decidedAt, decidedBy, reasonSealed } = decided
  await tx
    .update(objections)
    .set({ householdId, status, decidedAt, decidedBy, reasonSealed })
    .where(and(eq(objections.county, county), eq(objections.id, id)))
  const { ground, villageCaseId } = objection
  const village = villageCaseId && { villageCaseId }
  const about = { objectionId: id, noticeId: notice.id, householdId, ...village, ground, status }
  const details = { ...about, staffId }
  await record(tx, ctx, { subject: `objection:${id}`, type: 'objection.decided', details })
  await recordOnNotice(tx, ctx, notice.id, 'notice.objection_decided', details)
  if (isUpheld) await takeEffect(tx, ctx, decided, reason)
  await tellDecided(tx, ctx, decided, reason)
  return { code: status, vars: { code: objection.code, status } }
}

/** The list; of an appeal also those above it, which its decision can change. */
function lockBearing(
  tx: Db,
  county: string,
  {
    noticeId,
    appealOfId,
    ...about
  }: Pick<Objection, 'noticeId' | 'householdId' | 'villageCaseId' | 'appealOfId'>,
) {
  return appealOfId
    ? lockWithRelated(tx, county, noticeId, about)
    : lockNoticeById(tx, county, noticeId)
}

/** The list first, as whoever files does; out of scope is as if it were not there. */
export async function lockObjection(tx: Db, ctx: RequestContext, id: string) {
  const ofId = and(eq(objections.county, ctx.county), eq(objections.id, id))
  const [found] = await tx
    .select({
      noticeId: objections.noticeId,
      householdId: objections.householdId,
      villageCaseId: objections.villageCaseId,
      appealOfId: objections.appealOfId,
    })
    .from(objections)
    .where(ofId)
  if (!found) throw new ApiError('not_found', 'objection')
  const notice = await lockBearing(tx, ctx.county, found)
  requireInScope(ctx, notice.areaPath, 'objection')
  const [objection] = await tx.select().from(objections).where(ofId).for('update')
  if (!objection) throw new ApiError('not_found', 'objection')
  return { notice, objection }
}

/** Kin of either side decide nothing, nor does anybody about what they did before it was filed. */
async function requireChecker(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
  objection: Objection,
): Promise<void> {
  const { staffId } = requireStaff(ctx)
  const objector = await objectorBehind(tx, ctx, objection)
  const { filedAt } = objection
  const concerned = await concernedIn(tx, ctx, notice, objection, objector, filedAt)
  const checkers = await listCheckers(tx, ctx, concerned.areaPath)
  const refusal = refusalAmong(checkers, barOf(checkers, concerned), staffId)
  if (refusal) throw new ApiError('refused', refusal)
}

/** Who was left out must be known before a place on a list can be given. */
async function requireLeftOut(
  tx: Db,
  ctx: RequestContext,
  { areaPath }: Notice,
  householdName: string | null,
): Promise<string> {
  if (!householdName) throw new ApiError('refused', 'household_missing')
  const { state, householdId } = await findOnRoll(tx, ctx.county, areaPath, householdName)
  if (!householdId)
    throw new ApiError('refused', state === 'ambiguous' ? 'name_ambiguous' : 'name_unknown')
  return householdId
}

export const reasonPlace = (county: string, id: string) => ({
  ...bodyPlace(county, id),
  column: 'reason_sealed',
})
