import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import { ADDRESS_FAULTS, type AddressFault, type OutboxStatus } from '../../db/values/messages'
import { record } from '../audit/record'
import { lockPerson } from '../contacts/person'
import { change } from '../contacts/rules'
import type { RequestContext } from '../http/context'
import { sendElsewhere } from './elsewhere'
import { forgetWords } from './forget'
import type { Fate, SendError } from './rules'

export type Row = typeof outbox.$inferSelect

/**
 * Puts a message where its fate wants it, and heeds what the error says of its address: whoever cannot be
 * reached there is written to elsewhere, if they can be.
 */
export async function settle(
  tx: Db,
  ctx: RequestContext,
  row: Row,
  fate: Fate,
  error: SendError | null | undefined,
): Promise<OutboxStatus> {
  if (error) await heed(tx, ctx, row, error)
  // What is to be forgotten goes to nobody's other phone.
  const mayMove = fate.status === 'failed' && isFault(error?.kind) && !row.isForgotten
  const isMoved = mayMove && (await sendElsewhere(tx, ctx, row))
  const status = isMoved ? 'moved' : fate.status
  await tx
    .update(outbox)
    .set({ ...fieldsOf(fate), status, errorCode: error?.code ?? null })
    .where(ofMessage(ctx.county, row.id))
  await forgetWords(tx, ctx, [row])
  return status
}

function fieldsOf(fate: Fate) {
  if (fate.status === 'lost') return { leaseUntil: fate.askAt }
  if (fate.status !== 'queued') return { leaseUntil: null }
  const { notBefore, isResend, isUntried } = fate
  const attempts = isUntried && { attempts: sql`greatest(${outbox.attempts} - 1, 0)` }
  return { leaseUntil: null, notBefore, isResend, ...attempts }
}

const isFault = (kind: string | undefined): kind is AddressFault =>
  ADDRESS_FAULTS.some((each) => each === kind)

async function heed(tx: Db, ctx: RequestContext, { id, contactId }: Row, error: SendError) {
  const { code, kind } = error
  if (isFault(kind)) await markAddress(tx, ctx, contactId, kind, code)
  if (kind === 'alarm') ctx.deps.log.error({ outboxId: id, code }, 'a message was not taken')
}

/** Nothing more is tried there. Whoever texted STOP to the provider told us; who blocks a chat keeps their phone. */
async function markAddress(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
  fault: AddressFault,
  code: string,
): Promise<void> {
  const { county, now } = ctx
  const set = { addressFault: fault, addressFaultCode: code, addressFaultAt: now }
  const person = await lockPerson(tx, county, contactId)
  const own = person.find(({ id }) => id === contactId)
  await tx
    .update(contacts)
    .set(set)
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId)))
  if (fault !== 'stop' || !own?.isPhone) return
  for (const contact of person) {
    const { stopped, classes } = change(contact, false, ['notice', 'broadcast'])
    if (classes.length === 0) continue
    await tx
      .update(contacts)
      .set({ stopped })
      .where(and(eq(contacts.county, county), eq(contacts.id, contact.id)))
    const subject = `contact:${contact.id}`
    await record(tx, ctx, { subject, type: 'contact.stopped', details: { classes, code } })
  }
}

/** Unless another message has this id already: that a message was sent counts for more than its id. */
export async function keepProviderId(tx: Db, county: string, row: Row, id: string | undefined) {
  if (!id) return
  const isFree = sql`not exists (
    select from outbox o where o.county = ${county} and o.provider_message_id = ${id})`
  await tx
    .update(outbox)
    .set({ providerMessageId: id })
    .where(and(ofMessage(county, row.id), isFree))
}

export const ofMessage = (county: string, id: string) =>
  and(eq(outbox.county, county), eq(outbox.id, id))
