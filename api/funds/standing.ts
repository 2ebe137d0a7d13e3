import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { fundAccounts, projects } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'

/** How far money has come, in fen. Each is a part of the one before it. */
export interface Standing {
  arrivedFen: number
  /** 下达: given to places, what projects have of it included. */
  allocatedFen: number
  /** Given to projects, what was paid out included. */
  assignedFen: number
  spentFen: number
}

export const NOTHING: Standing = { arrivedFen: 0, allocatedFen: 0, assignedFen: 0, spentFen: 0 }

/** The project an account is of, whose area says where its money is. */
export const projectOfAccount = (county: string): SQL | undefined =>
  and(
    eq(projects.county, county),
    sql`${projects.id} = case when ${fundAccounts.kind} in ('project', 'spent')
                              then ${fundAccounts.ref}::uuid end`,
  )

/** Whether what an account holds lies where the actor may look; the county's own money lies in the county. */
export const isAccountInScope = (ctx: RequestContext): SQL | undefined =>
  ctx.grant.reach === 'all'
    ? undefined
    : or(
        and(eq(fundAccounts.kind, 'allocation'), inScope(ctx, fundAccounts.ref)),
        and(inArray(fundAccounts.kind, ['project', 'spent']), inScope(ctx, projects.areaPath)),
      )

const isUnder = (column: SQL | typeof fundAccounts.ref, path: AreaPath): SQL =>
  sql`(${column} = ${path} or ${column} like ${`${path}.%`})`

/** Of an account's money where it lies. */
const placeOfAccount = sql`coalesce(${projects.areaPath}, ${fundAccounts.ref})`
export const isAccountUnder = (path: AreaPath): SQL => isUnder(placeOfAccount, path)

const sumOf = (kinds: string) =>
  sql<number>`coalesce(sum(${fundAccounts.balanceFen}) filter (
    where ${fundAccounts.kind} in (${sql.raw(kinds)})), 0)`.mapWith(Number)

export const STANDING = {
  arrivedFen: sql<number>`coalesce(-sum(${fundAccounts.balanceFen}) filter (
    where ${fundAccounts.kind} = 'origin'), 0)`.mapWith(Number),
  allocatedFen: sumOf(`'allocation', 'project', 'spent'`),
  assignedFen: sumOf(`'project', 'spent'`),
  spentFen: sumOf(`'spent'`),
}

/**
 * How far the money of some sources has come, by source; with a place only what lies there. What has arrived is told of
 * the source as a whole.
 */
export async function readStandings(
  db: Db,
  ctx: RequestContext,
  { sourceIds, under }: { sourceIds?: string[]; under?: AreaPath | undefined },
): Promise<Map<string, Standing>> {
  const { county } = ctx
  const isHere = and(isAccountInScope(ctx), under === undefined ? undefined : isAccountUnder(under))
  const rows = await db
    .select({ sourceId: fundAccounts.sourceId, ...STANDING })
    .from(fundAccounts)
    .leftJoin(projects, projectOfAccount(county))
    .where(
      and(
        eq(fundAccounts.county, county),
        sourceIds && inArray(fundAccounts.sourceId, sourceIds),
        isHere && or(eq(fundAccounts.kind, 'origin'), isHere),
      ),
    )
    .groupBy(fundAccounts.sourceId)
  return new Map(rows.map(({ sourceId, ...standing }) => [sourceId, standing]))
}
