import { and, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts } from '../../db/schema'
import type { Language } from '../../db/values/contacts'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import type { Reply } from '../turns/answer'
import { fill, namedIn, type Values } from './variables'

export interface BroadcastMessage {
  /** Of the outbox. */
  id: string
  broadcastId: string
  /** Null of staff. */
  householdId: string | null
  language: Language
}

/**
 * What messages of broadcasts say, by their ids; none for a message whose broadcast was cancelled. Two
 * queries, however many messages.
 */
export async function wordsOf(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  messages: readonly BroadcastMessage[],
): Promise<Map<string, Reply>> {
  if (messages.length === 0) return new Map()
  const ids = [...new Set(messages.map(({ broadcastId }) => broadcastId))]
  const live = await tx
    .select({ id: broadcasts.id, body: broadcasts.body, bodyEn: broadcasts.bodyEn })
    .from(broadcasts)
    .where(
      and(
        eq(broadcasts.county, county),
        inArray(broadcasts.id, ids),
        notInArray(broadcasts.status, ['draft', 'cancelled']),
      ),
    )
  const bodyOf = new Map(live.map((row) => [row.id, row]))
  const bodies = messages.flatMap((message) => {
    const found = bodyOf.get(message.broadcastId)
    if (!found) return []
    const body = (message.language === 'en' ? found.bodyEn : null) ?? found.body
    return [{ ...message, body }]
  })
  const named = bodies.filter(({ body }) => namedIn(body).length > 0)
  const values = await valuesOf(
    tx,
    county,
    named.flatMap(({ householdId }) => householdId ?? []),
    named.length > 0,
  )
  return new Map(
    bodies.map(({ id, householdId, body }) => {
      const own = values.get(householdId ?? '') ?? values.get('')
      return [id, say('broadcast.text', { text: own ? fill(body, own) : body })]
    }),
  )
}

/** What can be named of a household `h`, with the names of its areas as they are today. */
export const valuesJson = (county: string, village: SQL, group: SQL, head: SQL, size: SQL): SQL => {
  const nameOf = (path: SQL) =>
    sql`coalesce((select a.name from areas a where a.county = ${county} and a.path = ${path}), '')`
  const township = sql`split_part(${village}, '.', 1) || '.' || split_part(${village}, '.', 2)`
  return sql`json_build_object(
    '户主', ${head}, '人口', ${size}::text, '村', ${nameOf(village)},
    '社', coalesce(nullif(${group}, '') || '社', ''), '乡', ${nameOf(township)},
    '县', ${nameOf(sql`split_part(${village}, '.', 1)`)})`
}

/** By household; under no id those of whoever has none, which is the county alone. */
async function valuesOf(
  tx: Db,
  county: string,
  householdIds: readonly string[],
  isAsked: boolean,
): Promise<Map<string, Values>> {
  if (!isAsked) return new Map()
  const village = sql`substring(h.area_path from '^[^.]+\.[^.]+\.[^.]+')`
  const ofHousehold = valuesJson(
    county,
    village,
    sql`split_part(h.area_path, '.', 4)`,
    sql`h.head_name`,
    sql`h.size`,
  )
  const ids = JSON.stringify([...new Set(householdIds)])
  const rows = await tx.execute<{ id: string; values: Values }>(sql`
    select h.id::text as id, ${ofHousehold} as values
      from households h
     where h.county = ${county}
       and h.id in (select i::uuid from jsonb_array_elements_text(${ids}::text::jsonb) as t(i))
    union all
    select '', json_build_object('户主', '', '人口', '', '村', '', '社', '', '乡', '', '县', c.name)
      from counties c where c.county = ${county}`)
  return new Map(rows.map(({ id, values }) => [id, values]))
}
