import { and, eq, sql } from 'drizzle-orm'
import { areas, findings } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { MISCONDUCT_KINDS, MISCONDUCT_TAGS } from '../../db/values/integrity'
import { requireTouched } from '../areas/touched'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'
import { type Day, dayOf } from '../shared/day'
import { isUnder } from './list'
import { isFindingLate } from './rules'

export interface CountQuery {
  areaPath?: AreaPath | undefined
  /** Both days included, by when it was found. */
  from?: Day | undefined
  to?: Day | undefined
}

/** How many problems there are by township, kind, tag and how far they are; without complaints. */
export async function countFindings(ctx: RequestContext, { areaPath, from, to }: CountQuery) {
  const { county, deps, now } = ctx
  if (areaPath !== undefined) requireTouched(ctx, areaPath)
  const township = sql<string>`array_to_string((string_to_array(${findings.areaPath}, '.'))[1:2], '.')`
  const rows = await deps.connection.db
    .select({
      township,
      area: areas.name,
      kind: findings.kind,
      tags: findings.tags,
      status: findings.status,
      dueOn: findings.dueOn,
      amountFen: findings.amountFen,
    })
    .from(findings)
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.path, township)))
    .where(
      and(
        eq(findings.county, county),
        inScope(ctx, findings.areaPath),
        areaPath === undefined ? undefined : isUnder(areaPath),
        from === undefined ? undefined : sql`${findings.foundOn} >= ${from}`,
        to === undefined ? undefined : sql`${findings.foundOn} <= ${to}`,
      ),
    )
    .orderBy(township)
  const today = dayOf(now)
  const items = [...Map.groupBy(rows, (row) => row.township)].map(([path, some]) => ({
    areaPath: path,
    area: some[0]?.area ?? '',
    all: some.length,
    open: some.filter(({ status }) => status === 'open').length,
    rectified: some.filter(({ status }) => status === 'rectified').length,
    verified: some.filter(({ status }) => status === 'verified').length,
    late: some.filter(({ status, dueOn }) => isFindingLate(status, today, dueOn)).length,
    amountFen: some.reduce((sum, each) => sum + (each.amountFen ?? 0), 0),
    kinds: MISCONDUCT_KINDS.map((kind) => ({
      kind,
      count: some.filter((each) => each.kind === kind).length,
    })),
    tags: MISCONDUCT_TAGS.map((tag) => ({
      tag,
      count: some.filter((each) => each.tags.includes(tag)).length,
    })),
  }))
  return { items }
}
export type TownshipFindings = Awaited<ReturnType<typeof countFindings>>['items'][number]
