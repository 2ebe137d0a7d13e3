import { and, desc, eq, gt } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { proxies } from '../../db/schema'
import { fileApplication } from '../applications/service'
import { record } from '../audit/record'
import { lockContact } from '../contacts/service'
import { getFigure } from '../figures/service'
import { callForHelp } from '../help/service'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { giveCode } from '../receipts/codes'
import { addHours, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { type Proxy, whoActs } from './acting'
import { type Acting, findActingStaff } from './acting-staff'
import { isContested } from './contested'
import { type Found, isLinked } from './find'
import type { NewAct, NewProxy } from './input'
import { proveByIdentity, proveByRole } from './prove'
import { mayOpenAnother } from './rules'

/** Opens a proxy 代办: the contact acts for a household that agreed, until it ends or is stopped. */
export async function openProxy(tx: Db, ctx: RequestContext, given: NewProxy): Promise<Outcome> {
  const opened = await open(tx, ctx, given)
  return 'outcome' in opened ? opened.outcome : { code: 'opened', vars: slipOf(opened) }
}

/** The same, and what it was wanted for is filed with it, or nothing is; its outcome is then the outcome. */
export async function openAndAct(
  tx: Db,
  ctx: RequestContext,
  { act, text, ...given }: NewAct,
): Promise<Outcome> {
  const opened = await open(tx, ctx, given)
  if ('outcome' in opened) return opened.outcome
  const slip = slipOf(opened)
  if (!act) return { code: 'opened', vars: slip }
  const { id: proxyId, householdId } = opened.proxy
  if (act === 'help' && !text) throw new ApiError('invalid', 'text')
  const filed =
    act === 'help' && text
      ? await callForHelp(tx, ctx, { kind: 'help', text, proxyId })
      : await fileApplication(tx, ctx, { householdId, proxyId })
  return { code: filed.code, vars: { ...slip, ...filed.vars } }
}

interface Opened {
  household: Found
  proxy: Proxy
}

const slipOf = ({ household, proxy }: Opened) => ({
  head: household.head,
  role: proxy.role,
  slip: proxy.code,
  until: proxy.endsAt.toISOString(),
  proxyId: proxy.id,
  householdId: household.id,
})

async function open(
  tx: Db,
  ctx: RequestContext,
  { head, idLast4, consent }: NewProxy,
): Promise<Opened | { outcome: Outcome }> {
  const { county } = ctx
  const contact = await lockContact(tx, ctx)
  const acting = await findActingStaff(tx, ctx, contact)
  const proven =
    idLast4 === null
      ? await proveByRole(tx, ctx, acting, head)
      : await proveByIdentity(tx, ctx, contact, acting, { head, idLast4 })
  if ('outcome' in proven) return proven
  const { household, role } = proven
  const staffId = acting?.staffId ?? null
  if (await isLinked(tx, county, contact.id, household.id))
    throw new ApiError('refused', 'own_household')
  if (await isContested(tx, ctx, contact, { role, staffId }, household.id))
    throw new ApiError('refused', 'contested')

  const held = await listOpen(tx, ctx, contact)
  const same = held.find(({ householdId }) => householdId === household.id)
  if (same) return { household, proxy: same }
  if (!mayOpenAnother(role, held.filter((each) => each.role === 'relative').length))
    throw new ApiError('refused', 'too_many')
  const hours = await getFigure(tx, county, 'proxy_hours', dayOf(ctx.now))
  const id = newId()
  const subject = `proxy:${id}`
  const proxy: Proxy = {
    county,
    id,
    contactId: contact.id,
    householdId: household.id,
    role,
    staffId,
    consent,
    code: await giveCode(tx, { county, kind: 'receipt', subject, contactId: contact.id }),
    openedAt: ctx.now,
    endsAt: addHours(ctx.now, hours),
  }
  await tx.insert(proxies).values(proxy)
  await recordOpened(tx, ctx, proxy)
  await tellOpened(tx, ctx, proxy)
  return { household, proxy }
}

/** Those of a contact that are not over, the latest first. */
export const listOpen = (
  db: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  contact: Pick<Acting, 'id'>,
): Promise<Proxy[]> =>
  db
    .select()
    .from(proxies)
    .where(
      and(eq(proxies.county, county), eq(proxies.contactId, contact.id), gt(proxies.endsAt, now)),
    )
    .orderBy(desc(proxies.openedAt), proxies.id)

async function recordOpened(tx: Db, ctx: RequestContext, proxy: Proxy) {
  const { id, contactId, householdId, role, staffId, consent } = proxy
  const endsAt = proxy.endsAt.toISOString()
  const details = { proxyId: id, contactId, householdId, role, staffId, consent, endsAt }
  for (const subject of [`proxy:${id}`, `household:${householdId}`])
    await record(tx, ctx, { subject, type: 'proxy.opened', details })
}

/** At once, so that a household that never agreed can stop it before anything is filed. */
async function tellOpened(tx: Db, ctx: RequestContext, proxy: Proxy) {
  const who = await whoActs(tx, ctx, proxy)
  const until = proxy.endsAt.toISOString()
  await tellHousehold(tx, ctx, {
    householdId: proxy.householdId,
    purpose: `proxy:${proxy.id}:opened`,
    say: say('proxy.told_opened', { ...who, until, slip: proxy.code }),
    except: proxy.contactId,
  })
}
