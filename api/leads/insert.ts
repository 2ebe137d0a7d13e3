import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { randomCode } from '../shared/codes'
import { type Day, dayOf } from '../shared/day'
import type { FoundLead, LeadContext } from './open'
import { signalPlace } from './places'

export interface NewLead {
  id: string
  /** Its receipt; empty until it is given. */
  code: string
  /** Keyed hash of its evidence, in base64. */
  key: string
  areaPath: string
  holderId: string | null
  visitDueOn: Day
  decideDueOn: Day
  found: FoundLead
}

export interface NewSignal {
  leadId: string
  seq: number
  key: string
  holderId: string | null
  found: FoundLead
}

/** Rows of one statement. */
const AT_ONCE = 2_000
/** How often a receipt that is taken is drawn again. */
const TRIES = 10

/** What the household itself says is its being heard. */
const OWN_WORDS = ['help', 'household']

/**
 * Stores leads and gives each its receipt; those whose evidence somebody else has just opened are left
 * out. Which were stored.
 */
export async function insertLeads(
  tx: Db,
  ctx: LeadContext,
  leads: NewLead[],
): Promise<Set<string>> {
  const { county, now } = ctx
  const today = dayOf(now)
  const linked = await listLinked(tx, county, leads)
  const taken = new Set<string>()
  // In one order, so that two who open the same do not wait for each other.
  const sorted = leads.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  for (let from = 0; from < sorted.length; from += AT_ONCE) {
    const rows = sorted.slice(from, from + AT_ONCE).map((lead) => {
      lead.code = randomCode('receipt')
      const { id, code, key, areaPath, holderId, visitDueOn, decideDueOn, found } = lead
      const { kind, class: leadClass, householdId, personId, isPossible, records, source } = found
      const what = { kind, class: leadClass, householdId, personId, isPossible, records }
      const toldOn = linked.has(householdId) ? today : null
      const heardOn = OWN_WORDS.includes(source) ? today : null
      const due = { visitDueOn, decideDueOn }
      return { id, code, key, areaPath, holderId, ...due, ...what, toldOn, heardOn }
    })
    const stored = await tx.execute<{ id: string }>(sql`
      insert into leads (county, id, code, kind, class, household_id, person_id, area_path,
                         is_possible, records, evidence_key, status, holder_id, opened_at,
                         visit_due_on, decide_due_on, told_on, heard_on)
      select ${county}, id, code, kind, class, "householdId", "personId", "areaPath", "isPossible",
             records, decode(key, 'base64'), 'open', "holderId", ${now.toISOString()}::timestamptz,
             "visitDueOn", "decideDueOn", "toldOn", "heardOn"
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
             as r(id uuid, code text, kind text, class text, "householdId" uuid, "personId" uuid,
                  "areaPath" text, "isPossible" boolean, records text, key text, "holderId" uuid,
                  "visitDueOn" date, "decideDueOn" date, "toldOn" date, "heardOn" date)
      on conflict (county, evidence_key) do nothing
      returning id`)
    for (const { id } of stored) taken.add(id)
  }
  await giveCodes(
    tx,
    county,
    sorted.filter(({ id }) => taken.has(id)),
  )
  return taken
}

/** Receipts unique in the county; one that is taken is drawn again. */
async function giveCodes(tx: Db, county: string, leads: readonly NewLead[]): Promise<void> {
  let left = leads
  for (let tries = 0; tries < TRIES && left.length > 0; tries++) {
    if (tries > 0) for (const lead of left) lead.code = randomCode('receipt')
    const rows = JSON.stringify(left.map(({ id, code }) => ({ id, code })))
    const given = await tx.execute<{ subject: string }>(sql`
      insert into codes (county, code, kind, subject)
      select ${county}, code, 'receipt', 'lead:' || id
        from jsonb_to_recordset(${rows}::text::jsonb) as r(id uuid, code text)
      on conflict do nothing
      returning subject`)
    if (tries > 0)
      await tx.execute(sql`
        update leads set code = r.code
          from jsonb_to_recordset(${rows}::text::jsonb) as r(id uuid, code text)
         where leads.county = ${county} and leads.id = r.id`)
    const subjects = new Set(given.map(({ subject }) => subject))
    left = left.filter(({ id }) => !subjects.has(`lead:${id}`))
  }
  if (left.length > 0) throw new Error(`no free receipt after ${TRIES} draws`)
}

/** Households that a message reaches. */
async function listLinked(tx: Db, county: string, leads: readonly NewLead[]): Promise<Set<string>> {
  const ids = JSON.stringify([...new Set(leads.map(({ found }) => found.householdId))])
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct household_id as id from contact_links
     where county = ${county} and ended_at is null
       and household_id in (select i::uuid from jsonb_array_elements_text(${ids}::text::jsonb) as t(i))`)
  return new Set(rows.map(({ id }) => id))
}

/** Stores what raised leads or came to them; which were stored, as `<lead> <seq>`. */
export async function insertSignals(
  tx: Db,
  ctx: LeadContext,
  signals: readonly NewSignal[],
): Promise<Set<string>> {
  const { county, now, deps } = ctx
  const kept = new Set<string>()
  for (let from = 0; from < signals.length; from += AT_ONCE) {
    const rows = signals.slice(from, from + AT_ONCE).map(({ leadId, seq, key, found }) => {
      const place = signalPlace(county, leadId, seq)
      const { source, subject } = found
      const body = deps.sealer.seal(place, found.text).toString('base64')
      return { leadId, seq, key, source, subject, body }
    })
    const stored = await tx.execute<{ leadId: string; seq: number }>(sql`
      insert into lead_signals (county, lead_id, seq, source, subject, evidence_key, body_sealed, at)
      select ${county}, "leadId", seq, source, subject, decode(key, 'base64'),
             decode(body, 'base64'), ${now.toISOString()}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
             as r("leadId" uuid, seq int, source text, subject text, key text, body text)
      on conflict (county, evidence_key) do nothing
      returning lead_id as "leadId", seq`)
    for (const { leadId, seq } of stored) kept.add(`${leadId} ${seq}`)
  }
  const heard = signals.filter(
    ({ leadId, seq, found }) =>
      seq > 1 && OWN_WORDS.includes(found.source) && kept.has(`${leadId} ${seq}`),
  )
  if (heard.length > 0) {
    const ids = JSON.stringify(heard.map(({ leadId }) => leadId))
    await tx.execute(sql`
      update leads set heard_on = ${dayOf(now)}
       where county = ${county} and heard_on is null
         and id in (select i::uuid from jsonb_array_elements_text(${ids}::text::jsonb) as t(i))`)
  }
  return kept
}
