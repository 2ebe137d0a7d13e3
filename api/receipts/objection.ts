import { and, eq, type SQL } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { objections } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { Vars } from '../messages/templates'
import { reasonPlace } from '../objections/decide'
import { appealDayOf } from '../objections/last-day'
import { reasonFor } from '../objections/reason'
import { effectiveObjectionStatus } from '../objections/rules'
import { type Day, dayOf } from '../shared/day'

export interface ObjectionReceipt {
  vars: Vars<'receipt.objection'>
  /** It asks the next level about a decision itself. */
  isAppeal: boolean
  /** What the next level was asked about this one; null while it was not. */
  appeal: Vars<'receipt.appealed'> | null
  /** Until when it still can be asked; null where it cannot. */
  appealUntil: Day | null
}

/** No names but those the filer may read in the reason: neither whom it is about nor who filed it. */
export async function readObjection(
  tx: Db,
  ctx: RequestContext,
  id: string,
): Promise<ObjectionReceipt | null> {
  const objection = await findObjection(tx, ctx, eq(objections.id, id))
  if (!objection) return null
  const { ground, filedOn, dueOn: due, withdrawalAskedAt, reasonSealed, appealOfId } = objection
  const status = effectiveObjectionStatus(objection, ctx.now)
  const withdrawalAsked = withdrawalAskedAt ? 1 : 0
  const sealed = reasonSealed && ctx.deps.sealer.open(reasonPlace(ctx.county, id), reasonSealed)
  const reason = sealed ? await reasonFor(tx, ctx, 'objector', objection, sealed) : ''
  const appeal = await findObjection(tx, ctx, eq(objections.appealOfId, id))
  const until = status === 'rejected' && !appeal ? await appealDayOf(tx, ctx, objection) : null
  return {
    vars: { ground, status, filedOn, due, withdrawalAsked, reason },
    isAppeal: appealOfId !== null,
    appeal: appeal && {
      ground,
      before: status,
      filedOn,
      // The household's own appeal has a receipt of its own, and that is not theirs who objected.
      code: status === 'upheld' ? objection.code : appeal.code,
      status: effectiveObjectionStatus(appeal, ctx.now),
      due: appeal.dueOn,
    },
    appealUntil: until !== null && dayOf(ctx.now) <= until ? until : null,
  }
}

async function findObjection(tx: Db, { county }: RequestContext, which: SQL) {
  const [objection] = await tx
    .select()
    .from(objections)
    .where(and(eq(objections.county, county), which))
  return objection ?? null
}
