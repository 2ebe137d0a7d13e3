import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { Language } from '../../db/values/contacts'
import type { BroadcastWay } from '../../db/values/broadcasts'
import type { RequestContext } from '../http/context'
import { type Audience, membersOf, readersOf } from './audience'
import { excessOf, segmentsOf } from './rules'
import { fill, namedIn, type Values } from './variables'
import { valuesJson } from './words'

export interface Words {
  body: string
  bodyEn: string | null
}

/** Recipients whose messages are of one length: what is named of them is as long. */
export interface Group {
  village: string
  language: Language
  isPhone: boolean
  count: number
  /** Of one of them. */
  householdId: string | null
  values: Values
}

export interface Sample {
  text: string
  village: string
  /** Whose words they are, with their household's head as it is named. */
  householdId: string | null
  head: string
  segments: number
  way: BroadcastWay
}

const SAMPLES = 3

/** The recipients of an audience by how long their message is. */
export async function listGroups(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  audience: Audience,
  { body, bodyEn }: Words,
): Promise<Group[]> {
  const { county } = ctx
  const named = namedIn(body + (bodyEn ?? ''))
  const isStaff = audience.audience === 'staff'
  const home = isStaff
    ? sql``
    : sql`left join households h on h.county = ${county} and h.id = g.home_id`
  const [head, size, group] = isStaff
    ? [sql`''::text`, sql`''::text`, sql`''::text`]
    : [sql`h.head_name`, sql`h.size`, sql`split_part(h.area_path, '.', 4)`]
  // Where nobody is named all messages of a village and a language are alike.
  const length = (name: string, by: ReturnType<typeof sql>) => (named.includes(name) ? by : sql`0`)
  const rows = await tx.execute<Omit<Group, 'values'> & { values: Values }>(sql`
    ${membersOf(ctx, audience, { strangers: true })},
    grouped as (
      select village, language, is_phone, count(*)::int as count, min(home_id::text)::uuid as home_id
        from (select best.village, best.language, best.is_phone, best.home_id,
                     ${length('户主', sql`(select row(char_length(h.head_name), octet_length(h.head_name))::text from households h where h.county = ${county} and h.id = best.home_id)`)} as head,
                     ${length('人口', sql`(select char_length(h.size::text) from households h where h.county = ${county} and h.id = best.home_id)`)} as size,
                     ${length('社', sql`(select split_part(h.area_path, '.', 4) from households h where h.county = ${county} and h.id = best.home_id)`)} as part
                from best
               where not has_stopped and fault is null and ${readersOf(audience)}) b
       group by village, language, is_phone, head, size, part
    )
    select g.village, g.language, g.is_phone as "isPhone", g.count,
           ${isStaff ? sql`null` : sql`g.home_id`} as "householdId",
           ${valuesJson(county, sql`g.village`, group, head, size)} as values
      from grouped g ${home}
     order by g.village, g.language, g.is_phone, g.home_id`)
  return [...rows]
}

/** How long the messages are and how many segments they take; the longest as they would be read. */
export function summarise(groups: readonly Group[], signature: string, { body, bodyEn }: Words) {
  const sizes = groups.map((group) => {
    const text = fill((group.language === 'en' ? bodyEn : null) ?? body, group.values)
    return {
      ...group,
      text,
      segments: segmentsOf(signature, text),
      over: excessOf(signature, text),
    }
  })
  const texts = sizes.filter(({ isPhone }) => isPhone)
  const count = (some: readonly Group[]) => some.reduce((sum, each) => sum + each.count, 0)
  const alone = { text: body, segments: segmentsOf(signature, body) }
  // Of each size one: there may be a hundred thousand groups.
  const some = sizes.length > 0 ? sizes : [alone]
  const bySegments = [...new Map(some.map((each) => [each.segments, each])).values()]
  const longest = sizes.toSorted((a, b) => b.text.length - a.text.length)
  const kept = [...new Map(longest.toReversed().map((each) => [each.text, each])).values()]
  const samples = kept
    .toReversed()
    .slice(0, SAMPLES)
    .map((each): Sample => {
      const { text, village, householdId, segments, isPhone } = each
      const way = isPhone ? 'text' : 'chat'
      return { text, village, householdId, head: each.values.户主, segments, way }
    })
  return {
    texts: count(texts),
    chats: count(sizes) - count(texts),
    segments: Math.max(...bySegments.map(({ segments }) => segments)),
    segmentsLeast: Math.min(...bySegments.map(({ segments }) => segments)),
    segmentsTotal: texts.reduce((sum, each) => sum + each.count * each.segments, 0),
    over: sizes.reduce((most, each) => Math.max(most, each.over), 0),
    samples,
  }
}
