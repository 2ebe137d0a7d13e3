import type { Language } from '../../db/values/contacts'
import type { StaffRole } from '../../db/values/staff'
import { withdrawalsInForceSince } from '../applications/rules'
import type { AppDeps } from '../http/context'
import { sqlState } from '../http/write'
import { type Surveyed, surveyedJson } from '../satisfaction/asked'
import { newId } from '../shared/ids'
import {
  type HouseholdRow,
  householdsJson,
  type HouseholdStatus,
  statusAt,
} from '../status/service'
import type { Reply, Session } from './answer'
import type { Attachments } from './attachments'
import { takeOldest } from './lease'
import { isCompared, type Muting, mutingOf, windowFrom } from './rules'
import {
  addMilliseconds,
  addressPurpose,
  LEASE_MS,
  openSession,
  place,
  sealAttachments,
} from './storage'
import { findStored } from './stored'

export interface InboundMessage {
  channel: string
  providerMessageId: string
  from: string
  isPhone: boolean
  text: string
  attachments?: Attachments | undefined
  /** Only to be stored: the sweep answers it, as all that waits, by the outbox. */
  isDeferred?: boolean | undefined
}

/** The message to answer now, with the conversation it belongs to. */
export interface BegunTurn {
  state: 'begun'
  turnId: string
  /** Held until the commit; whoever lost it finds the commit refused as stale. */
  leaseId: string
  /** False for an older message that had waited: its answer goes by the outbox. */
  isOwn: boolean
  /** The contact's how many-th message it is. */
  seq: number
  channel: string
  text: string
  attachments: Attachments | null
  receivedAt: string
  /** Begun too often without an answer: apologise instead of trying again. */
  isBroken: boolean
  /** Of a broken one: it may be a complaint, and so nothing of it may be kept. */
  isToForget?: boolean
  /** Of one that is too many, or a machine's; null for every other. */
  muting: Muting | null
  /**
   * `isPhone`: it holds a phone that is known, by its address or because a chat has shown one. `roles`:
   * whatever parts the member of staff plays, wherever.
   */
  contact: {
    id: string
    language: Language
    isPhone: boolean
    staffId: string | null
    roles: StaffRole[]
    /** The question of a satisfaction survey that was put to them last and is not answered. */
    surveyed?: Surveyed | null | undefined
  }
  /**
   * For whom the contact speaks, as they stand: most answers are about them. Null where that has not
   * been read, as when one of them is in a round.
   */
  households: HouseholdStatus[] | null
  session: Session
  sessionVersion: number
}

export type Begun =
  | BegunTurn
  /** Answered before; empty when that answer went by the outbox. */
  | { state: 'answered'; replies: Reply[]; language: Language }
  /**
   * Another message of this contact is being answered; this one is stored and comes after it. Of one
   * that was to be stored only, the language of its sender.
   */
  | { state: 'waiting'; language?: Language }
  /** This very message is being answered by somebody else: ask again. */
  | { state: 'in_progress' }

interface Row {
  contact_id: string
  language: Language
  has_phone: boolean
  session_sealed: Buffer | null
  session_version: number
  lease_id: string | null
  seq: number
  inserted: boolean
  has_older: boolean
  flood_count: number
  same_count: number
  staff_id: string | null
  roles: StaffRole[]
  surveyed: Surveyed | null
  households: HouseholdRow[] | null
}

/**
 * Stores the message, numbers it, takes the contact's lease and reads what the answer will need, in
 * one statement. The work is flushed to disk with the commit that answers it; what only waits behind
 * another message is acknowledged now, and so flushed now.
 */
const beginReading = (households: string) => `
  with known as (
    select 1 from turns where county = $1 and channel = $2 and provider_message_id = $3
  ), contact as (
    update contacts
       set last_seq = last_seq + 1,
           lease_id = case when lease_until > $4::timestamptz then lease_id
                           when not $12::boolean then $5::uuid end,
           lease_until = case when lease_until > $4::timestamptz then lease_until
                              when not $12::boolean then $6::timestamptz end,
           flood_from = case when flood_from > $10::timestamptz
                             then flood_from else $4::timestamptz end,
           flood_count = case when flood_from > $10::timestamptz then flood_count + 1 else 1 end,
           same_hash = $11::bytea,
           same_count = case when $11::bytea is null then 0
                             when same_hash = $11::bytea and flood_from > $10::timestamptz
                             then same_count + 1 else 1 end,
           -- Whoever writes can be written to.
           address_fault = null, address_fault_code = null, address_fault_at = null
     where county = $1 and channel = $2 and address_index = $7 and not exists (select from known)
    returning id, language, is_phone, session_sealed, session_version, lease_id, last_seq,
              answered_seq, phone_index, flood_count, same_count
  ), turn as (
    insert into turns (county, id, contact_id, seq, channel, provider_message_id, body_sealed,
                       attachments_sealed, received_at, tries)
    select $1, $5::uuid, contact.id, contact.last_seq, $2, $3, $8::bytea, $9::bytea,
           $4::timestamptz, 1
      from contact
    on conflict (county, channel, provider_message_id) do nothing
    returning 1
  )
  select contact.id as contact_id, language,
         is_phone or phone_index is not null as has_phone, session_sealed, session_version, lease_id,
         last_seq as seq, answered_seq < last_seq - 1 as has_older,
         exists (select from turn) as inserted, flood_count, same_count,
         -- What was committed while we waited for the contact, this statement would not see.
         case when session_version = (select session_version from contacts
                                       where county = $1 and id = contact.id)
              then ${households} end as households,
         (select id from staff
           where county = $1 and phone_index = coalesce(contact.phone_index, $7)
             and is_active) as staff_id,
         (select coalesce(json_agg(distinct r.role), '[]')
            from staff s join staff_roles r on r.county = $1 and r.staff_id = s.id
           where s.county = $1 and s.phone_index = coalesce(contact.phone_index, $7)
             and s.is_active) as roles,
         ${surveyedJson('contact.id', '$1', '$4')} as surveyed,
         set_config('synchronous_commit',
                    case when lease_id = $5::uuid then 'off' else 'on' end, true)
    from contact`

