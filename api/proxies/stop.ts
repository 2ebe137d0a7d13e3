import { and, eq, gt } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { proxies } from '../../db/schema'
import { record, type Recorder } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { enqueue } from '../outbox/enqueue'
import { findCode, subjectOf } from '../receipts/find'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { type Proxy, whoActs } from './acting'
import { getHousehold, isLinked } from './find'
import { isOver } from './rules'

/** 停代办 with the code of the slip. */
export async function stopProxy(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  const found = await findCode(tx, ctx.county, code)
  const { feature, id } = found ? subjectOf(found) : { feature: '', id: '' }
  if (feature !== 'proxy') throw new ApiError('not_found', 'proxy')
  return endProxy(tx, ctx, id)
}

/**
 * Ends a proxy at once: whoever acts under it may, and any phone linked to the household. To others
 * it is as if it were not there.
 */
export async function endProxy(tx: Db, ctx: RequestContext, id: string): Promise<Outcome> {
  const { county } = ctx
  const self = requireContact(ctx)
  const ofId = and(eq(proxies.county, county), eq(proxies.id, id))
  const [proxy] = await tx.select().from(proxies).where(ofId).for('update')
  const isOwn = proxy?.contactId === self
  const mayEnd = proxy && (isOwn || (await isLinked(tx, county, self, proxy.householdId)))
  if (!mayEnd) throw new ApiError('not_found', 'proxy')
  if (isOver(proxy.endsAt, ctx.now)) return { code: 'over', vars: {} }
  await tx.update(proxies).set({ endsAt: ctx.now }).where(ofId)
  const { householdId } = proxy
  const details = { proxyId: id, householdId, isByHousehold: !isOwn }
  for (const subject of [`proxy:${id}`, `household:${householdId}`])
    await record(tx, ctx, { subject, type: 'proxy.ended', details })
  const { head } = await getHousehold(tx, county, householdId)
  await tellEnded(tx, ctx, proxy, head, self)
  return { code: isOwn ? 'ended' : 'stopped', vars: { head } }
}

type Context = Recorder & Pick<RequestContext, 'deps'>

/** A household that ended lets nobody act for it any more. */
export async function endProxiesOf(tx: Db, ctx: Context, householdId: string): Promise<void> {
  const { county, now } = ctx
  const ended = await tx
    .update(proxies)
    .set({ endsAt: now })
    .where(
      and(
        eq(proxies.county, county),
        eq(proxies.householdId, householdId),
        gt(proxies.endsAt, now),
      ),
    )
    .returning({ id: proxies.id, contactId: proxies.contactId })
  if (ended.length === 0) return
  const { head } = await getHousehold(tx, county, householdId)
  for (const { id, contactId } of ended) {
    const details = { proxyId: id, householdId, isByHousehold: false }
    for (const subject of [`proxy:${id}`, `household:${householdId}`])
      await record(tx, ctx, { subject, type: 'proxy.ended', details })
    const purpose = `proxy:${id}:ended`
    const message = say('proxy.told_over', { head })
    await enqueue(tx, ctx, { contactId, purpose, class: 'filing', say: message })
  }
}

/** Everybody else concerned: whoever acted, and the other phones of the household. */
async function tellEnded(tx: Db, ctx: RequestContext, proxy: Proxy, head: string, self: string) {
  const { id, contactId, householdId } = proxy
  const purpose = `proxy:${id}:ended`
  if (contactId !== self) {
    const message = say('proxy.told_stopped', { head })
    await enqueue(tx, ctx, { contactId, purpose, class: 'filing', say: message })
  }
  await tellHousehold(tx, ctx, {
    householdId,
    purpose,
    say: say('proxy.told_ended', await whoActs(tx, ctx, proxy)),
    except: self,
  })
}
