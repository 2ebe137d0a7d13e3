import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { areas, fundAccounts, projects } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { readPlaceMeant } from '../villages/place'
import { type ListedSource, listAllSources } from './list'
import { isAccountInScope, projectOfAccount, readStandings, type Standing } from './standing'
import { looseName } from './wording'

/** Money of one source in one account: a place's, or a project's with what was paid of it. */
export interface Holding {
  kind: 'allocation' | 'project'
  /** The place, or the project's name. */
  name: string
  code: string
  /** Left to be given to projects; of a project all it was given. */
  amountFen: number
  spentFen: number
}

export type FundsMeant =
  | { kind: 'all'; page: string; sources: ListedSource[] }
  | { kind: 'source'; source: ListedSource; holdings: Holding[] }
  | { kind: 'place'; area: string; sources: (Standing & { name: string })[] }
  | { kind: 'unknown' }

/** 资金, 资金 溪财发174, 资金 天元乡: what the words are about, as far as the actor may see it. */
export async function showFunds(
  ctx: RequestContext,
  { text }: { text: string },
): Promise<FundsMeant> {
  const said = text.normalize('NFKC').trim()
  const sources = await listAllSources(ctx)
  if (said === '') return { kind: 'all', page: `/${ctx.county}/funds`, sources }
  const named = sources.filter(({ name }) => looseName(name) === looseName(said))
  const [source] = named
  if (source && named.length === 1)
    return { kind: 'source', source, holdings: await listHoldings(ctx, source.id) }
  const place = await readPlaceMeant(ctx, { text: said })
  if (place.state !== 'found' || place.rest !== '') return { kind: 'unknown' }
  const standings = await readStandings(ctx.deps.connection.db, ctx, { under: place.areaPath })
  const here = sources.flatMap(({ id, name }) => {
    const standing = standings.get(id)
    return standing && standing.allocatedFen > 0 ? [{ ...standing, name }] : []
  })
  return { kind: 'place', area: place.area, sources: here }
}

/** So many are worth reading in a chat. */
const MOST = 60

/** Where the money of a source is, the most first: places, then projects. */
async function listHoldings(ctx: RequestContext, sourceId: string): Promise<Holding[]> {
  const { county, deps } = ctx
  const amountFen = sql<number>`sum(${fundAccounts.balanceFen})`.mapWith(Number)
  const rows = await deps.connection.db
    .select({
      isProject: sql<boolean>`${projects.id} is not null`,
      name: sql<string>`coalesce(${projects.name}, ${areas.name}, '')`,
      code: sql<string>`coalesce(${projects.code}, '')`,
      amountFen,
      spentFen: sql<number>`
        coalesce(sum(${fundAccounts.balanceFen}) filter (where ${fundAccounts.kind} = 'spent'), 0)
      `.mapWith(Number),
    })
    .from(fundAccounts)
    .leftJoin(projects, projectOfAccount(county))
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.path, fundAccounts.ref)))
    .where(
      and(
        eq(fundAccounts.county, county),
        eq(fundAccounts.sourceId, sourceId),
        inArray(fundAccounts.kind, ['allocation', 'project', 'spent']),
        sql`${fundAccounts.balanceFen} > 0`,
        isAccountInScope(ctx),
      ),
    )
    .groupBy(fundAccounts.ref, projects.id, projects.name, projects.code, areas.name)
    .orderBy(asc(sql`${projects.id} is not null`), desc(amountFen), asc(fundAccounts.ref))
    .limit(MOST)
  return rows.map(({ isProject, ...row }) => ({
    kind: isProject ? 'project' : 'allocation',
    ...row,
  }))
}
