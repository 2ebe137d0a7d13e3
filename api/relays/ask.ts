import type { Db } from '../../db/client'
import { relays } from '../../db/schema'
import type { RelayReason } from '../../db/values/relays'
import { record } from '../audit/record'
import type { Broadcast } from '../broadcasts/find'
import { isPrivate } from '../broadcasts/rules'
import { listUnreachedIn } from '../broadcasts/unreached'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import { findResponder } from '../help/responders'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { listConcerned } from '../published-cases/concerned'
import { opensAt } from '../shared/sending-hours'
import { guardIdOf, purposeOf } from './open'
import { isRelayed, quoteOf, TELLING_CASES, TELLING_ROLES } from './rules'

export interface Missed {
  householdId: string
  areaPath: string
  head: string
  reason: RelayReason
}

/**
 * Puts households of a village on the list that nothing can be sent to, in the transaction that queues
 * its messages. Who stopped such messages is left alone.
 */
export async function askForUnreached(
  tx: Db,
  ctx: RequestContext,
  broadcast: Broadcast,
  villagePath: string,
): Promise<void> {
  if (!isRelayed(broadcast.audience, broadcast.narrowing)) return
  const unreached = await listUnreachedIn(tx, ctx, broadcast, [villagePath])
  const missed = unreached.flatMap(({ why, ...household }) =>
    why === 'stopped' ? [] : [{ ...household, reason: why }],
  )
  await askToTell(tx, ctx, broadcast, missed)
}

/**
 * Puts households on the list and asks a cadre of each group to tell them, by one text a notice and
 * group. Whoever stands there already is not put there twice.
 */
export async function askToTell(
  tx: Db,
  ctx: RequestContext,
  broadcast: Broadcast,
  missed: readonly Missed[],
): Promise<void> {
  const groups = Map.groupBy(missed, ({ areaPath }) => areaPath)
  // In one order, so that two who ask the same cadres at once do not wait for each other.
  for (const groupPath of [...groups.keys()].toSorted())
    await askGroup(tx, ctx, { broadcast, groupPath, missed: groups.get(groupPath) ?? [] })
}

interface Group {
  broadcast: Broadcast
  groupPath: string
  missed: readonly Missed[]
}

async function askGroup(tx: Db, ctx: RequestContext, group: Group): Promise<void> {
  const { county, now } = ctx
  const { broadcast, groupPath, missed } = group
  const staffId = await findTeller(tx, ctx, broadcast, groupPath)
  const rows = missed.map(({ householdId, reason }) => {
    return { county, broadcastId: broadcast.id, householdId, groupPath, reason, staffId }
  })
  const put = await tx
    .insert(relays)
    .values(rows.map((row) => ({ ...row, askedAt: now })))
    .onConflictDoNothing()
    .returning({ householdId: relays.householdId })
  if (put.length === 0) return
  const isNew = new Set(put.map(({ householdId }) => householdId))
  const heads = missed.filter(({ householdId }) => isNew.has(householdId)).map(({ head }) => head)
  const details = { groupPath, households: put.length, staffId }
  await record(tx, ctx, { subject: `broadcast:${broadcast.id}`, type: 'relay.asked', details })
  if (!staffId) return
  await tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose: purposeOf(broadcast.id, groupPath),
    say: wording(broadcast, heads),
    notBefore: opensAt('filing', now),
    guard: { kind: 'relay_untold', id: guardIdOf(broadcast.id, groupPath) },
  })
}

/** No text names who is meant by a notice that is private to them. */
function wording({ audience, body, code }: Broadcast, heads: readonly string[]) {
  const vars = { text: quoteOf(body), count: heads.length, code }
  return isPrivate(audience)
    ? say('relay.asked_private', vars)
    : say('relay.asked', { ...vars, heads: heads.join('、') })
}

/**
 * The first of those who play a part a message can reach; else one it cannot. A case that is made public is told by nobody it
 * is about nor by their kin: where no other cadre is there, by the township.
 */
async function findTeller(
  tx: Db,
  ctx: RequestContext,
  { id }: Broadcast,
  areaPath: string,
): Promise<string | null> {
  const concerned = (await listConcerned(tx, ctx.county, [id])).get(id)
  let without: string | null = null
  for (const role of concerned ? TELLING_CASES : TELLING_ROLES) {
    const place = { areaPath, householdId: null, askerIndex: null }
    const found = await findResponder(tx, ctx, place, [role], concerned)
    if (found?.hasPhone) return found.staffId
    without ??= found?.staffId ?? null
  }
  return without
}
