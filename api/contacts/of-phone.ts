import { and, desc, eq, not, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { newId } from '../shared/ids'

/** A phone that stands with staff or in the register. */
export interface KnownPhone {
  index: Buffer
  /** The phone in the clear; only asked for where a contact has to be made. */
  read: () => string
}

/** On which channel the occasion came, if any message gave it. */
export interface Occasion {
  channel: string
  isPhone: boolean
}

/** Nobody's message gave the occasion: reached on whatever channel phones write by. */
export const ANYWHERE: Occasion = { channel: '', isPhone: false }

/** The contact of a phone, made when it never wrote to us; null while no phone of the county ever did. */
export async function contactOfPhone(
  tx: Db,
  { county, deps }: Pick<RequestContext, 'county' | 'deps'>,
  { index, read }: KnownPhone,
  occasion: Occasion,
): Promise<string | null> {
  const known = await findContact(tx, county, index, occasion.channel)
  if (known) return known
  const channel = occasion.isPhone ? occasion.channel : await anyPhoneChannel(tx, county)
  if (!channel) return null
  const id = newId()
  const sealed = { county, table: 'contacts', column: 'address_sealed', row: id }
  await tx
    .insert(contacts)
    .values({
      county,
      id,
      channel,
      addressIndex: index,
      addressSealed: deps.sealer.seal(sealed, read()),
      isPhone: true,
      language: 'zh',
      lastSeq: 0,
      lastOutSeq: 0,
      sessionVersion: 0,
    })
    .onConflictDoNothing()
  // Somebody else may have made it a moment before.
  return (await findContact(tx, county, index, channel)) ?? null
}

/**
 * On the given channel rather than on another, and where they stopped us only if nothing else is
 * left. A phone they write from, or a chat that has shown theirs.
 */
async function findContact(tx: Db, county: string, index: Buffer, channel: string) {
  const [contact] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.county, county),
        or(
          and(eq(contacts.addressIndex, index), contacts.isPhone),
          and(eq(contacts.phoneIndex, index), not(contacts.isPhone)),
        ),
      ),
    )
    .orderBy(
      sql`${contacts.broadcastsStoppedAt} is not null`,
      sql`${contacts.channel} <> ${channel}`,
      desc(contacts.lastSeq),
      contacts.id,
    )
    .limit(1)
  return contact?.id
}

/** A channel by which phones of the county write to us. */
async function anyPhoneChannel(tx: Db, county: string) {
  const [contact] = await tx
    .select({ channel: contacts.channel })
    .from(contacts)
    .where(and(eq(contacts.county, county), contacts.isPhone))
    .limit(1)
  return contact?.channel
}
