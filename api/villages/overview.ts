import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { villageStandards } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { VillageClass, VillageStatus } from '../../db/values/village-standards'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { areaAt } from '../shared/area-path'
import { ApiError } from '../shared/errors'
import { listVillages } from './counts'
import { isReckoned } from './score'
import { listScores, townshipNames } from './scores'

/** A village of the overview; without a score where something is not known of it. */
export interface OverviewVillage {
  path: AreaPath
  name: string
  scoreMilli: number | null
  rank: number | null
  class: VillageClass | null
  status: VillageStatus | null
}

export interface OverviewTownship {
  path: AreaPath
  name: string
  /** The poorest first, those without a score last. */
  villages: OverviewVillage[]
}

/** As many villages as any county has. */
const ALL = 10_000

/**
 * All villages of a county or a township by township, for its page and picture: those with the most
 * deeply poor villages first. Area figures alone, which anybody may see.
 */
export async function readOverview(
  db: Db,
  { county }: Pick<RequestContext, 'county'>,
  { under, year: asked }: { under?: AreaPath | undefined; year?: number | undefined },
) {
  const { year, summary, items } = await listScores(
    db,
    { county },
    { year: asked, under, limit: ALL },
  )
  if (year === null || summary === null || !(await isReckoned(db, county, year)))
    throw new ApiError('not_found', 'scores')
  const area = under === undefined ? undefined : await findArea(db, county, under)
  if (under !== undefined && area?.level !== 'township') throw new ApiError('not_found', 'township')
  const names = await townshipNames(db, county)
  const scoreOf = new Map(items.map((item) => [item.path, item]))
  const villages = (await listVillages(db, county)).map(({ path, name }): OverviewVillage => {
    const {
      scoreMilli = null,
      rank = null,
      class: of = null,
      status = null,
    } = scoreOf.get(path) ?? {}
    return { path, name, scoreMilli, rank, class: of, status }
  })
  const townships = [...Map.groupBy(villages, ({ path }) => areaAt(path, 'township'))]
    .filter(([path]) => under === undefined || path === under)
    .map(([path, some]) => ({
      path,
      name: names.get(path) ?? '',
      villages: some.toSorted(byRank),
    }))
  return {
    year,
    summary,
    /** Null: the whole county. */
    township: area ? { path: area.path, name: area.name } : null,
    townships: townships.toSorted(byNeed),
    source: await sourceOf(db, county, summary.standardFrom),
  }
}
export type Overview = Awaited<ReturnType<typeof readOverview>>

const byRank = (a: OverviewVillage, b: OverviewVillage) =>
  (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.path < b.path ? -1 : 1)

export const countOf = ({ villages }: OverviewTownship, of: VillageClass | null) =>
  villages.filter((village) => village.class === of).length

const byNeed = (a: OverviewTownship, b: OverviewTownship) =>
  countOf(b, 'deep') - countOf(a, 'deep') ||
  countOf(b, 'relative') - countOf(a, 'relative') ||
  (a.path < b.path ? -1 : 1)

/** The paper the standard comes from by which the year was reckoned. */
async function sourceOf(db: Db, county: string, validFrom: string | null) {
  if (validFrom === null) return null
  const [row] = await db
    .select({ source: villageStandards.source })
    .from(villageStandards)
    .where(and(eq(villageStandards.county, county), eq(villageStandards.validFrom, validFrom)))
  return row?.source ?? null
}
