import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { areas, claims, projects } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { ClaimStatus } from '../../db/values/projects'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireInScope } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'

export interface ClaimQuery extends PageQuery {
  areaPath?: AreaPath | undefined
  projectCode?: string | undefined
  status?: ClaimStatus | undefined
  /** Neither paid nor refused. */
  isOpen?: boolean | undefined
}

const Position = z.tuple([z.iso.date(), z.uuid()])
const isUnder = (path: AreaPath): SQL =>
  sql`(${projects.areaPath} = ${path} or ${projects.areaPath} like ${`${path}.%`})`
const OPEN = inArray(claims.status, ['claimed', 'agreed'])

/** Claims for projects of the actor's area, the first due first. */
export async function listClaims(ctx: RequestContext, query: ClaimQuery) {
  const { county, deps } = ctx
  const { areaPath, projectCode, status, isOpen, cursor, limit } = query
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const rows = await select(deps.connection.db, county)
    .where(
      and(
        eq(claims.county, county),
        inScope(ctx, projects.areaPath),
        areaPath === undefined ? undefined : isUnder(areaPath),
        projectCode === undefined ? undefined : eq(projects.code, projectCode),
        status && eq(claims.status, status),
        isOpen === undefined ? undefined : isOpen ? OPEN : sql`not ${OPEN}`,
        after && sql`(${claims.dueOn}, ${claims.id}) > (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(claims.dueOn), asc(claims.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ claim: { dueOn, id } }) => [dueOn, id])
  return { items: items.map((row) => present(ctx, row)), next }
}

/** One claim by its receipt. */
export async function getClaim(ctx: RequestContext, code: string) {
  const { county, deps } = ctx
  const [row] = await select(deps.connection.db, county).where(
    and(eq(claims.county, county), eq(claims.code, code)),
  )
  if (!row) throw new ApiError('not_found', 'claim')
  requireInScope(ctx, row.areaPath, 'claim')
  return present(ctx, row)
}

const township = sql<string>`array_to_string((string_to_array(${projects.areaPath}, '.'))[1:2], '.')`

const select = (db: Db, county: string) =>
  db
    .select({
      claim: claims,
      projectCode: projects.code,
      name: projects.name,
      areaPath: projects.areaPath,
      township: areas.name,
    })
    .from(claims)
    .innerJoin(projects, and(eq(projects.county, county), eq(projects.id, claims.projectId)))
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.path, township)))
    .$dynamic()

type Row = Awaited<ReturnType<typeof select>>[number]

function present({ now }: RequestContext, { claim, township, projectCode, name }: Row) {
  const { code, amountFen, status, claimedOn, opinionOn, opinion, dueOn } = claim
  const isLate = ['claimed', 'agreed'].includes(status) && dayOf(now) > dueOn
  const shown = { code, amountFen, status, claimedOn, opinionOn, opinion, dueOn }
  return { projectCode, name, ...shown, area: township ?? '', isLate }
}
export type ListedClaim = ReturnType<typeof present>
