import type { Language } from '../../db/values/contacts'
import type { StaffRole } from '../../db/values/staff'
import type { AppDeps } from '../http/context'
import type { BegunTurn } from './begin'
import { type Surveyed, surveyedJson } from '../satisfaction/asked'
import { mayBeComplaint } from './lapse'
import { mutingOf, placeIn } from './rules'
import { addMilliseconds, LEASE_MS, openAttachments, openSession, place } from './storage'

/** Takes over a contact whose lease has lapsed. */
export async function takeLease(
  deps: AppDeps,
  county: string,
  contactId: string,
  leaseId: string,
): Promise<boolean> {
  const now = deps.clock()
  const taken = await deps.connection.sql`
    update contacts
       set lease_id = ${leaseId}, lease_until = ${addMilliseconds(now, LEASE_MS).toISOString()}
     where county = ${county} and id = ${contactId}
       and (lease_until is null or lease_until <= ${now.toISOString()})`
  return taken.count > 0
}

interface OldestRow {
  id: string
  seq: number
  channel: string
  body_sealed: Buffer | null
  attachments_sealed: Buffer | null
  received_at: string
  tries: number
  last_seq: number
  flood_count: number
  same_count: number
  contact_id: string
  language: Language
  has_phone: boolean
  session_sealed: Buffer | null
  session_version: number
  staff_id: string | null
  roles: StaffRole[]
  surveyed: Surveyed | null
}

/** After so many tries without an answer a message is answered with an apology. */
const MAX_TRIES = 3

/**
 * The contact's oldest unanswered message, for the holder of its lease; when there is none the
 * lease is given back and null returned. A message that arrives in between raises `last_seq`, and
 * then the lease is kept and we look again: nobody is left waiting.
 */
export async function takeOldest(
  deps: AppDeps,
  county: string,
  contactId: string,
  leaseId: string,
  ownTurnId: string | null,
): Promise<BegunTurn | null> {
  const { sql } = deps.connection
  for (;;) {
    const [held] = await sql<{ last_seq: number; answered_seq: number }[]>`
      select last_seq, answered_seq from contacts
       where county = ${county} and id = ${contactId} and lease_id = ${leaseId}`
    if (!held) return null
    const [row] = await sql<OldestRow[]>`
      with turn as (
        update turns set tries = tries + 1
         where county = ${county} and contact_id = ${contactId}
           and seq = (select min(t.seq) from turns t
                       where t.county = ${county} and t.contact_id = ${contactId}
                         and t.seq > ${held.answered_seq})
        returning *
      )
      select turn.id, turn.seq, turn.channel, turn.body_sealed, turn.attachments_sealed,
             turn.received_at, turn.tries, c.last_seq, c.flood_count, c.same_count, c.id as contact_id, c.language,
             c.is_phone or c.phone_index is not null as has_phone, c.session_sealed,
             c.session_version,
             (select id from staff
               where county = ${county} and is_active
                 and phone_index = coalesce(c.phone_index, c.address_index)) as staff_id,
             (select coalesce(json_agg(distinct r.role), '[]')
                from staff s join staff_roles r on r.county = ${county} and r.staff_id = s.id
               where s.county = ${county} and s.is_active
                 and s.phone_index = coalesce(c.phone_index, c.address_index)) as roles,
             ${sql.unsafe(surveyedJson('c.id', 'c.county', 'turn.received_at'))} as surveyed
        from turn join contacts c on c.county = ${county} and c.id = turn.contact_id`
    if (row) return toBegun(deps, county, row, leaseId, row.id === ownTurnId)
    // A number without a message is left by one that came twice at once.
    const released = await sql`
      update contacts set lease_id = null, lease_until = null, answered_seq = last_seq
       where county = ${county} and id = ${contactId} and lease_id = ${leaseId}
         and last_seq = ${held.last_seq}`
    if (released.count > 0) return null
  }
}

function toBegun(
  deps: AppDeps,
  county: string,
  row: OldestRow,
  leaseId: string,
  isOwn: boolean,
): BegunTurn {
  const isBroken = row.tries > MAX_TRIES
  const [count = 0, same = 0] = [row.flood_count, row.same_count].map((each) =>
    placeIn(each, row.last_seq, row.seq),
  )
  return {
    state: 'begun',
    turnId: row.id,
    leaseId,
    isOwn,
    seq: row.seq,
    channel: row.channel,
    // Whatever breaks us may be the message itself: the apology must not need it.
    text: isBroken ? '' : openBody(deps, county, row),
    attachments: isBroken ? null : openAttachments(deps, county, row.id, row.attachments_sealed),
    receivedAt: new Date(row.received_at).toISOString(),
    isBroken,
    ...(isBroken && {
      isToForget: mayBeComplaint(
        () => openBody(deps, county, row),
        () => openSession(deps, county, row.contact_id, row.session_sealed),
      ),
    }),
    muting: mutingOf(count, same, row.staff_id !== null),
    contact: {
      id: row.contact_id,
      language: row.language,
      isPhone: row.has_phone,
      staffId: row.staff_id,
      roles: row.roles,
      surveyed: row.surveyed,
    },
    households: null,
    session: isBroken ? null : openSession(deps, county, row.contact_id, row.session_sealed),
    sessionVersion: row.session_version,
  }
}

const openBody = (deps: AppDeps, county: string, { id, body_sealed }: OldestRow) =>
  body_sealed ? deps.sealer.open(place(county, 'body_sealed', id), body_sealed) : ''

/**
 * Contacts whose messages were stored but whose answerer died: their lease has lapsed. Reads every
 * contact of the county (milliseconds): an index would be written to twice by every message.
 */
export async function listOrphans(deps: AppDeps, county: string, limit: number): Promise<string[]> {
  const now = deps.clock().toISOString()
  const rows = await deps.connection.sql<{ id: string }[]>`
    select id from contacts
     where county = ${county} and last_seq > answered_seq
       and (lease_until is null or lease_until <= ${now})
     limit ${limit}`
  return rows.map(({ id }) => id)
}
