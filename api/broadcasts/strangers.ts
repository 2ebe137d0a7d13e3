import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, people, staff } from '../../db/schema'
import type { Language } from '../../db/values/contacts'
import type { RequestContext } from '../http/context'
import { newId } from '../shared/ids'
import { type Audience, membersOf } from './audience'

/** Sealed and written at a time. */
const AT_ONCE = 1_000

/**
 * Makes contacts of an audience's phones that never wrote to us, so that all it reaches are contacts.
 * What a chat that has shown such a phone wants, and its language, hold for the phone as well.
 * @returns How many were made; none while no channel reaches phones.
 */
export async function makeContacts(
  tx: Db,
  ctx: RequestContext,
  audience: Audience,
  villages: readonly string[],
): Promise<number> {
  const rows = await tx.execute<{ owner_id: string }>(sql`
    ${membersOf(ctx, audience, { villages, strangers: true })}
    select owner_id from best where contact_id is null order by key`)
  const channel = rows.length > 0 ? await findPhoneChannel(tx, ctx.county) : null
  if (!channel) return 0
  let made = 0
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const owners = rows.slice(from, from + AT_ONCE).map((row) => row.owner_id)
    made += await makeSome(tx, ctx, { channel, isStaff: audience.audience === 'staff', owners })
  }
  return made
}

/** Contacts of the phones of some people of the register who have none, by whose phone it is; none without a channel. */
export async function makeContactsOf(
  tx: Db,
  ctx: RequestContext,
  owners: readonly string[],
): Promise<Map<string, string>> {
  const { county } = ctx
  const channel = owners.length > 0 ? await findPhoneChannel(tx, county) : null
  if (!channel) return new Map()
  const made = new Map<string, string>()
  for (let from = 0; from < owners.length; from += AT_ONCE) {
    const some = owners.slice(from, from + AT_ONCE)
    await makeSome(tx, ctx, { channel, isStaff: false, owners: some })
    const rows = await tx
      .select({ ownerId: people.id, contactId: contacts.id })
      .from(people)
      .innerJoin(
        contacts,
        and(
          eq(contacts.county, county),
          eq(contacts.addressIndex, people.phoneIndex),
          eq(contacts.channel, channel),
        ),
      )
      .where(and(eq(people.county, county), inArray(people.id, some)))
    for (const { ownerId, contactId } of rows) made.set(ownerId, contactId)
  }
  return made
}

async function makeSome(
  tx: Db,
  ctx: RequestContext,
  { channel, isStaff, owners }: { channel: string; isStaff: boolean; owners: readonly string[] },
): Promise<number> {
  const { county, deps } = ctx
  const [table, name] = isStaff ? [staff, 'staff'] : [people, 'people']
  const phones = await tx
    .select({ id: table.id, index: table.phoneIndex, sealed: table.phoneSealed })
    .from(table)
    .where(and(eq(table.county, county), inArray(table.id, [...owners])))
    .orderBy(table.id)
  const wishOf = await readWishes(
    tx,
    county,
    phones.flatMap(({ index }) => index ?? []),
  )
  const rows = phones.flatMap(({ id: ownerId, index, sealed }) => {
    if (!index || !sealed) return []
    const id = newId()
    const from = { county, table: name, column: 'phone_sealed', row: ownerId }
    const place = { county, table: 'contacts', column: 'address_sealed', row: id }
    const addressSealed = deps.sealer.seal(place, deps.sealer.open(from, sealed))
    const wish = wishOf.get(index.toString('hex')) ?? { language: 'zh' as const }
    return [{ county, channel, id, addressIndex: index, addressSealed, ...FRESH, ...wish }]
  })
  if (rows.length === 0) return 0
  // In one order, so that two who make the same ones at once do not wait for each other.
  rows.sort((a, b) => Buffer.compare(a.addressIndex, b.addressIndex))
  const made = await tx
    .insert(contacts)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: contacts.id })
  return made.length
}

const FRESH = { isPhone: true, lastSeq: 0, lastOutSeq: 0, sessionVersion: 0 }

interface Wish {
  language: Language
  stopped?: typeof contacts.$inferInsert.stopped
}

/** What the chats that have shown a phone want, by the phone in hex. */
async function readWishes(tx: Db, county: string, phones: readonly Buffer[]) {
  const chats = await tx
    .select({
      phone: contacts.phoneIndex,
      language: contacts.language,
      stopped: contacts.stopped,
    })
    .from(contacts)
    .where(and(eq(contacts.county, county), inArray(contacts.phoneIndex, [...phones])))
    .orderBy(desc(contacts.lastSeq), contacts.id)
  const wishes = new Map<string, Wish>()
  for (const [phone, same] of Map.groupBy(chats, (chat) => chat.phone?.toString('hex') ?? '')) {
    const [latest] = same
    if (!latest) continue
    const stopped = [...new Set(same.flatMap((chat) => chat.stopped))]
    const { language } = latest
    wishes.set(phone, { language, stopped })
  }
  return wishes
}

/** The channel by which most phones of the county write to us. */
export async function findPhoneChannel(tx: Db, county: string): Promise<string | null> {
  const [most] = await tx
    .select({ channel: contacts.channel })
    .from(contacts)
    .where(and(eq(contacts.county, county), contacts.isPhone))
    .groupBy(contacts.channel)
    .orderBy(desc(sql`count(*)`), contacts.channel)
    .limit(1)
  return most?.channel ?? null
}
