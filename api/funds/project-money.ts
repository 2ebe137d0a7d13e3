import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { fundAccounts, fundEntries, fundPostings, fundSources, projects } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { Project } from '../projects/find'
import { withAncestors } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { type Action, grantFor } from '../shared/rights'
import { moneyOf } from './money-of'
import { type Posting, postAll } from './post'
import { type Drawn, drawFrom, fundRefusal, projectRefusal } from './rules'

/** What a source gave. */
export interface SourceAmount {
  sourceId: string
  amountFen: number
}

/**
 * 安排到项目: gives a project money of what its place, or one around it, was given, the narrowest place first. Refused
 * where the earmark of a source does not fit, or the project would get more than was approved.
 */
export async function fundProject(
  tx: Db,
  ctx: RequestContext,
  { id }: Pick<Project, 'id'>,
  lines: readonly SourceAmount[],
): Promise<void> {
  requireRight(ctx, 'fund.assign')
  const { county, now } = ctx
  const project = await holdProject(tx, county, id)
  const wanted = sumBySource(lines)
  const held = await moneyOf(tx, county, id)
  const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  const refusal = fundRefusal({ ...project, fundedFen: held.fundedFen, amountFen })
  if (refusal) throw new ApiError('refused', refusal)
  const sources = await tx
    .select()
    .from(fundSources)
    .where(and(eq(fundSources.county, county), inArray(fundSources.id, [...wanted.keys()])))
  if (sources.length < wanted.size) throw new ApiError('not_found', 'fund_source')
  for (const source of sources) {
    const against = projectRefusal(source, project, dayOf(now))
    if (against) throw new ApiError('refused', against)
  }
  const allocations = await holdAllocations(tx, county, [...wanted.keys()], project.areaPath)
  const postings = [...wanted].flatMap(([sourceId, wantedFen]) => {
    const all = allocations.filter((each) => each.sourceId === sourceId)
    const drawn = drawFrom(all.toSorted(narrowest), wantedFen)
    if (!drawn) throw new ApiError('refused', 'funds_short')
    return drawn.map(({ from, amountFen: part }): Posting => ({
      type: 'fund',
      sourceId,
      from: from.ref,
      to: id,
      amountFen: part,
      projectId: id,
      text: '',
    }))
  })
  await postAll(tx, ctx, postings)
}

/** 拨付: pays for a project with what it was given first, of whichever source; how much of which. */
export async function payForProject(
  tx: Db,
  ctx: RequestContext,
  given: {
    project: Pick<Project, 'id'>
    paymentId: string
    amountFen: number
    text: string
  },
): Promise<SourceAmount[]> {
  requireRight(ctx, 'project.pay')
  const { county } = ctx
  const { id } = given.project
  await holdProject(tx, county, id)
  const drawn = drawFrom(await listHeld(tx, county, id), given.amountFen)
  if (!drawn) throw new ApiError('refused', 'funds_short')
  const postings = drawn.map(({ from: { sourceId }, amountFen }): Posting => ({
    type: 'pay',
    sourceId,
    from: id,
    to: id,
    amountFen,
    projectId: id,
    paymentId: given.paymentId,
    text: given.text,
  }))
  await postAll(tx, ctx, postings)
  return drawn.map(({ from: { sourceId }, amountFen }) => ({ sourceId, amountFen }))
}

/** 结余退回: what a project has left goes back to the allocations it came from, what was given last first; how much. */
export async function releaseProject(
  tx: Db,
  ctx: RequestContext,
  { id }: Pick<Project, 'id'>,
): Promise<SourceAmount[]> {
  const { county } = ctx
  await holdProject(tx, county, id)
  const left = await listHeld(tx, county, id)
  const given = await listGiven(tx, county, id)
  const postings = left.flatMap(({ sourceId, balanceFen }) => {
    const back: Drawn<{ ref: string }>[] | null = drawFrom(
      given.filter((each) => each.sourceId === sourceId),
      balanceFen,
    )
    if (!back) throw new Error(`project ${id} holds more of a source than it was given`)
    return back.map(({ from: { ref }, amountFen }): Posting => ({
      type: 'release',
      sourceId,
      from: id,
      to: ref,
      amountFen,
      projectId: id,
      text: '',
    }))
  })
  await postAll(tx, ctx, postings)
  return left.map(({ sourceId, balanceFen }) => ({ sourceId, amountFen: balanceFen }))
}

