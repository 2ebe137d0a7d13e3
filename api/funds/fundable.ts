import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { fundAccounts, fundSources } from '../../db/schema'
import type { Project } from '../projects/find'
import { withAncestors } from '../shared/area-path'
import type { Day } from '../shared/day'
import type { SourceAmount } from './project-money'
import { type EarmarkRefusal, projectRefusal } from './rules'

/**
 * Why a project could not have this money today, before it is given any: nothing is held, so that it may be otherwise
 * once it is.
 */
export async function whyNotFundable(
  db: Db,
  { county, areaPath, sector }: Pick<Project, 'county' | 'areaPath' | 'sector'>,
  lines: readonly SourceAmount[],
  today: Day,
): Promise<EarmarkRefusal | 'funds_short' | null> {
  const ids = lines.map(({ sourceId }) => sourceId)
  const sources = await db
    .select()
    .from(fundSources)
    .where(and(eq(fundSources.county, county), inArray(fundSources.id, ids)))
  for (const source of sources) {
    const against = projectRefusal(source, { areaPath, sector }, today)
    if (against) return against
  }
  const held = await db
    .select({
      sourceId: fundAccounts.sourceId,
      heldFen: sql`sum(${fundAccounts.balanceFen})`.mapWith(Number),
    })
    .from(fundAccounts)
    .where(
      and(
        eq(fundAccounts.county, county),
        eq(fundAccounts.kind, 'allocation'),
        inArray(fundAccounts.sourceId, ids),
        inArray(fundAccounts.ref, withAncestors(areaPath)),
      ),
    )
    .groupBy(fundAccounts.sourceId)
  const heldOf = new Map(held.map(({ sourceId, heldFen }) => [sourceId, heldFen]))
  const isShort = lines.some(({ sourceId, amountFen }) => amountFen > (heldOf.get(sourceId) ?? 0))
  return isShort ? 'funds_short' : null
}
