import { and, asc, count, eq, max, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { areas, poorVillages, villageScores } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { areaAt } from '../shared/area-path'
import { CursorText, decodeCursor, pageOf } from '../shared/cursor'
import { listVillages } from './counts'

type Asked = Pick<RequestContext, 'county'>

/** The year that was reckoned last; null before any was. */
export async function findLatestYear(db: Db, county: string): Promise<number | null> {
  const [row] = await db
    .select({ year: max(villageScores.year) })
    .from(villageScores)
    .where(eq(villageScores.county, county))
  return row?.year ?? null
}

export interface ScoreQuery extends PageQuery {
  /** The latest unless given. */
  year?: number | undefined
  /** Only villages of this area. */
  under?: AreaPath | undefined
}

const Position = z.tuple([z.string().regex(/^\d{1,9}$/), CursorText])

/** The ranking 村情排名 of a year, the poorest first, with how many villages there are of each class. */
export async function listScores(db: Db, { county }: Asked, query: ScoreQuery) {
  const { cursor, limit, under } = query
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const year = query.year ?? (await findLatestYear(db, county))
  const page = pagePath(county, under)
  if (year === null) return { year, summary: null, items: [], next: null, page }
  const rows = await db
    .select({
      path: villageScores.villagePath,
      village: areas.name,
      rank: villageScores.rank,
      scoreMilli: villageScores.scoreMilli,
      class: villageScores.class,
      /** Whether it is a poor village, or was: by decision, not by its score. */
      status: poorVillages.status,
    })
    .from(villageScores)
    .innerJoin(areas, and(eq(areas.county, county), eq(areas.path, villageScores.villagePath)))
    .leftJoin(
      poorVillages,
      and(eq(poorVillages.county, county), eq(poorVillages.villagePath, villageScores.villagePath)),
    )
    .where(
      and(
        within(county, year, under),
        after &&
          sql`(${villageScores.rank}, ${villageScores.villagePath}) > (${after[0]}::int, ${after[1]})`,
      ),
    )
    .orderBy(asc(villageScores.rank), asc(villageScores.villagePath))
    .limit(limit + 1)
  const townships = await townshipNames(db, county)
  const { items, next } = pageOf(rows, limit, ({ rank, path }) => [String(rank), path])
  return {
    year,
    summary: await summaryOf(db, county, year, under),
    items: items.map((item) => ({
      ...item,
      township: townships.get(areaAt(item.path, 'township')) ?? '',
    })),
    next,
    /** Where anybody reads the same; with `.png` behind it is a picture. */
    page,
  }
}
export type Ranking = Awaited<ReturnType<typeof listScores>>

/** Of the county, or of the township an area lies in. */
export function pagePath(county: string, area: AreaPath | undefined): string {
  const township = area?.split('.')[1]
  return `/${county}/villages${township ? `/${township}` : ''}`
}

const within = (county: string, year: number, under: AreaPath | undefined): SQL | undefined =>
  and(
    eq(villageScores.county, county),
    eq(villageScores.year, year),
    under === undefined
      ? undefined
      : sql`(${villageScores.villagePath} = ${under} or ${villageScores.villagePath} like ${`${under}.%`})`,
  )

async function summaryOf(db: Db, county: string, year: number, under: AreaPath | undefined) {
  const rows = await db
    .select({
      class: villageScores.class,
      count: count(),
      standardFrom: max(villageScores.standardFrom),
      reckonedAt: max(villageScores.reckonedAt),
    })
    .from(villageScores)
    .where(within(county, year, under))
    .groupBy(villageScores.class)
  const isIn = (path: AreaPath) =>
    under === undefined || path === under || path.startsWith(`${under}.`)
  const villages = (await listVillages(db, county)).filter(({ path }) => isIn(path)).length
  const of = (name: (typeof rows)[number]['class']) =>
    rows.find((row) => row.class === name)?.count ?? 0
  const scored = of('deep') + of('relative') + of('none')
  return {
    villages,
    scored,
    deep: of('deep'),
    relative: of('relative'),
    /** Something is not known of them, so that they have no score. */
    incomplete: villages - scored,
    standardFrom: rows[0]?.standardFrom ?? null,
    reckonedAt: rows[0]?.reckonedAt?.toISOString() ?? null,
  }
}

export async function townshipNames(db: Db, county: string): Promise<Map<AreaPath, string>> {
  const rows = await db
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.level, 'township')))
  return new Map(rows.map(({ path, name }) => [path, name]))
}
