import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { areas, fundSources } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope } from '../http/scope'
import { withAncestors } from '../shared/area-path'
import { decodeCursor, pageOf } from '../shared/cursor'
import { ApiError } from '../shared/errors'
import { NOTHING, readStandings } from './standing'

export interface SourceQuery extends PageQuery {
  year?: number | undefined
}

const Position = z.tuple([z.iso.date(), z.uuid()])

/** Whoever works in an area sees what may be used there, or in a part of it. */
export function isSourceInReach(ctx: RequestContext): SQL | undefined {
  const { grant } = ctx
  if (grant.reach === 'all') return undefined
  const around = 'areaPaths' in grant ? grant.areaPaths.flatMap(withAncestors) : []
  if (around.length === 0) return sql`false`
  return or(inScope(ctx, fundSources.areaPath), inArray(fundSources.areaPath, around))
}

/** Sources of money, the newest first, each with how far its money has come in the actor's area. */
export async function listSources(ctx: RequestContext, { year, cursor, limit }: SourceQuery) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const rows = await select(ctx)
    .where(
      and(
        eq(fundSources.county, county),
        isSourceInReach(ctx),
        year === undefined ? undefined : eq(fundSources.year, year),
        after &&
          sql`(${fundSources.recordedOn}, ${fundSources.id}) < (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(fundSources.recordedOn), desc(fundSources.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ recordedOn, id }) => [recordedOn, id])
  const standings = await readStandings(db, ctx, { sourceIds: items.map(({ id }) => id) })
  return { items: items.map((item) => ({ ...item, ...(standings.get(item.id) ?? NOTHING) })), next }
}

/** All of them by name, for sheets and for reading names people type. */
export async function listAllSources(ctx: RequestContext) {
  const rows = await select(ctx)
    .where(and(eq(fundSources.county, ctx.county), isSourceInReach(ctx)))
    .orderBy(asc(fundSources.name))
  const standings = await readStandings(ctx.deps.connection.db, ctx, {})
  return rows.map((row) => ({ ...row, ...(standings.get(row.id) ?? NOTHING) }))
}
export type ListedSource = Awaited<ReturnType<typeof listAllSources>>[number]

/** One the actor may see; others are not there. */
export async function getSourceInReach(ctx: RequestContext, id: string) {
  const [row] = await select(ctx).where(
    and(eq(fundSources.county, ctx.county), eq(fundSources.id, id), isSourceInReach(ctx)),
  )
  if (!row) throw new ApiError('not_found', 'fund_source')
  return row
}

const select = ({ county, deps }: RequestContext) =>
  deps.connection.db
    .select({
      id: fundSources.id,
      name: fundSources.name,
      kind: fundSources.kind,
      giver: fundSources.giver,
      documentNo: fundSources.documentNo,
      year: fundSources.year,
      plannedFen: fundSources.plannedFen,
      sectors: fundSources.sectors,
      areaPath: fundSources.areaPath,
      area: sql<string>`coalesce(${areas.name}, '')`,
      usableUntil: fundSources.usableUntil,
      note: fundSources.note,
      recordedOn: fundSources.recordedOn,
    })
    .from(fundSources)
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.path, fundSources.areaPath)))
    .$dynamic()
