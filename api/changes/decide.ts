import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { changes } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { requireNeutral } from '../objections/ties'
import { cancelQueued } from '../outbox/cancel'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { requireOther } from './ask'
import { listCheckers } from './checkers'
import type { Details } from './facts'
import {
  askedIn,
  type Change,
  findChange,
  type Household,
  lockBoth,
  lockChange,
  reasonPlace,
} from './find'
import { judgeChange, touchedBy } from './judge'
import { lineOf } from './line'
import { putInForce } from './put-in-force'
import { decisionRefusal, effectiveChangeStatus, lacksId } from './rules'
import { tellDecided } from './tell'

export interface Decision {
  code: string
  isAccepted: boolean
  reason: string
}

/**
 * The township's decision. Accepted, it is in the file with it; it is looked at once more, as the register may
 * have moved since. Nobody decides what they asked for or checked, or of a household they are tied to.
 */
export async function decideChange(tx: Db, ctx: RequestContext, given: Decision): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const found = await findChange(tx, county, given.code)
  if (!found) throw new ApiError('not_found', 'change')
  await lockBoth(tx, county, touchedBy(found.householdId, askedIn(ctx, found).details))
  const { change, household } = await lockChange(tx, county, found)
  requireInScope(ctx, household.areaPath, 'change')
  await requireNeutral(tx, ctx, household.id)
  const { details, finding } = askedIn(ctx, change)
  // Checked once more meanwhile it may be about another household.
  await lockBoth(tx, county, touchedBy(household.id, details))
  const checkers = await listCheckers(tx, county, change.id)
  const reason = given.reason.trim()
  const refusal = decisionRefusal({
    status: effectiveChangeStatus(change, now),
    isOwnPart: [change.askedBy, change.checkedBy, ...checkers].includes(staffId),
    isAccepted: given.isAccepted,
    hasReason: reason !== '',
    isRight: details !== null && finding?.isRight === true,
    lacksId: lacksId(details),
  })
  if (refusal) throw new ApiError('refused', refusal)
  const vars = { code: change.code, head: household.headName }
  if (given.isAccepted && details) {
    await accept(tx, ctx, { change, household, details, staffId })
    return { code: 'accepted', vars }
  }
  await decline(tx, ctx, { change, household, reason, staffId })
  return { code: 'declined', vars }
}

interface Accepting {
  change: Change
  household: Household
  details: Details
  staffId: string
}

async function accept(
  tx: Db,
  ctx: RequestContext,
  { change, household, details, staffId }: Accepting,
) {
  const judged = await judgeChange(tx, ctx, household.id, details)
  if (judged?.refusal) throw new ApiError('refused', judged.refusal)
  requireOther(ctx, details, judged?.other?.areaPath)
  if (judged?.other) await requireNeutral(tx, ctx, judged.other.id)
  // In words before it is done: who has left cannot be named by the register any more.
  const line = await lineOf(tx, ctx, household, details)
  const newHouseholdId = await putInForce(tx, ctx, household, details, `change:${change.id}`)
  await settle(tx, ctx, change, { status: 'accepted', decidedBy: staffId })
  const told = [household.id, judged?.other?.id, newHouseholdId].filter((id) => id != null)
  await tellDecided(tx, ctx, { change, household, line, householdIds: told, reason: null })
}

async function decline(
  tx: Db,
  ctx: RequestContext,
  given: { change: Change; household: Household; reason: string; staffId: string },
) {
  const { change, household, reason, staffId } = given
  const reasonSealed = ctx.deps.sealer.seal(reasonPlace(ctx.county, change.id), reason)
  await settle(tx, ctx, change, { status: 'declined', decidedBy: staffId, reasonSealed })
  const line = await lineOf(tx, ctx, household, askedIn(ctx, change).details)
  await tellDecided(tx, ctx, { change, household, line, householdIds: [household.id], reason })
}

async function settle(
  tx: Db,
  ctx: RequestContext,
  { id, householdId, kind }: Change,
  set: Partial<Change>,
) {
  const { county, now } = ctx
  await tx
    .update(changes)
    .set({ ...set, decidedOn: dayOf(now), holderId: null })
    .where(and(eq(changes.county, county), eq(changes.id, id)))
  const details = { changeId: id, householdId, kind, decidedBy: set.decidedBy }
  for (const subject of [`change:${id}`, `household:${householdId}`])
    await record(tx, ctx, { subject, type: `change.${set.status}`, details })
  for (const step of ['check_due', 'decision_due'])
    await cancelQueued(tx, ctx, `change:${id}:${step}`)
}
