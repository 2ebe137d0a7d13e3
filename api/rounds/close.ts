import { and, count, eq, gt, gte, inArray, isNotNull, isNull, notExists, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { applications, notices, objections, rounds, villageCases } from '../../db/schema'
import { isOpenApplication } from '../applications/open'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { isOpenObjection } from '../objections/open'
import { callOffAll } from '../reviews/void'
import { addDays, dayOf, instantOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { frozenFigure } from './figures'
import type { Round } from './find'
import { isOfVillages } from './paths'
import { closingRefusal } from './rules'
import { householdsIn } from './service'

/**
 * Closes a round once nobody in it waits for anything, nor can be said to be left out of it; a meeting
 * that was called for those who have withdrawn since is called off.
 */
export async function closeRound(tx: Db, ctx: RequestContext, id: string) {
  const { county, now } = ctx
  const ofId = and(eq(rounds.county, county), eq(rounds.id, id))
  const [round] = await tx.select().from(rounds).where(ofId).for('update')
  if (!round) throw new ApiError('not_found', 'round')
  requireInScope(ctx, round.areaPath, 'round')
  const { kind, status } = round
  const refusal = closingRefusal({
    kind,
    status,
    waiting: await countWaiting(tx, ctx, round),
    objections: await countObjections(tx, ctx, id),
    appealable: await countAppealable(tx, ctx, round),
    openWindows: await tx.$count(notices, and(postedIn(county, id), gt(notices.closesAt, now))),
    unsettled: await tx.$count(notices, unsettledIn(county, id)),
  })
  if (refusal) throw new ApiError('refused', refusal)
  await callOffAll(tx, ctx, id)
  await tx
    .update(rounds)
    .set({ status: 'closed', closedOn: dayOf(now) })
    .where(ofId)
  await record(tx, ctx, { subject: `round:${id}`, type: 'round.closed', details: { roundId: id } })
  return { id, closedOn: dayOf(now) }
}

/** The same as an outcome of a turn. */
export async function closeByCommand(
  tx: Db,
  ctx: RequestContext,
  { id }: { id: string },
): Promise<Outcome> {
  await closeRound(tx, ctx, id)
  return { code: 'closed', vars: {} }
}

/** Who has moved out of the area is on none of its lists any more: the next round there takes them in. */
async function countWaiting(
  tx: Db,
  { county, now }: RequestContext,
  { id: roundId, kind, areaPath }: Round,
): Promise<number> {
  if (isOfVillages(kind)) {
    const ofRound = and(eq(villageCases.county, county), eq(villageCases.roundId, roundId))
    return tx.$count(villageCases, and(ofRound, eq(villageCases.status, 'filed')))
  }
  const filed = and(
    eq(applications.county, county),
    eq(applications.roundId, roundId),
    isOpenApplication(now),
    inArray(applications.householdId, householdsIn(tx, county, areaPath)),
  )
  return tx.$count(applications, filed)
}

async function countObjections(tx: Db, { county, now }: RequestContext, roundId: string) {
  const [row] = await tx
    .select({ open: count() })
    .from(objections)
    .innerJoin(notices, and(eq(notices.county, county), eq(notices.id, objections.noticeId)))
    .where(and(eq(objections.county, county), isOpenObjection(now), eq(notices.roundId, roundId)))
  return row?.open ?? 0
}

/** Who lost by them may ask until the end of a day, and would come into a round that is closed. */
async function countAppealable(tx: Db, { county, now }: RequestContext, round: Round) {
  const days = frozenFigure(round, 'appeal_days')
  if (days === undefined) return 0
  const appeal = alias(objections, 'appeal')
  const asked = tx
    .select({ id: appeal.id })
    .from(appeal)
    .where(and(eq(appeal.county, county), eq(appeal.appealOfId, objections.id)))
  const lost = or(
    eq(objections.status, 'rejected'),
    // For a village nobody asks.
    and(
      eq(objections.status, 'upheld'),
      eq(objections.ground, 'should_not_be_listed'),
      isNotNull(objections.householdId),
    ),
  )
  const [row] = await tx
    .select({ open: count() })
    .from(objections)
    .innerJoin(notices, and(eq(notices.county, county), eq(notices.id, objections.noticeId)))
    .where(
      and(
        eq(objections.county, county),
        eq(notices.roundId, round.id),
        lost,
        isNull(objections.appealOfId),
        gte(objections.decidedAt, instantOf(addDays(dayOf(now), -days), 0)),
        notExists(asked),
      ),
    )
  return row?.open ?? 0
}

const ofRoundIn = (county: string, roundId: string) =>
  and(eq(notices.county, county), eq(notices.roundId, roundId))
const postedIn = (county: string, roundId: string) =>
  and(ofRoundIn(county, roundId), eq(notices.status, 'posted'))
const unsettledIn = (county: string, roundId: string) =>
  and(ofRoundIn(county, roundId), inArray(notices.status, ['drawn_up', 'posted']))
