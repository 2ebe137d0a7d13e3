import type { Language } from '../../db/values/contacts'
import type { AppDeps } from '../http/context'
import { newId } from '../shared/ids'
import type { Reply, Session } from './answer'
import { takeLease, takeOldest } from './lease'
import {
  addMilliseconds,
  addressPurpose,
  LEASE_MS,
  openAnswer,
  openSession,
  place,
} from './storage'

export interface InboundMessage {
  channel: string
  providerMessageId: string
  from: string
  isPhone: boolean
  text: string
}

/** The message to answer now, with the conversation it belongs to. */
export interface BegunTurn {
  state: 'begun'
  turnId: string
  /** Held until the commit; whoever lost it finds the commit refused as stale. */
  leaseId: string
  /** False for an older message that had waited: its answer goes by the outbox. */
  isOwn: boolean
  text: string
  receivedAt: string
  /** Begun too often without an answer: apologise instead of trying again. */
  isBroken: boolean
  contact: { id: string; language: Language; isPhone: boolean; staffId: string | null }
  session: Session
  sessionVersion: number
}

export type Begun =
  | BegunTurn
  /** Answered before; empty when that answer went by the outbox. */
  | { state: 'answered'; replies: Reply[]; language: Language }
  /** Another message of this contact is being answered; this one is stored and comes after it. */
  | { state: 'waiting' }
  /** This very message is being answered by somebody else: ask again. */
  | { state: 'in_progress' }

interface Row {
  contact_id: string
  language: Language
  is_phone: boolean
  session_sealed: Buffer | null
  session_version: number
  lease_id: string | null
  inserted: boolean
  has_older: boolean
  staff_id: string | null
}

/**
 * Stores the message, numbers it and takes the contact's lease, in one statement. What was stored
 * before is found by (channel, provider message id).
 */
export async function beginTurn(
  deps: AppDeps,
  county: string,
  message: InboundMessage,
): Promise<Begun> {
  const { sql } = deps.connection
  const turnId = newId()
  const contactId = newId()
  const now = deps.clock()
  const at = now.toISOString()
  const leaseUntil = addMilliseconds(now, LEASE_MS).toISOString()
  const address = deps.sealer.index(addressPurpose(message.isPhone), county, message.from)
  const sealedAddress = deps.sealer.seal(
    { county, table: 'contacts', column: 'address_sealed', row: contactId },
    message.from,
  )
  const body = deps.sealer.seal(place(county, 'body_sealed', turnId), message.text)

  const [row] = await sql<Row[]>`
    with known as (
      select 1 from turns
       where county = ${county} and channel = ${message.channel}
         and provider_message_id = ${message.providerMessageId}
    ), contact as (
      insert into contacts (county, id, channel, address_index, address_sealed, is_phone, language,
                            last_seq, last_out_seq, session_version, lease_id, lease_until)
      select ${county}, ${contactId}::uuid, ${message.channel}, ${address}::bytea,
             ${sealedAddress}::bytea, ${message.isPhone}::boolean, 'zh', 1, 0, 0, ${turnId}::uuid,
             ${leaseUntil}::timestamptz
       where not exists (select from known)
      on conflict (county, channel, address_index) do update
         set last_seq = contacts.last_seq + 1,
             lease_id = case when contacts.lease_until > ${at}::timestamptz
                             then contacts.lease_id else excluded.lease_id end,
             lease_until = case when contacts.lease_until > ${at}::timestamptz
                                then contacts.lease_until else excluded.lease_until end
      returning *
    ), turn as (
      insert into turns (county, id, contact_id, seq, channel, provider_message_id, body_sealed,
                         received_at, tries)
      select ${county}, ${turnId}::uuid, contact.id, contact.last_seq, contact.channel,
             ${message.providerMessageId}, ${body}::bytea, ${at}::timestamptz, 1
        from contact
      on conflict (county, channel, provider_message_id) do nothing
      returning 1
    )
    select contact.id as contact_id, language, is_phone, session_sealed, session_version,
           lease_id,
           exists (select from turn) as inserted,
           exists (select from turns
                    where county = ${county} and contact_id = contact.id
                      and answered_at is null) as has_older,
           (select id from staff
             where county = ${county} and phone_index = contact.address_index
               and is_active) as staff_id,
           -- Flushed with the commit that answers; what only waits is acknowledged now, so flushed now.
           set_config('synchronous_commit',
                      case when lease_id = ${turnId}::uuid then 'off' else 'on' end, true)
      from contact`

  if (!row) return findStored(deps, county, message)
  if (!row.inserted) {
    // The same message came twice at once and this one was second. Had it taken the lease all the
    // same, others may wait behind it by now.
    const waiting =
      row.lease_id === turnId && (await takeOldest(deps, county, row.contact_id, turnId, null))
    return waiting || findStored(deps, county, message)
  }
  if (row.lease_id !== turnId) return { state: 'waiting' }
  if (row.has_older) {
    const oldest = await takeOldest(deps, county, row.contact_id, turnId, turnId)
    if (oldest) return oldest
  }
  return {
    state: 'begun',
    turnId,
    leaseId: turnId,
    isOwn: true,
    text: message.text,
    receivedAt: at,
    isBroken: false,
    contact: {
      id: row.contact_id,
      language: row.language,
      isPhone: row.is_phone,
      staffId: row.staff_id,
    },
    session: openSession(deps, county, row.contact_id, row.session_sealed),
    sessionVersion: row.session_version,
  }
}

/** A message that was stored before: its answer, or its turn if whoever began it is gone. */
async function findStored(deps: AppDeps, county: string, message: InboundMessage): Promise<Begun> {
  const { sql } = deps.connection
  const [turn] = await sql<
    {
      id: string
      contact_id: string
      answered_at: string | null
      answer_sealed: Buffer | null
      answered_by: string | null
      language: Language
    }[]
  >`select t.id, t.contact_id, t.answered_at, t.answer_sealed, t.answered_by, c.language
      from turns t join contacts c on c.county = ${county} and c.id = t.contact_id
     where t.county = ${county} and t.channel = ${message.channel}
       and t.provider_message_id = ${message.providerMessageId}`
  if (!turn) return { state: 'in_progress' }
  if (turn.answered_at) {
    if (turn.answered_by !== 'response' || !turn.answer_sealed)
      return { state: 'answered', replies: [], language: turn.language }
    const { replies, language } = openAnswer(deps, county, turn.id, turn.answer_sealed)
    return { state: 'answered', replies, language: language ?? turn.language }
  }
  const leaseId = newId()
  if (!(await takeLease(deps, county, turn.contact_id, leaseId))) return { state: 'in_progress' }
  return (
    (await takeOldest(deps, county, turn.contact_id, leaseId, turn.id)) ?? { state: 'in_progress' }
  )
}
