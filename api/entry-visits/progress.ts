import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { AreaPath } from '../../db/values/areas'
import { ROLL_STATUSES } from '../../db/values/roll'
import { refusalFor } from '../applications/rules'
import { getNamedArea } from '../areas/named-area'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'

/** How far the entries of an area have come, in households. */
export interface Counts {
  /** On the roll, without those that are households no more. */
  households: number
  /** Screened, or on the register already. */
  screened: number
  eligible: number
  notEligible: number
  unclear: number
  surveyed: number
  revisited: number
}

export interface PartProgress extends Counts {
  areaPath: AreaPath
  name: string
}

const CLOSED = ROLL_STATUSES.filter((status) => refusalFor(status) === 'household_closed')
const ON_REGISTER = ROLL_STATUSES.filter((status) => refusalFor(status) === 'on_register')
const DEPTHS = { township: 2, village: 3, group: 4 } as const
export type PartLevel = keyof typeof DEPTHS

/** The whole of an area, and part by part. */
export interface Progress {
  /** In words; of several areas the first one's. */
  area: string
  total: Counts
  parts: PartProgress[]
}

/**
 * How far the open round has come in an area of the actor's, or in all of them: nothing where no round
 * is open.
 * @param areaPath A path, or as people call it: 宝坪村.
 */
export async function readProgress(
  ctx: RequestContext,
  { areaPath, by }: { areaPath?: string | undefined; by?: PartLevel | undefined },
): Promise<Progress> {
  const { county, deps, grant } = ctx
  const { db } = deps.connection
  const named = areaPath === undefined ? undefined : await getNamedArea(db, ctx, areaPath)
  if (named !== undefined) requireInScope(ctx, named, 'area')
  const own = 'areaPaths' in grant ? [...new Set(grant.areaPaths)] : [county]
  const paths = named === undefined ? own : [named]
  const area = await findArea(db, county, paths[0] ?? county)
  const parts = await countParts(db, county, paths, by ?? beneath(area?.level))
  return { area: area?.name ?? '', total: sumOf(parts), parts }
}

/** The level by which an area is looked at. */
function beneath(level: string | undefined): PartLevel {
  if (level === 'county') return 'township'
  return level === 'township' ? 'village' : 'group'
}

/** Of some areas together. */
export async function countAreas(
  db: Db,
  county: string,
  paths: readonly AreaPath[],
): Promise<Counts> {
  return paths.length === 0 ? NOTHING : sumOf(await countParts(db, county, paths, 'group'))
}

async function countParts(
  db: Db,
  county: string,
  paths: readonly AreaPath[],
  by: PartLevel,
): Promise<PartProgress[]> {
  const isIn = sql.join(
    paths.map((path) => sql`(h.area_path = ${path} or h.area_path like ${`${path}.%`})`),
    sql` or `,
  )
  const rows = await db.execute<{ [K in keyof PartProgress]: PartProgress[K] }>(sql`
    with counted as (
      select array_to_string((string_to_array(h.area_path, '.'))[1:${DEPTHS[by]}::int], '.') as path,
             count(*)::int as households,
             (count(*) filter (where s.verdict is not null or h.status in ${ON_REGISTER}))::int
               as screened,
             (count(*) filter (where s.verdict = 'eligible'))::int as eligible,
             (count(*) filter (where s.verdict = 'not_eligible'))::int as not_eligible,
             (count(*) filter (where s.verdict = 'unclear'))::int as unclear,
             count(v.id)::int as surveyed,
             count(r.id)::int as revisited
        from households h
        join rounds o on o.county = ${county} and o.kind = 'identification' and o.status = 'open'
         and h.area_path || '.' like o.area_path || '.%'
        ${entryAs(sql`s`, county, 'screening')}
        ${entryAs(sql`v`, county, 'survey')}
        ${entryAs(sql`r`, county, 'revisit')}
       where h.county = ${county} and h.status not in ${CLOSED} and (${isIn})
       group by 1)
    select c.path as "areaPath", coalesce(a.name, '') as name, c.households, c.screened, c.eligible,
           c.not_eligible as "notEligible", c.unclear, c.surveyed, c.revisited
      from counted c left join areas a on a.county = ${county} and a.path = c.path
     order by c.path`)
  return [...rows]
}

const entryAs = (name: ReturnType<typeof sql>, county: string, kind: string) => sql`
  left join entry_visits ${name} on ${name}.county = ${county} and ${name}.round_id = o.id
   and ${name}.household_id = h.id and ${name}.kind = ${kind} and ${name}.status = 'finished'`

const NOTHING: Counts = {
  households: 0,
  screened: 0,
  eligible: 0,
  notEligible: 0,
  unclear: 0,
  surveyed: 0,
  revisited: 0,
}

const sumOf = (parts: readonly Counts[]): Counts =>
  parts.reduce(
    (sum, part) => ({
      households: sum.households + part.households,
      screened: sum.screened + part.screened,
      eligible: sum.eligible + part.eligible,
      notEligible: sum.notEligible + part.notEligible,
      unclear: sum.unclear + part.unclear,
      surveyed: sum.surveyed + part.surveyed,
      revisited: sum.revisited + part.revisited,
    }),
    NOTHING,
  )
