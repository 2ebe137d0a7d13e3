import { and, asc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'
import type { AreaLevel, AreaPath } from '../../db/values/areas'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { CursorText, decodeCursor, pageOf } from '../shared/cursor'
import { ApiError } from '../shared/errors'
import { listNamedAreas, type NamedArea, pickByName } from './names'
import { freeSegment } from './segment'

const Order = z.tuple([CursorText])

export interface AreaQuery extends PageQuery {
  under?: AreaPath | undefined
  level?: AreaLevel | undefined
}

/** Areas in order of their paths; `under` brings the area itself and what was merged into it too. */
export async function listAreas(ctx: RequestContext, query: AreaQuery) {
  const { under, level, cursor, limit } = query
  const [after] = cursor === undefined ? [] : decodeCursor(cursor, Order)
  const like = `${under}.%`
  const within = under
    ? or(
        eq(areas.path, under),
        sql`${areas.path} like ${like}`,
        eq(areas.successorPath, under),
        sql`${areas.successorPath} like ${like}`,
      )
    : undefined
  const rows = await ctx.deps.connection.db
    .select({
      path: areas.path,
      level: areas.level,
      name: areas.name,
      groups: areas.groups,
      successorPath: areas.successorPath,
    })
    .from(areas)
    .where(
      and(
        eq(areas.county, ctx.county),
        within,
        level && eq(areas.level, level),
        after === undefined ? undefined : gt(areas.path, after),
      ),
    )
    .orderBy(asc(areas.path))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ path }) => [path])
}

/** A village of a roll or list, by the names it uses. */
export interface AreaRow {
  township: string
  village: string
  /** Villager groups 社 it has, numbered from 1. */
  groups: number
}

/**
 * Creates the villages and groups that are missing; what stands already stays as it is. A township
 * is never made up: an unknown one is refused as `invalid` and nothing is stored.
 */
export async function importAreas(tx: Db, ctx: RequestContext, rows: readonly AreaRow[]) {
  const made: AreaPath[] = []
  const root = await getRoot(tx, ctx.county)
  const townships = await listNamedAreas(tx, ctx.county, 'township', root)
  const villagesOf = new Map<AreaPath, NamedArea[]>()
  for (const [i, row] of rows.entries()) {
    const township = pickByName(townships, row.township)
    if (!township) throw new ApiError('invalid', `${i}.township`)
    const villages =
      villagesOf.get(township.path) ??
      (await listNamedAreas(tx, ctx.county, 'village', township.path))
    villagesOf.set(township.path, villages)
    let village = pickByName(villages, row.village)
    if (!village) {
      village = await addVillage(tx, ctx, township.path, row.village)
      villages.push(village)
      made.push(village.path)
    }
    made.push(...(await addGroups(tx, ctx, village.path, row.groups)))
  }
  return { made }
}

/** The path of the county itself, under which everything else lies. */
async function getRoot(db: Db, county: string): Promise<AreaPath> {
  const [root] = await db
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.level, 'county')))
  if (!root) throw new ApiError('not_found', 'area')
  return root.path
}

async function addVillage(
  tx: Db,
  ctx: RequestContext,
  township: AreaPath,
  given: string,
): Promise<NamedArea> {
  const name = given.normalize('NFKC').replace(/\s/g, '')
  const siblings = await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, ctx.county), sql`${areas.path} like ${`${township}.%`}`))
  const taken = new Set(siblings.map(({ path }) => path.split('.')[2] ?? ''))
  const path = `${township}.${freeSegment(name, taken)}`
  await addArea(tx, ctx, { path, level: 'village', name, groups: null })
  return { path, name, otherNames: [] }
}

/** Groups are numbered, so only those above the highest can be missing. */
async function addGroups(tx: Db, ctx: RequestContext, village: AreaPath, wanted: number) {
  const ofVillage = and(eq(areas.county, ctx.county), eq(areas.path, village))
  const inVillage = sql`${areas.path} like ${`${village}.%`}`
  const known = await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, ctx.county), eq(areas.level, 'group'), inVillage))
  const paths = new Set(known.map(({ path }) => path))
  const made: AreaPath[] = []
  for (let number = 1; number <= wanted; number++) {
    const path = `${village}.${number}`
    if (paths.has(path)) continue
    await addArea(tx, ctx, { path, level: 'group', name: `${number}社`, groups: null })
    made.push(path)
  }
  const isFewer = or(isNull(areas.groups), lt(areas.groups, wanted))
  if (made.length > 0) await tx.update(areas).set({ groups: wanted }).where(and(ofVillage, isFewer))
  return made
}

async function addArea(
  tx: Db,
  ctx: RequestContext,
  area: { path: AreaPath; level: AreaLevel; name: string; groups: number | null },
) {
  await tx.insert(areas).values({ county: ctx.county, ...area, source: 'import' })
  const { path, ...details } = area
  await record(tx, ctx, { subject: `area:${path}`, type: 'area.added', details })
}
