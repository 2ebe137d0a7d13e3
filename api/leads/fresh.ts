import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { FoundLead, LeadContext } from './open'

/** A finding under the keyed hash of its evidence, in base64. */
export type Keyed = FoundLead & { key: string }

/**
 * Of findings those that are new, each once. The same evidence is known, decided or not, as long as the facts
 * stand as they were decided on. Where the register said otherwise since, it is found anew, under a key
 * that follows the decided lead: by the next file it is known as well.
 */
export async function listFresh(
  tx: Db,
  { county, deps }: LeadContext,
  found: readonly FoundLead[],
): Promise<Keyed[]> {
  const keyed = (each: FoundLead, evidence: string): Keyed => ({
    ...each,
    key: deps.sealer.index('lead', county, evidence).toString('base64'),
  })
  const byKey = new Map<string, Keyed>()
  for (const each of found.map((one) => keyed(one, one.evidence)))
    if (!byKey.has(each.key)) byKey.set(each.key, each)
  const fresh: Keyed[] = []
  let left = [...byKey.values()]
  while (left.length > 0) {
    const known = await listKnown(tx, county, left)
    fresh.push(...left.filter(({ key }) => !known.has(key)))
    left = left.flatMap((each) => {
      const lead = known.get(each.key)
      return lead?.isOver ? [keyed(each, `${each.evidence}|after ${lead.leadId}`)] : []
    })
  }
  return fresh
}

interface Known {
  key: string
  leadId: string
  /** It is decided, and the register's side of it changed since. */
  isOver: boolean
}

/** The lead each key belongs to. What a correction itself changed was changed at the time it was decided. */
async function listKnown(tx: Db, county: string, keyed: readonly Keyed[]) {
  const asked = keyed.map(({ key, householdId, personId }) => ({ key, householdId, personId }))
  const rows = await tx.execute<Known & Record<string, unknown>>(sql`
    select r.key, l.id as "leadId",
           exists (
             select from events d
               join events e on e.county = ${county}
                and e.subject = 'household:' || r."householdId" and e.at > d.at
              where d.county = ${county} and d.subject = 'lead:' || l.id
                and d.type = 'lead.decided'
                and case l.class
                      when 'subsistence_allowance' then e.details @> '{"changes":[{"field":"type"}]}'
                      when 'disability' then e.details @> jsonb_build_object('members',
                        jsonb_build_array(jsonb_build_object('personId', r."personId",
                          'changes', jsonb_build_array(jsonb_build_object('field', 'health')))))
                      when 'death' then e.details @> jsonb_build_object('joined',
                        jsonb_build_array(jsonb_build_object('personId', r."personId")))
                      else false
                    end) as "isOver"
      from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
           as r(key text, "householdId" text, "personId" text)
      join lead_signals s on s.county = ${county} and s.evidence_key = decode(r.key, 'base64')
      join leads l on l.county = ${county} and l.id = s.lead_id`)
  return new Map(rows.map((row) => [row.key, row]))
}
