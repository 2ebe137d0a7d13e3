import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { pairings } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { tellHouseholds } from '../links/tell-household'
import { lockHousehold } from '../measures/find'
import { say } from '../messages/templates'
import { requireNeutral } from '../objections/ties'
import { areaAt } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { NewPairing, PairingEnd } from './input'
import { type Helper, type Made, makePairings, readHelpers } from './write'

/**
 * 结对: from a day on somebody helps these households; whoever did so before does no more. Those who are
 * paired are told, the helper and the former ones too. What is refused is left as it was; where all is,
 * the first reason is.
 */
export async function pairHouseholds(
  tx: Db,
  ctx: RequestContext,
  given: NewPairing,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId, reason, reasonText } = given
  const fromDay = given.fromDay ?? dayOf(now)
  const ids = [...new Set(given.householdIds)]
  const reasonSealed = reasonText === null ? undefined : sealReason(ctx, staffId, reasonText)
  const wanted = ids.map((householdId) => ({
    householdId,
    staffId,
    fromDay,
    reason,
    ...(reasonSealed && { reasonSealed }),
  }))
  const made = await makePairings(tx, ctx, wanted, ({ areaPath }) => {
    requireInScope(ctx, areaPath, 'household')
    return true
  })
  if (made.length < ids.length) throw new ApiError('not_found', 'household')
  const done = made.filter(({ refusal }) => refusal === null)
  const [first] = made
  if (done.length === 0) throw new ApiError('refused', first?.refusal ?? 'household')
  const helper = (await readHelpers(tx, county, [staffId])).get(staffId)
  if (helper) await tellAll(tx, ctx, staffId, helper, done)
  const vars = {
    helper: helper?.name ?? '',
    heads: headsOf(done),
    count: done.length,
    left: made.length - done.length,
  }
  return { code: 'paired', vars }
}

const headsOf = (made: readonly Made[]) =>
  made.map(({ household }) => household.headName).join('、')

/** The households, who helps them now, and who did before. */
export async function tellAll(
  tx: Db,
  ctx: RequestContext,
  staffId: string,
  { name, unit }: Helper,
  made: readonly Made[],
): Promise<void> {
  const { county, actor, now } = ctx
  const at = now.getTime()
  await tellHouseholds(
    tx,
    ctx,
    made.map(({ household: { id, headName: head } }) => ({
      householdId: id,
      purpose: `pairing:${id}:${staffId}:${at}`,
      say: say('pairing.household', { head, name, unit }),
    })),
  )
  const [first] = made
  if (!first) return
  const by = actor.kind === 'staff' ? actor.staffId : null
  const area = await areaInWords(tx, county, areaAt(first.household.areaPath, 'village'))
  if (staffId !== by)
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `pairing:${first.household.id}:${staffId}:${at}:helper`,
      say: say('pairing.helper', { area, heads: headsOf(made), count: made.length }),
    })
  const formers = Map.groupBy(made, ({ former }) => former?.staffId)
  for (const [formerId, theirs] of formers) {
    if (!formerId || formerId === by) continue
    await tellStaff(tx, ctx, {
      staffId: formerId,
      asker: ANYWHERE,
      purpose: `pairing:${theirs[0]?.household.id}:${formerId}:${at}:former`,
      say: say('pairing.former', { heads: headsOf(theirs), count: theirs.length, name }),
    })
  }
}

/** 解除结对: a pairing ends and nobody takes its place yet, with its reason and its last day. */
export async function endPairing(tx: Db, ctx: RequestContext, given: PairingEnd): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId: endedBy } = requireStaff(ctx)
  const household = await lockHousehold(tx, county, given.householdId)
  requireInScope(ctx, household.areaPath, 'household')
  await requireNeutral(tx, ctx, household.id)
  const open = and(
    eq(pairings.county, county),
    eq(pairings.householdId, household.id),
    isNull(pairings.toDay),
  )
  const [pairing] = await tx.select().from(pairings).where(open).for('update')
  if (!pairing) throw new ApiError('refused', 'not_paired')
  const { id, staffId } = pairing
  const { reason, reasonText } = given
  const toDay = dayOf(now)
  await tx
    .update(pairings)
    .set({ toDay, endReason: reason, endedBy })
    .where(and(eq(pairings.county, county), eq(pairings.id, id)))
  const sealed = reasonText === null ? {} : { reasonSealed: sealReason(ctx, staffId, reasonText) }
  const details = { pairingId: id, staffId, toDay, reason, ...sealed }
  await record(tx, ctx, { subject: `household:${household.id}`, type: 'pairing.ended', details })
  const head = household.headName
  if (staffId !== endedBy)
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `pairing:${id}:ended`,
      say: say('pairing.ended_helper', { head }),
    })
  return { code: 'ended', vars: { head } }
}

/** Within its event: somebody's own words. */
const sealReason = (ctx: RequestContext, staffId: string, text: string): string =>
  ctx.deps.sealer
    .seal(
      { county: ctx.county, table: 'events', column: 'reason', row: `pairing:${staffId}` },
      text,
    )
    .toString('base64')
