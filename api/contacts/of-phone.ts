import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { newId } from '../shared/ids'
import { bestFirst, type Contact, ofPhone } from './person'
import { stoppedByAny } from './rules'

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

type Where = Pick<RequestContext, 'county' | 'deps'>

/**
 * The contact where the owner of a phone gets their messages, made where none is left that anything
 * reaches; null while no phone of the county ever wrote to us.
 */
export async function contactOfPhone(
  tx: Db,
  ctx: Where,
  phone: KnownPhone,
  occasion: Occasion,
): Promise<string | null> {
  const known = await findBest(tx, ctx.county, phone.index)
  if (known && (known.isPhone || known.addressFault === null)) return known.id
  return (await makeContact(tx, ctx, phone, occasion)) ?? known?.id ?? null
}

/** The contact of the phone itself, by which texts reach it, made when it never wrote to us. */
export async function textContactOfPhone(
  tx: Db,
  ctx: Where,
  phone: KnownPhone,
): Promise<Contact | undefined> {
  const known = await findBest(tx, ctx.county, phone.index, true)
  if (known) return known
  await makeContact(tx, ctx, phone, ANYWHERE)
  return findBest(tx, ctx.county, phone.index, true)
}

/** It speaks the person's language and keeps what they stopped in a chat that has shown the phone. */
async function makeContact(
  tx: Db,
  { county, deps }: Where,
  { index, read }: KnownPhone,
  occasion: Occasion,
): Promise<string | undefined> {
  const channel = occasion.isPhone ? occasion.channel : await anyPhoneChannel(tx, county)
  if (!channel) return undefined
  const person = await tx
    .select()
    .from(contacts)
    .where(ofPhone(county, index))
    .orderBy(...bestFirst)
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
      language: person[0]?.language ?? 'zh',
      stopped: stoppedByAny(person),
      lastSeq: 0,
      lastOutSeq: 0,
      sessionVersion: 0,
    })
    .onConflictDoNothing()
  // Somebody else may have made it a moment before.
  return (await findBest(tx, county, index))?.id
}

async function findBest(tx: Db, county: string, index: Buffer, isText = false) {
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(ofPhone(county, index), isText ? contacts.isPhone : undefined))
    .orderBy(...bestFirst)
    .limit(1)
  return contact
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