type Value = string | Buffer | boolean | null

const BEGIN = beginReading(
  householdsJson('contact.id', { county: '$1', now: '$4', withdrawnSince: '$13' }),
)
const BEGIN_ONLY = beginReading('null::json')

/** The statement's time was up, or a lock's: again would only wait again. */
const WAITED = new Set(['57014', '55P03'])

/** Reading may fail where storing does not, and a message is stored whatever else is broken. */
async function begin({ connection: { sql } }: AppDeps, values: Value[]): Promise<Row[]> {
  try {
    return await sql.unsafe<Row[]>(BEGIN, values, { prepare: true })
  } catch (error) {
    const state = sqlState(error)
    if (!state || WAITED.has(state)) throw error
    return sql.unsafe<Row[]>(BEGIN_ONLY, values.slice(0, -1), { prepare: true })
  }
}

/** Stores a message and gives its turn, or says why there is none to take now. */
export async function beginTurn(
  deps: AppDeps,
  county: string,
  message: InboundMessage,
): Promise<Begun> {
  const turnId = newId()
  const now = deps.clock()
  const at = now.toISOString()
  const leaseUntil = addMilliseconds(now, LEASE_MS).toISOString()
  const address = deps.sealer.index(addressPurpose(message.isPhone), county, message.from)
  const body = deps.sealer.seal(place(county, 'body_sealed', turnId), message.text)
  const { channel, providerMessageId, attachments = null, isDeferred = false } = message
  const attached = attachments && sealAttachments(deps, county, turnId, attachments)
  const withdrawn = withdrawalsInForceSince(now).toISOString()
  const isAlone = isCompared(message.text, attachments !== null)
  // With the address: what two people say is not to be compared.
  const said = isAlone
    ? deps.sealer.index('said', county, `${message.from}\n${message.text}`)
    : null
  const values = [
    county,
    channel,
    providerMessageId,
    at,
    turnId,
    leaseUntil,
    address,
    body,
    attached,
    windowFrom(now).toISOString(),
    said,
    isDeferred,
    withdrawn,
  ]
  let [row] = await begin(deps, values)
  if (!row) {
    const stored = await findStored(deps, county, message)
    if (stored) return stored
    // Nobody wrote from here before; of two first messages at once one makes the contact.
    await addContact(deps, county, message, address)
    ;[row] = await begin(deps, values)
  }
  if (!row) return { state: 'in_progress' }
  if (!row.inserted) {
    await uncount(deps, county, row.contact_id)
    // The same message came twice at once and this one was second. Had it taken the lease all the
    // same, others may wait behind it by now.
    const waiting =
      row.lease_id === turnId && (await takeOldest(deps, county, row.contact_id, turnId, null))
    return waiting || (await findStored(deps, county, message)) || { state: 'in_progress' }
  }
  if (row.lease_id !== turnId)
    return { state: 'waiting', ...(isDeferred && { language: row.language }) }
  if (row.has_older) {
    const oldest = await takeOldest(deps, county, row.contact_id, turnId, turnId)
    if (oldest) return oldest
  }
  return {
    state: 'begun',
    turnId,
    leaseId: turnId,
    isOwn: true,
    seq: row.seq,
    channel,
    text: message.text,
    attachments,
    receivedAt: at,
    isBroken: false,
    muting: mutingOf(row.flood_count, row.same_count, row.staff_id !== null),
    contact: {
      id: row.contact_id,
      language: row.language,
      isPhone: row.has_phone,
      staffId: row.staff_id,
      roles: row.roles,
      surveyed: row.surveyed,
    },
    households: row.households?.map(statusAt(now)) ?? null,
    session: openSession(deps, county, row.contact_id, row.session_sealed),
    sessionVersion: row.session_version,
  }
}

export async function addContact(
  { connection: { sql }, sealer }: AppDeps,
  county: string,
  { channel, from, isPhone }: InboundMessage,
  address: Buffer,
): Promise<void> {
  const id = newId()
  const sealed = sealer.seal({ county, table: 'contacts', column: 'address_sealed', row: id }, from)
  await sql`
    insert into contacts (county, id, channel, address_index, address_sealed, is_phone, language,
                          last_seq, last_out_seq, session_version)
    values (${county}, ${id}, ${channel}, ${address}, ${sealed}, ${isPhone}, 'zh', 0, 0, 0)
    on conflict (county, channel, address_index) do nothing`
}

/** What was one message is counted as one. */
async function uncount({ connection: { sql } }: AppDeps, county: string, contactId: string) {
  await sql`
    update contacts
       set flood_count = greatest(flood_count - 1, 0), same_count = greatest(same_count - 1, 0)
     where county = ${county} and id = ${contactId}`
}
