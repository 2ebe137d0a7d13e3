import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, contacts, households, proxies } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'

/** Whoever objects, as far as others are kept apart from them by it. Told to nobody. */
export interface Objector {
  contactId: string | null
  phoneIndex: Buffer | null
  /** Those the contact speaks for, and the one it acts for. */
  householdIds: string[]
  /** The member of staff who acts as the proxy. */
  proxyStaffId: string | null
}

/** An objection on paper: its filer has no phone here. */
export const NOBODY: Objector = {
  contactId: null,
  phoneIndex: null,
  householdIds: [],
  proxyStaffId: null,
}

interface Held {
  id: string
  isPhone: boolean
  addressIndex: Buffer
  phoneIndex: Buffer | null
}

/** @param proxyId The 代办 it is filed under; it must be the contact's own and not be over. */
export async function objectorOf(
  db: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  contact: Held,
  proxyId: string | null,
): Promise<Objector> {
  const proxy = proxyId ? await findProxy(db, county, proxyId) : undefined
  const isOpen = proxy?.contactId === contact.id && now < proxy.endsAt
  if (proxyId && !isOpen) throw new ApiError('not_found', 'proxy')
  return toObjector(db, county, contact, proxy)
}

/** Who filed an objection that stands, whether the proxy is over by now or not. */
export async function objectorBehind(
  db: Db,
  { county }: Pick<RequestContext, 'county'>,
  { contactId, proxyId }: { contactId: string | null; proxyId: string | null },
): Promise<Objector> {
  if (!contactId) return NOBODY
  const [contact] = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId)))
  if (!contact) throw new Error('an objection without its contact')
  return toObjector(db, county, contact, proxyId ? await findProxy(db, county, proxyId) : undefined)
}

type Proxy = typeof proxies.$inferSelect

async function findProxy(db: Db, county: string, id: string): Promise<Proxy | undefined> {
  const [proxy] = await db
    .select()
    .from(proxies)
    .where(and(eq(proxies.county, county), eq(proxies.id, id)))
  return proxy
}

async function toObjector(
  db: Db,
  county: string,
  contact: Held,
  proxy: Proxy | undefined,
): Promise<Objector> {
  const linked = await listLinked(db, county, contact.id)
  return {
    contactId: contact.id,
    phoneIndex: contact.isPhone ? contact.addressIndex : contact.phoneIndex,
    householdIds: proxy ? [...linked, proxy.householdId] : linked,
    proxyStaffId: proxy?.staffId ?? null,
  }
}

async function listLinked(db: Db, county: string, contactId: string): Promise<string[]> {
  const rows = await db
    .select({ id: contactLinks.householdId })
    .from(contactLinks)
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, contactId),
        isNull(contactLinks.endedAt),
      ),
    )
    .orderBy(asc(contactLinks.linkedAt), asc(contactLinks.householdId))
  return rows.map(({ id }) => id)
}

/** The head's name of a household; the empty text where none is meant. */
export async function headOf(db: Db, county: string, householdId: string | null): Promise<string> {
  if (!householdId) return ''
  const [household] = await db
    .select({ head: households.headName })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  return household?.head ?? ''
}
