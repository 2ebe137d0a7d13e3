import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, poorVillages, villageIndicators, villageScores } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { VILLAGE_INDICATORS } from '../../db/values/village-standards'
import type { RequestContext } from '../http/context'
import { areaAt } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { showStanding } from './cases/stands'
import { type ScoreLine, strongestFirst } from './rules'
import { findLatestYear } from './scores'

/**
 * How a village stands in a year, line by line, what counts most first; without a score what is missing
 * of it. The year that was reckoned last unless given.
 */
export async function showScore(
  db: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  given: { path: AreaPath; year?: number | undefined },
) {
  const village = await getVillage(db, county, given.path)
  const { path } = village
  const year = given.year ?? (await findLatestYear(db, county)) ?? Number(dayOf(now).slice(0, 4))
  const ofYear = and(
    eq(villageScores.county, county),
    eq(villageScores.villagePath, path),
    eq(villageScores.year, year),
  )
  const [score] = await db.select().from(villageScores).where(ofYear)
  const missing = score ? [] : await listMissing(db, county, path, year)
  const everybody = and(eq(villageScores.county, county), eq(villageScores.year, year))
  const of = await db.$count(villageScores, everybody)
  return {
    ...village,
    year,
    status: await statusOf(db, county, path),
    /** In the round that decides whether it is one; null where it is in none. */
    standing: await showStanding(db, { county, now }, path),
    /** `waiting`: all is known, and nobody has reckoned since, or ever in that year. */
    state: score
      ? ('scored' as const)
      : missing.length > 0 && (await isReckoned(db, county, year))
        ? ('incomplete' as const)
        : ('waiting' as const),
    scoreMilli: score?.scoreMilli ?? null,
    rank: score?.rank ?? null,
    /** How many villages are ranked. */
    of,
    class: score?.class ?? null,
    standardFrom: score?.standardFrom ?? null,
    reckonedAt: score?.reckonedAt.toISOString() ?? null,
    lines: strongestFirst((score?.lines ?? []) as ScoreLine[]).map(shown),
    missing,
  }
}
export type VillageScore = Awaited<ReturnType<typeof showScore>>

export type ShownLine = ReturnType<typeof shown>

/** The counts are for everybody, the query behind them for whoever wants to check. */
function shown({ source, ...line }: ScoreLine) {
  const [counts = '', query = null] = source.split('\n')
  return { ...line, source: counts, query }
}

/** The lines of every village of an area that has a score, by its path. */
export async function listLines(
  db: Db,
  county: string,
  { year, under }: { year: number; under: AreaPath },
): Promise<Map<AreaPath, ShownLine[]>> {
  const rows = await db
    .select({ path: villageScores.villagePath, lines: villageScores.lines })
    .from(villageScores)
    .where(
      and(
        eq(villageScores.county, county),
        eq(villageScores.year, year),
        sql`${villageScores.villagePath} like ${`${under}.%`}`,
      ),
    )
  return new Map(
    rows.map(({ path, lines }) => [path, strongestFirst(lines as ScoreLine[]).map(shown)]),
  )
}

async function getVillage(db: Db, county: string, asked: AreaPath) {
  const find = async (path: AreaPath) => {
    const ofPath = and(eq(areas.county, county), eq(areas.path, path))
    const [area] = await db.select().from(areas).where(ofPath)
    return area
  }
  const area = await find(asked)
  const today = area?.successorPath ? await find(area.successorPath) : area
  if (today?.level !== 'village') throw new ApiError('not_found', 'village')
  const township = await find(areaAt(today.path, 'township'))
  return { path: today.path, village: today.name, township: township?.name ?? '' }
}

async function listMissing(db: Db, county: string, path: AreaPath, year: number) {
  const rows = await db
    .select({ indicator: villageIndicators.indicator })
    .from(villageIndicators)
    .where(
      and(
        eq(villageIndicators.county, county),
        eq(villageIndicators.villagePath, path),
        eq(villageIndicators.year, year),
      ),
    )
  const known = new Set(rows.map(({ indicator }) => indicator))
  return VILLAGE_INDICATORS.filter((indicator) => !known.has(indicator))
}

/** Whether anybody has reckoned the year, be there a score or not. */
export async function isReckoned(db: Db, county: string, year: number): Promise<boolean> {
  const computed = and(
    eq(villageIndicators.county, county),
    eq(villageIndicators.year, year),
    eq(villageIndicators.way, 'computed'),
  )
  return (await db.$count(villageIndicators, computed)) > 0
}

async function statusOf(db: Db, county: string, path: AreaPath) {
  const ofVillage = and(eq(poorVillages.county, county), eq(poorVillages.villagePath, path))
  const [row] = await db
    .select({ status: poorVillages.status, class: poorVillages.class, since: poorVillages.since })
    .from(poorVillages)
    .where(ofVillage)
  return row ?? null
}
