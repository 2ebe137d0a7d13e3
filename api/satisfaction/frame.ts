import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { SatisfactionGroup } from '../../db/values/satisfaction'
import { type Audience, findAudience, membersOf } from '../broadcasts/audience'
import type { RequestContext } from '../http/context'
import { FRAME_STATUSES, REGISTERED_STATUSES } from '../sampling/frame-rules'
import { type Day, dayOf } from '../shared/day'
import { readPace } from './figures'
import { askedSince } from './rules'

type Context = Pick<RequestContext, 'county' | 'now'>

/** A household that can be asked, and by whom of it: the contact, or where it never wrote to us whose phone it is. */
export interface Askable {
  householdId: string
  partPath: string
  group: SatisfactionGroup
  /** Hex. */
  personKey: string
  contactId: string | null
  ownerId: string | null
}

export interface Stratum {
  partPath: string
  group: SatisfactionGroup
  households: number
  reachable: number
}

/** A phone that stands for more households than this proves none of them. */
const MOST_HOUSEHOLDS = 3

/** The part of an area a household counts in: a township of the county, a village of a township. */
const partOf = (path: SQL, areaPath: string): SQL => {
  const depth = Math.min(areaPath.split('.').length + 1, 3)
  return sql`array_to_string((string_to_array(${path}, '.'))[1:${sql.raw(String(depth))}], '.')`
}

const GROUP = sql`case when h.status in ${[...REGISTERED_STATUSES]} then 'registered'
                       when h.status = 'exited' then 'exited' else 'ordinary' end`

/**
 * CTEs of whom in an area may be asked: `roll` its households, `askable` one contact a household and one household a
 * contact. Staff's phones and those of many households never count, who stopped notices is left alone, and so is whoever
 * was, or soon will be, asked anything else.
 */
export function askableIn(
  ctx: Context,
  audience: Audience,
  { areaPath, since, villages }: { areaPath: string; since: Day; villages?: readonly string[] },
): SQL {
  const { county } = ctx
  return sql`
    ${membersOf(ctx, audience, { strangers: true, ...(villages && { villages }) })},
    roll as materialized (
      select h.id, ${partOf(sql`h.area_path`, areaPath)} as part, ${GROUP} as household_group
        from home join households h on h.county = ${county} and h.id = home.id
    ),
    crowded as materialized (
      select key from (
        select p.phone_index as key, p.household_id from people p
         where p.county = ${county} and p.phone_index is not null
        union all
        select coalesce(c.phone_index, case when c.is_phone then c.address_index else uuid_send(c.id) end), l.household_id
          from contact_links l join contacts c on c.county = ${county} and c.id = l.contact_id
         where l.county = ${county} and l.ended_at is null) stands
       group by key having count(distinct household_id) > ${MOST_HOUSEHOLDS}
    ),
    persons as materialized (
      select *, bool_or(is_stopped) over (partition by key) as has_stopped from known
    ),
    chosen as materialized (
      select distinct on (home_id) home_id, key, contact_id, owner_id
        from persons
       where not has_stopped and fault is null
         and key not in (select key from crowded)
         and not exists (select from staff s where s.county = ${county} and s.phone_index = persons.key and s.is_active)
         and not exists (
             select from satisfaction_draws d
              where d.county = ${county} and d.household_id = persons.home_id and d.ask_on > ${since}::date
                and d.status in ('waiting', 'asked', 'answered', 'stopped'))
         and not exists (
             select from satisfaction_draws d
              where d.county = ${county} and d.person_key = persons.key and d.ask_on > ${since}::date
                and d.status in ('waiting', 'asked', 'answered', 'stopped'))
       order by home_id, contact_id is null, chosen_at desc nulls last, is_phone, contact_id, owner_id
    ),
    askable as materialized (
      select distinct on (key) * from chosen order by key, md5(home_id::text)
    )`
}

/** Whom a sample may be drawn from: the same households as of any other. */
export const audienceIn = (tx: Db, county: string, areaPath: string): Promise<Audience> =>
  findAudience(tx, county, {
    areas: [areaPath],
    audience: 'households',
    roles: [],
    narrowing: { statuses: [...FRAME_STATUSES] },
  })

async function startOf(tx: Db, ctx: Context, areaPath: string) {
  const { county, now } = ctx
  const today = dayOf(now)
  const { gapDays } = await readPace(tx, county, today)
  const audience = await audienceIn(tx, county, areaPath)
  return askableIn(ctx, audience, { areaPath, since: askedSince(today, gapDays) })
}

/** How many households of each part and kind there are, and how many of them a message would reach. */
export async function countStrata(tx: Db, ctx: Context, areaPath: string): Promise<Stratum[]> {
  const rows = await tx.execute<Stratum & Record<string, unknown>>(sql`
    ${await startOf(tx, ctx, areaPath)}
    select roll.part as "partPath", roll.household_group as "group", count(*)::int as households,
           count(askable.home_id)::int as reachable
      from roll left join askable on askable.home_id = roll.id
     group by 1, 2 order by 1, 2`)
  return [...rows]
}

/** Everybody who may be asked, in the order the sample is drawn from. */
export async function listFrame(tx: Db, ctx: Context, areaPath: string): Promise<Askable[]> {
  const rows = await tx.execute<Askable & Record<string, unknown>>(sql`
    ${await startOf(tx, ctx, areaPath)}
    select askable.home_id as "householdId", roll.part as "partPath", roll.household_group as "group",
           encode(askable.key, 'hex') as "personKey", askable.contact_id as "contactId", askable.owner_id as "ownerId"
      from askable join roll on roll.id = askable.home_id
     order by roll.part, roll.household_group, askable.home_id`)
  return [...rows]
}
