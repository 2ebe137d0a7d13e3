import { and, eq, like, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { faultsSince } from '../outbox/rules'
import type { Target } from './draft'
import { standingOf } from './standing'

type Context = Pick<RequestContext, 'county' | 'now'>

/** A target whose areas are followed to what was merged into them. */
export interface Audience extends Omit<Target, 'areas'> {
  paths: readonly string[]
}

/** An area contains also what was merged into one it contains. */
export async function findAudience(tx: Db, county: string, target: Target): Promise<Audience> {
  const { areas: own, ...rest } = target
  const merged = await tx
    .select({ path: areas.path })
    .from(areas)
    .where(
      and(
        eq(areas.county, county),
        or(
          ...own.flatMap((path) => [
            eq(areas.successorPath, path),
            like(areas.successorPath, `${path}.%`),
          ]),
        ),
      ),
    )
  return { ...rest, paths: [...new Set([...own, ...merged.map(({ path }) => path)])] }
}

/** Paths looked up one by one; more are compared with every row. */
const FEW = 20

export const within = (column: SQL, paths: readonly string[]): SQL =>
  sql`(${sql.join(
    paths.map((path) => sql`(${column} = ${path} or ${column} like ${`${path}.%`})`),
    sql` or `,
  )})`

/** The village of an area's path; of a shorter one the path itself. */
export const villageOf = (path: SQL): SQL =>
  sql`rtrim(split_part(${path}, '.', 1) || '.' || split_part(${path}, '.', 2) || '.' || split_part(${path}, '.', 3), '.')`

const inVillages = (path: SQL, villages: readonly string[] | undefined): SQL => {
  if (!villages) return sql`true`
  const list = sql`${villageOf(path)} = any (string_to_array(${villages.join(',')}::text, ','))`
  return villages.length > FEW ? list : sql`(${within(path, villages)} and ${list})`
}

/** The households of an audience, or its members of staff where their first role is. */
export function homesOf(ctx: Context, audience: Audience, villages?: readonly string[]): SQL {
  const { county } = ctx
  const { paths, roles } = audience
  if (audience.audience !== 'staff') {
    const path = sql`h.area_path`
    return sql`
      select h.id, ${villageOf(path)} as village
        from households h
       where h.county = ${county} and ${within(path, paths)} and ${inVillages(path, villages)}
         and ${standingOf(ctx, audience)}`
  }
  const ofRoles = roles.length > 0 ? sql`r.role in ${[...roles]}` : sql`true`
  const path = sql`m.area_path`
  return sql`
    select m.id, ${villageOf(path)} as village
      from (select distinct on (s.id) s.id, r.area_path
              from staff_roles r join staff s on s.county = ${county} and s.id = r.staff_id and s.is_active
             where r.county = ${county} and ${within(sql`r.area_path`, paths)} and ${ofRoles}
             order by s.id, r.area_path) m
     where ${inVillages(path, villages)}`
}

/**
 * CTEs of an audience, for the statement that follows:
 * - `home` its households, or members of staff
 * - `way` by whom a home may be reached: phones of the register (`owner_id` is the row one stands in) and
 *   linked contacts. `key` is the person, which is the phone where it is known
 * - `known` the contacts of each such person
 * - `best` one row a person: the contact that gets the message, and whether they stopped such messages
 * @param strangers A person whose phone has no contact yet is in `best`, too, its contact null.
 */
export function membersOf(
  ctx: Context,
  audience: Audience,
  options: { villages?: readonly string[]; strangers?: boolean } = {},
): SQL {
  const { county } = ctx
  const known = knownAt(ctx.now)
  const isStaff = audience.audience === 'staff'
  const phones = isStaff
    ? sql`select s.phone_index as key, home.id as home_id, home.village, s.id as owner_id, null::uuid as contact_id
            from home join staff s on s.county = ${county} and s.id = home.id and s.phone_index is not null`
    : sql`select p.phone_index as key, home.id as home_id, home.village, p.id as owner_id, null::uuid as contact_id
            from home join people p on p.county = ${county} and p.household_id = home.id
                                   and p.phone_index is not null`
  const links = isStaff
    ? sql``
    : sql`
      union all
      select coalesce(c.phone_index, case when c.is_phone then c.address_index else uuid_send(c.id) end),
             home.id, home.village, null, case when c.is_phone or c.phone_index is not null then null else c.id end
        from home
        join contact_links l on l.county = ${county} and l.household_id = home.id and l.ended_at is null
        join contacts c on c.county = ${county} and c.id = l.contact_id`
  const chats = isStaff
    ? sql``
    : sql`
      union all
      select ${known} from way w
        join contacts c on c.county = ${county} and c.id = w.contact_id
       where w.contact_id is not null`
  const strangers = options.strangers
    ? sql`
      union all
      select w.key, w.home_id, w.village, w.owner_id, null, null, true, 'zh', null, 0, null, false from way w
       where w.owner_id is not null and not exists (
             select from contacts c
              where c.county = ${county} and c.address_index = w.key and c.is_phone)`
    : sql``
  return sql`
    with home as materialized (${homesOf(ctx, audience, options.villages)}),
    way as materialized (${phones} ${links}),
    known as (
      select ${known} from way w
        join contacts c on c.county = ${county} and c.address_index = w.key and c.is_phone
      union all
      select ${known} from way w
        join contacts c on c.county = ${county} and c.phone_index = w.key and not c.is_phone
      ${chats} ${strangers}
    ),
    best as (
      select distinct on (key) *,
             bool_or(is_stopped) over person as has_stopped, count(contact_id) over person as contacts
        from known
      window person as (partition by key)
       order by key, fault is not null, contact_id is null, chosen_at desc nulls last, is_phone, contact_id,
                village, home_id, owner_id
    )`
}

const knownAt = (
  now: Date,
) => sql`w.key, w.home_id, w.village, w.owner_id, c.id as contact_id, c.channel, c.is_phone, c.language,
             c.chosen_at, c.last_out_seq, case when c.address_fault = 'stop' or c.address_fault_at > ${faultsSince(now).toISOString()}::timestamptz then c.address_fault end as fault,
             'broadcast' = any (c.stopped) as is_stopped`

/** Of `best`: what narrows a broadcast by its reader. */
export function readersOf({ narrowing: { language, way } }: Pick<Audience, 'narrowing'>): SQL {
  const isOfLanguage = language ? sql`best.language = ${language}` : sql`true`
  if (!way) return isOfLanguage
  return sql`${isOfLanguage} and ${way === 'text' ? sql`best.is_phone` : sql`not best.is_phone`}`
}

/** Whether anybody of a village would get it. */
export async function reachesAnybody(
  tx: Db,
  ctx: Context,
  audience: Audience,
  village: string,
): Promise<'nobody' | 'strangers' | 'contacts'> {
  const [row] = await tx.execute<{ contacts: boolean; strangers: boolean }>(sql`
    ${membersOf(ctx, audience, { villages: [village], strangers: true })}
    select coalesce(bool_or(contact_id is not null), false) as contacts,
           coalesce(bool_or(contact_id is null), false) as strangers
      from best where not has_stopped and fault is null and ${readersOf(audience)}`)
  return row?.contacts ? 'contacts' : row?.strangers ? 'strangers' : 'nobody'
}

/** The villages an audience lives in, in their order. */
export async function listVillages(tx: Db, ctx: Context, audience: Audience): Promise<string[]> {
  const rows = await tx.execute<{ village: string }>(
    sql`select distinct village from (${homesOf(ctx, audience)}) home order by village`,
  )
  return rows.map(({ village }) => village)
}
