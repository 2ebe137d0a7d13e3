import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { fundAccounts, fundSources } from '../../db/schema'

/** What a project was given and what was paid out for it, source by source; what went back is not counted. */
export interface MoneyOfProject {
  sources: { sourceId: string; name: string; fundedFen: number; spentFen: number }[]
  fundedFen: number
  spentFen: number
}

const NONE: MoneyOfProject = { sources: [], fundedFen: 0, spentFen: 0 }

export async function moneyOf(db: Db, county: string, projectId: string): Promise<MoneyOfProject> {
  const all = await moneyOfEach(db, county, [projectId])
  return all.get(projectId) ?? NONE
}

/** By project; those that have none are not in it. */
export async function moneyOfEach(
  db: Db,
  county: string,
  projectIds: readonly string[],
): Promise<Map<string, MoneyOfProject>> {
  const spentFen = sql<number>`
    coalesce(sum(${fundAccounts.balanceFen}) filter (where ${fundAccounts.kind} = 'spent'), 0)`
  const rows = await db
    .select({
      projectId: fundAccounts.ref,
      sourceId: fundAccounts.sourceId,
      name: fundSources.name,
      fundedFen: sql`sum(${fundAccounts.balanceFen})`.mapWith(Number),
      spentFen: spentFen.mapWith(Number),
    })
    .from(fundAccounts)
    .innerJoin(
      fundSources,
      and(eq(fundSources.county, county), eq(fundSources.id, fundAccounts.sourceId)),
    )
    .where(
      and(
        eq(fundAccounts.county, county),
        inArray(fundAccounts.kind, ['project', 'spent']),
        inArray(fundAccounts.ref, [...projectIds]),
      ),
    )
    .groupBy(fundAccounts.ref, fundAccounts.sourceId, fundSources.name)
    .having(sql`sum(${fundAccounts.balanceFen}) > 0`)
    .orderBy(asc(fundSources.name))
  const money = new Map<string, MoneyOfProject>()
  for (const { projectId, ...source } of rows) {
    const { sources, fundedFen, spentFen: spent } = money.get(projectId) ?? NONE
    money.set(projectId, {
      sources: [...sources, source],
      fundedFen: fundedFen + source.fundedFen,
      spentFen: spent + source.spentFen,
    })
  }
  return money
}
