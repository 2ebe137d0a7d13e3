import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { areas, projects, staff } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { PROJECT_STATUSES, type ProjectSector, type ProjectStatus } from '../../db/values/projects'
import { requireTouched } from '../areas/touched'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'

export interface ProjectQuery extends PageQuery {
  areaPath?: AreaPath | undefined
  status?: ProjectStatus | undefined
  sector?: ProjectSector | undefined
  year?: number | undefined
  /** Somebody has still to do something about it. */
  isOpen?: boolean | undefined
}

const OVER: readonly ProjectStatus[] = ['settled', 'rejected', 'cancelled']
const OPEN = PROJECT_STATUSES.filter((status) => !OVER.includes(status))
/** What nothing is due of comes last. */
const due = sql<string>`coalesce(${projects.dueOn}, '9999-12-31')`
const Position = z.tuple([z.iso.date(), z.uuid()])

const isUnder = (path: AreaPath): SQL =>
  sql`(${projects.areaPath} = ${path} or ${projects.areaPath} like ${`${path}.%`})`

type Filter = Omit<ProjectQuery, keyof PageQuery>

const matches = (ctx: RequestContext, { areaPath, status, sector, year, isOpen }: Filter) =>
  and(
    eq(projects.county, ctx.county),
    inScope(ctx, projects.areaPath),
    areaPath === undefined ? undefined : isUnder(areaPath),
    status && eq(projects.status, status),
    sector && eq(projects.sector, sector),
    year === undefined ? undefined : eq(projects.year, year),
    isOpen === undefined
      ? undefined
      : isOpen
        ? inArray(projects.status, OPEN)
        : inArray(projects.status, [...OVER]),
  )

/** Projects of the actor's area, what is due first first. */
export async function listProjects(ctx: RequestContext, query: ProjectQuery) {
  const { deps, now } = ctx
  const { cursor, limit, ...filter } = query
  if (filter.areaPath !== undefined) requireTouched(ctx, filter.areaPath)
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const rows = await select(deps.connection.db, ctx.county)
    .where(
      and(
        matches(ctx, filter),
        after && sql`(${due}, ${projects.id}) > (${after[0]}, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(due), asc(projects.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ project, due: on }) => [on, project.id])
  return { items: items.map((row) => present(row, dayOf(now))), next }
}

/** How many projects of an area stand where, and the money they are about. */
export async function countProjects(ctx: RequestContext, filter: Filter) {
  if (filter.areaPath !== undefined) requireTouched(ctx, filter.areaPath)
  const sum = (column: SQL | typeof projects.plannedFen | typeof projects.approvedFen) =>
    sql<number>`coalesce(sum(${column}), 0)::bigint`.mapWith(Number)
  const rows = await ctx.deps.connection.db
    .select({
      status: projects.status,
      count: sql<number>`count(*)::int`,
      late: sql<number>`count(*) filter (where ${projects.dueOn} < ${dayOf(ctx.now)})::int`,
      plannedFen: sum(projects.plannedFen),
      approvedFen: sum(projects.approvedFen),
    })
    .from(projects)
    .where(matches(ctx, filter))
    .groupBy(projects.status)
  const of = new Map(rows.map((row) => [row.status, row]))
  const statuses = PROJECT_STATUSES.flatMap((status) => of.get(status) ?? [])
  const total = (key: 'count' | 'late' | 'plannedFen' | 'approvedFen') =>
    rows.reduce((all, row) => all + row[key], 0)
  return {
    statuses,
    count: total('count'),
    late: total('late'),
    plannedFen: total('plannedFen'),
    approvedFen: total('approvedFen'),
  }
}

/** All of an area, for its sheet. */
export async function listForSheet(ctx: RequestContext, areaPath: AreaPath, year?: number) {
  requireTouched(ctx, areaPath)
  const rows = await select(ctx.deps.connection.db, ctx.county)
    .where(matches(ctx, { areaPath, year }))
    .orderBy(asc(projects.areaPath), asc(projects.openedOn), asc(projects.code))
  return rows.map((row) => ({ id: row.project.id, ...present(row, dayOf(ctx.now)) }))
}

const select = (db: Db, county: string) =>
  db
    .select({ project: projects, area: areas.name, leader: staff.name, due })
    .from(projects)
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.path, projects.areaPath)))
    .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, projects.leaderId)))
    .$dynamic()

type Row = Awaited<ReturnType<typeof select>>[number]

function present({ project, area, leader }: Row, today: string) {
  const { county: _, id: __, leaderId: ___, planId, planLineSeq: ____, ...shown } = project
  const isLate = project.dueOn !== null && project.dueOn < today
  return { ...shown, area: area ?? '', leader: leader ?? '', isLinked: planId !== null, isLate }
}
export type ListedProject = ReturnType<typeof present>