function requireRight(ctx: RequestContext, action: Action): void {
  if (!grantFor(ctx.actor, action)) throw new ApiError('forbidden', action)
}

/** Before any of its accounts: whoever moves money of a project does so alone. */
async function holdProject(tx: Db, county: string, id: string) {
  const [project] = await tx
    .select({
      id: projects.id,
      areaPath: projects.areaPath,
      sector: projects.sector,
      status: projects.status,
      approvedFen: projects.approvedFen,
    })
    .from(projects)
    .where(and(eq(projects.county, county), eq(projects.id, id)))
    .for('no key update')
  if (!project) throw new ApiError('not_found', 'project')
  return project
}

function sumBySource(lines: readonly SourceAmount[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { sourceId, amountFen } of lines) {
    if (!Number.isSafeInteger(amountFen) || amountFen <= 0) throw new ApiError('invalid', 'lines')
    sums.set(sourceId, (sums.get(sourceId) ?? 0) + amountFen)
  }
  return sums
}

/** What a place and those around it hold of some sources, held until the end. */
function holdAllocations(tx: Db, county: string, sourceIds: string[], areaPath: string) {
  return tx
    .select({
      sourceId: fundAccounts.sourceId,
      ref: fundAccounts.ref,
      balanceFen: fundAccounts.balanceFen,
    })
    .from(fundAccounts)
    .where(
      and(
        eq(fundAccounts.county, county),
        eq(fundAccounts.kind, 'allocation'),
        inArray(fundAccounts.sourceId, sourceIds),
        inArray(fundAccounts.ref, withAncestors(areaPath)),
      ),
    )
    .orderBy(asc(fundAccounts.id))
    .for('no key update')
}

/** Of places around one another. */
const narrowest = (a: { ref: string }, b: { ref: string }) => b.ref.length - a.ref.length

/** What a project has left of each source, the one it was given first before the others. */
function listHeld(tx: Db, county: string, projectId: string) {
  const firstAt = sql`(
    select min(p.at) from fund_postings p
     where p.county = ${county} and p.project_id = ${projectId}::uuid and p.type = 'fund'
       and p.source_id = ${fundAccounts.sourceId})`
  return tx
    .select({ sourceId: fundAccounts.sourceId, balanceFen: fundAccounts.balanceFen })
    .from(fundAccounts)
    .where(
      and(
        eq(fundAccounts.county, county),
        eq(fundAccounts.kind, 'project'),
        eq(fundAccounts.ref, projectId),
        sql`${fundAccounts.balanceFen} > 0`,
      ),
    )
    .orderBy(firstAt, asc(fundAccounts.id))
}

/** What each allocation has given a project and not got back, the latest giver first. */
function listGiven(tx: Db, county: string, projectId: string) {
  const givenFen = sql<number>`-sum(${fundEntries.amountFen})`.mapWith(Number)
  return tx
    .select({ sourceId: fundAccounts.sourceId, ref: fundAccounts.ref, balanceFen: givenFen })
    .from(fundPostings)
    .innerJoin(
      fundEntries,
      and(eq(fundEntries.county, county), eq(fundEntries.postingId, fundPostings.id)),
    )
    .innerJoin(
      fundAccounts,
      and(eq(fundAccounts.county, county), eq(fundAccounts.id, fundEntries.accountId)),
    )
    .where(
      and(
        eq(fundPostings.county, county),
        eq(fundPostings.projectId, projectId),
        eq(fundAccounts.kind, 'allocation'),
      ),
    )
    .groupBy(fundAccounts.sourceId, fundAccounts.ref)
    .having(sql`sum(${fundEntries.amountFen}) < 0`)
    .orderBy(sql`max(${fundPostings.at}) desc`, asc(fundAccounts.ref), asc(fundAccounts.sourceId))
}
