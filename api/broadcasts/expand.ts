import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcastRecipients, contacts, outbox, people, staff } from '../../db/schema'
import type { BroadcastAudience } from '../../db/values/broadcasts'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import type { Guard } from '../outbox/guards'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { chunksOf } from './audience'
import { type Recipient } from './rules'
import { sendingTimes } from '../shared/sending-hours'

/** Rows of one INSERT: thousands of messages are queued within seconds. */
const ROWS = 500

/**
 * Queues a broadcast to everybody it is for, in the transaction that approves it. Phones of the
 * register that never wrote to us become contacts.
 */
export async function expand(
  tx: Db,
  ctx: RequestContext,
  broadcast: { id: string; body: string; audience: BroadcastAudience },
  recipients: readonly Recipient[],
): Promise<{ notBefore: Date }> {
  const times = sendingTimes(ctx.now)
  // A connection may have planned its look-ups while hardly anybody had written to us: every message
  // would then read through all the contacts made here.
  await tx.execute(sql`set local plan_cache_mode = force_custom_plan`)
  // Whoever is reached by a phone and by a chat both would be one contact twice.
  const done = new Set<string>()
  for (const some of chunksOf(recipients, ROWS)) {
    const reached = await withContacts(tx, ctx, broadcast.audience, some)
    const fresh = reached.filter(({ contactId }) => !done.has(contactId))
    for (const { contactId } of fresh) done.add(contactId)
    await queue(tx, ctx, broadcast, fresh, times)
  }
  await countMessages(tx, ctx.county, [...done])
  return times
}

interface Reached {
  contactId: string
  villagePath: string
}

async function withContacts(
  tx: Db,
  ctx: RequestContext,
  audience: BroadcastAudience,
  recipients: readonly Recipient[],
): Promise<Reached[]> {
  const strangers = recipients.flatMap(({ contactId, ownerId }) =>
    contactId === null && ownerId !== null ? [ownerId] : [],
  )
  const made = await makeContacts(tx, ctx, audience, strangers)
  return recipients.flatMap(({ contactId, ownerId, villagePath }) => {
    const id = contactId ?? made.get(ownerId ?? '')
    return id ? [{ contactId: id, villagePath }] : []
  })
}

/** Contacts of phones in the register or among staff, by the row the phone stands in. */
async function makeContacts(
  tx: Db,
  ctx: RequestContext,
  audience: BroadcastAudience,
  ownerIds: readonly string[],
): Promise<Map<string, string>> {
  if (ownerIds.length === 0) return new Map()
  const { county, deps } = ctx
  const channel = await phoneChannel(tx, county)
  const [table, name] = audience === 'staff' ? [staff, 'staff'] : [people, 'people']
  const owners = await tx
    .select({ id: table.id, index: table.phoneIndex, sealed: table.phoneSealed })
    .from(table)
    .where(and(eq(table.county, county), inArray(table.id, [...ownerIds])))
  const rows = owners.flatMap(({ id: ownerId, index, sealed }) => {
    if (!index || !sealed) return []
    const id = newId()
    const from = { county, table: name, column: 'phone_sealed', row: ownerId }
    const place = { county, table: 'contacts', column: 'address_sealed', row: id }
    const addressSealed = deps.sealer.seal(place, deps.sealer.open(from, sealed))
    return [{ id, addressIndex: index, addressSealed }]
  })
  const fixed = { isPhone: true, lastSeq: 0, lastOutSeq: 0, sessionVersion: 0 }
  await tx
    .insert(contacts)
    .values(rows.map((row) => ({ county, channel, ...row, ...fixed, language: 'zh' as const })))
    .onConflictDoNothing()
  // Somebody may have written to us a moment before.
  const indexes = rows.map(({ addressIndex }) => addressIndex)
  const standing = await tx
    .select({ id: contacts.id, index: contacts.addressIndex })
    .from(contacts)
    .where(
      and(
        eq(contacts.county, county),
        eq(contacts.channel, channel),
        inArray(contacts.addressIndex, indexes),
      ),
    )
  const idOf = new Map(standing.map(({ id, index }) => [index.toString('hex'), id]))
  return new Map(
    owners.flatMap(({ id, index }) => {
      const contactId = index && idOf.get(index.toString('hex'))
      return contactId ? [[id, contactId] as const] : []
    }),
  )
}

/** The channel by which most phones of the county write to us. */
async function phoneChannel(tx: Db, county: string): Promise<string> {
  const [most] = await tx
    .select({ channel: contacts.channel })
    .from(contacts)
    .where(and(eq(contacts.county, county), contacts.isPhone))
    .groupBy(contacts.channel)
    .orderBy(desc(sql`count(*)`), contacts.channel)
    .limit(1)
  if (!most) throw new ApiError('refused', 'no_channel')
  return most.channel
}

async function queue(
  tx: Db,
  ctx: RequestContext,
  { id: broadcastId, body }: { id: string; body: string },
  reached: readonly Reached[],
  times: { notBefore: Date; notAfter: Date },
): Promise<void> {
  if (reached.length === 0) return
  const { county, deps, now } = ctx
  const ids = reached.map(({ contactId }) => contactId)
  const readers = await tx
    .select({ id: contacts.id, channel: contacts.channel, last: contacts.lastOutSeq })
    .from(contacts)
    .where(and(eq(contacts.county, county), inArray(contacts.id, ids)))
  const readerOf = new Map(readers.map((reader) => [reader.id, reader]))
  const { template, vars } = say('broadcast.text', { text: body })
  const content = JSON.stringify({ vars })
  const guard: Guard = { kind: 'broadcast_live', id: broadcastId }
  const messages = reached.map(({ contactId, villagePath }) => {
    const id = newId()
    const reader = readerOf.get(contactId)
    if (!reader) throw new Error('a broadcast to a contact that does not exist')
    const place = { county, table: 'outbox', column: 'content_sealed', row: id }
    const message = {
      county,
      id,
      contactId,
      channel: reader.channel,
      seq: reader.last + 1,
      purpose: `broadcast:${broadcastId}:${contactId}`,
      class: 'notice' as const,
      template,
      contentSealed: deps.sealer.seal(place, content),
      ...times,
      guard,
      status: 'queued' as const,
      attempts: 0,
      createdAt: now,
    }
    return { message, recipient: { county, broadcastId, contactId, villagePath, outboxId: id } }
  })
  await tx.insert(outbox).values(messages.map(({ message }) => message))
  await tx.insert(broadcastRecipients).values(messages.map(({ recipient }) => recipient))
}

/**
 * Counts a message to each contact, last of all: whoever writes to us waits for their contact from
 * here on, and until here for nothing. What was queued to one meanwhile may have the same place. In
 * one order, so that two broadcasts at once do not wait for each other.
 */
async function countMessages(tx: Db, county: string, contactIds: readonly string[]): Promise<void> {
  for (const some of chunksOf(contactIds.toSorted(), ROWS)) {
    const ofContacts = and(eq(contacts.county, county), inArray(contacts.id, some))
    await tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(ofContacts)
      .orderBy(contacts.id)
      .for('no key update')
    await tx
      .update(contacts)
      .set({ lastOutSeq: sql`${contacts.lastOutSeq} + 1` })
      .where(ofContacts)
  }
}
