import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { fundAccounts, fundSources } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { Project } from '../projects/find'

interface Line {
  sourceId: string
  amountFen: number
}

/** Gives a project money of what its area was allocated. */
export async function fundProject(
  _tx: Db,
  _ctx: RequestContext,
  _project: Project,
  _lines: readonly Line[],
): Promise<void> {}

/** What is left of a project's money goes back to the allocations it came from. */
export async function releaseProject(
  _tx: Db,
  _ctx: RequestContext,
  _project: Project,
): Promise<void> {}

/** What a project was given and has spent, by source. */
export async function projectMoney(db: Db, county: string, projectId: string) {
  const rows = await db
    .select({
      sourceId: fundSources.id,
      name: fundSources.name,
      kind: fundAccounts.kind,
      balanceFen: fundAccounts.balanceFen,
    })
    .from(fundAccounts)
    .innerJoin(
      fundSources,
      and(eq(fundSources.county, county), eq(fundSources.id, fundAccounts.sourceId)),
    )
    .where(
      and(
        eq(fundAccounts.county, county),
        eq(fundAccounts.ref, projectId),
        inArray(fundAccounts.kind, ['project', 'spent']),
      ),
    )
  const sources = new Map<
    string,
    { sourceId: string; name: string; fundedFen: number; spentFen: number }
  >()
  for (const { sourceId, name, kind, balanceFen } of rows) {
    const of = sources.get(sourceId) ?? { sourceId, name, fundedFen: 0, spentFen: 0 }
    of.fundedFen += balanceFen
    if (kind === 'spent') of.spentFen += balanceFen
    sources.set(sourceId, of)
  }
  const all = [...sources.values()]
  return {
    sources: all,
    fundedFen: all.reduce((sum, each) => sum + each.fundedFen, 0),
    spentFen: all.reduce((sum, each) => sum + each.spentFen, 0),
  }
}
