import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { changes } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { keepPhotos } from '../media/service'
import { requireNeutral } from '../objections/ties'
import { contains } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { requireOther } from './ask'
import type { Details } from './facts'
import { askedIn, findChange, lockBoth, lockChange, sealAsked } from './find'
import { giveToDecider } from './hand-on'
import { judgeChange, touchedBy } from './judge'
import { checkRefusal, effectiveChangeStatus, lacksId, ON_THE_SPOT } from './rules'

export interface Check {
  code: string
  isRight: boolean
  /** As it is right; null: as it was asked. */
  details: Details | null
  words: string
  photos: Attachments['photos']
}

/**
 * What a look on the spot found: that it is so, as asked or put right, with whatever was shown; or that it is
 * not, and why. Then the township decides. Once more until it does, by whoever may.
 */
export async function checkChange(tx: Db, ctx: RequestContext, given: Check): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId, roles } = requireStaff(ctx)
  const found = await findChange(tx, county, given.code)
  if (!found) throw new ApiError('not_found', 'change')
  const before = askedIn(ctx, found)
  const details = given.details ?? before.details
  await lockBoth(tx, county, touchedBy(found.householdId, given.isRight ? details : null))
  const { change, household } = await lockChange(tx, county, found)
  requireInScope(ctx, household.areaPath, 'change')
  await requireNeutral(tx, ctx, household.id)
  const refusal = checkRefusal(effectiveChangeStatus(change, now))
  if (refusal) throw new ApiError('refused', refusal)
  const isNear = roles.some(
    (each) => ON_THE_SPOT.includes(each.role) && contains(each.areaPath, household.areaPath),
  )
  // From the desk nobody vouches for what they asked for themselves.
  if (change.askedBy === staffId && !isNear) throw new ApiError('refused', 'own_part')
  const words = given.words.trim()
  if (given.isRight) await requireRight(tx, ctx, household.id, details)
  else if (words === '') throw new ApiError('refused', 'reason_missing')

  const finding = { isRight: given.isRight, words }
  const asked = { ...before, details: given.isRight ? details : before.details, finding }
  const { id, householdId } = change
  const set = {
    kind: asked.details?.kind ?? change.kind,
    factsSealed: sealAsked(ctx, id, asked),
    status: 'checked' as const,
    checkedBy: staffId,
    checkedOn: dayOf(now),
  }
  await tx
    .update(changes)
    .set(set)
    .where(and(eq(changes.county, county), eq(changes.id, id)))
  await keepPhotos(tx, ctx, `change:${id}`, given.photos)
  const told = { changeId: id, householdId, kind: set.kind, isRight: given.isRight }
  for (const subject of [`change:${id}`, `household:${householdId}`])
    await record(tx, ctx, {
      subject,
      type: 'change.checked',
      details: { ...told, photos: given.photos.length },
    })
  await giveToDecider(tx, ctx, household, { ...change, ...set })
  const vars = { code: change.code, head: household.headName, due: change.dueOn }
  return { code: given.isRight ? 'checked' : 'checked_wrong', vars }
}

async function requireRight(
  tx: Db,
  ctx: RequestContext,
  householdId: string,
  details: Details | null,
): Promise<void> {
  if (!details) throw new ApiError('refused', 'details_missing')
  if (lacksId(details)) throw new ApiError('refused', 'id_wanted')
  const judged = await judgeChange(tx, ctx, householdId, details)
  if (judged?.refusal) throw new ApiError('refused', judged.refusal)
  requireOther(ctx, details, judged?.other?.areaPath)
  if (judged?.other) await requireNeutral(tx, ctx, judged.other.id)
}
