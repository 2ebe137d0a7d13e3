import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, proxies, staff } from '../../db/schema'
import type { ProxyRole } from '../../db/values/proxies'
import { maskedPhone } from '../contacts/address'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { ApiError } from '../shared/errors'
import { type Acting, findActingStaff } from './acting-staff'
import { isContested } from './contested'
import { isOver } from './rules'

export type Proxy = typeof proxies.$inferSelect

/**
 * The proxy a contact files under: its own and not over, and nothing has come between it and the
 * household since it was opened.
 */
export async function requireProxy(
  tx: Db,
  ctx: RequestContext,
  contact: Acting,
  proxyId: string,
): Promise<Proxy> {
  const [proxy] = await tx
    .select()
    .from(proxies)
    .where(
      and(
        eq(proxies.county, ctx.county),
        eq(proxies.id, proxyId),
        eq(proxies.contactId, contact.id),
      ),
    )
  const isOpen =
    proxy && !isOver(proxy.endsAt, ctx.now) && (await isInOffice(tx, ctx, contact, proxy))
  if (!isOpen) throw new ApiError('not_found', 'proxy')
  if (await isContested(tx, ctx, contact, proxy, proxy.householdId))
    throw new ApiError('refused', 'contested')
  return proxy
}

/** Who was given the proxy by an office acts under it only while in it. */
export async function isInOffice(
  db: Db,
  ctx: Pick<RequestContext, 'county'>,
  contact: Acting,
  { role, staffId }: Pick<Proxy, 'role' | 'staffId'>,
): Promise<boolean> {
  if (role === 'relative') return true
  return (await findActingStaff(db, ctx, contact))?.staffId === staffId
}

/** How the household is told who acts: of staff the name, of a relative the phone, masked. */
export async function whoActs(
  tx: Db,
  { county, deps }: Pick<RequestContext, 'county' | 'deps'>,
  { role, staffId, contactId }: Pick<Proxy, 'role' | 'staffId' | 'contactId'>,
): Promise<{ role: ProxyRole; name: string; phone: string }> {
  if (staffId) {
    const [member] = await tx
      .select({ name: staff.name })
      .from(staff)
      .where(and(eq(staff.county, county), eq(staff.id, staffId)))
    return { role, name: member?.name ?? '', phone: '' }
  }
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId)))
  return { role, name: '', phone: (contact && maskedPhone(deps, county, contact)) ?? '' }
}

const TOLD = {
  application: 'proxy.told_application',
  objection: 'proxy.told_objection',
  help: 'proxy.told_help',
} as const

/** The household's own phones hear what was filed in its name, and how to stop it. */
export async function tellFiled(
  tx: Db,
  ctx: RequestContext,
  proxy: Proxy,
  what: keyof typeof TOLD,
  code: string,
): Promise<void> {
  const who = await whoActs(tx, ctx, proxy)
  await tellHousehold(tx, ctx, {
    householdId: proxy.householdId,
    purpose: `proxy:${proxy.id}:filed:${code}`,
    say: say(TOLD[what], { ...who, code, slip: proxy.code }),
    except: proxy.contactId,
  })
}
