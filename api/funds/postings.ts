import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  areas,
  claims,
  fundAccounts,
  fundEntries,
  fundPostings,
  fundSources,
  payments,
  projects,
} from '../../db/schema'
import type { RequestContext } from '../http/context'
import { afterCursor, type PageQuery } from '../http/page'
import { inScope } from '../http/scope'
import { pageOf } from '../shared/cursor'
import { ApiError } from '../shared/errors'
import { getSourceInReach } from './list'

/** Every movement of a source's money the actor may see, the oldest first. */
export async function listPostings(ctx: RequestContext, sourceId: string, page: PageQuery) {
  await getSourceInReach(ctx, sourceId)
  return readPage(ctx, eq(fundPostings.sourceId, sourceId), page)
}

export type TraceOf = { paymentId: string } | { projectId: string } | { sourceId: string }

/**
 * The way of money from where it came to the claim it was paid for: of a payment, a project or a source. All of a source
 * that arrived is named, as one fen of it is like another.
 */
export async function traceMoney(ctx: RequestContext, of: TraceOf, page: PageQuery) {
  if ('sourceId' in of) return listPostings(ctx, of.sourceId, page)
  const projectId = 'projectId' in of ? of.projectId : await projectOfPayment(ctx, of.paymentId)
  await requireProject(ctx, projectId)
  const isOwn = and(
    eq(fundPostings.projectId, projectId),
    'paymentId' in of
      ? sql`(${fundPostings.paymentId} is null or ${fundPostings.paymentId} = ${of.paymentId}::uuid)`
      : undefined,
  )
  const sourceIds = await sourcesOf(ctx, projectId, 'paymentId' in of ? of.paymentId : null)
  if (sourceIds.length === 0) return { items: [], next: null }
  const isAbove = or(
    inArray(fundPostings.type, ['arrive', 'recall']),
    and(inArray(fundPostings.type, ['allocate', 'give_back']), isOfGiver(ctx.county, projectId)),
  )
  const isMeant = and(inArray(fundPostings.sourceId, sourceIds), or(isOwn, isAbove))
  return readPage(ctx, isMeant, page, true)
}

/** It moved money of an allocation that a project was funded from. */
const isOfGiver = (county: string, projectId: string): SQL => sql`exists (
  select from fund_entries e
    join fund_entries given on given.county = ${county} and given.account_id = e.account_id
    join fund_postings p on p.county = ${county} and p.id = given.posting_id
    join fund_accounts a on a.county = ${county} and a.id = e.account_id
   where e.county = ${county} and e.posting_id = ${fundPostings.id}
     and p.project_id = ${projectId}::uuid and p.type = 'fund' and a.kind = 'allocation')`

async function projectOfPayment({ county, deps }: RequestContext, id: string): Promise<string> {
  const [payment] = await deps.connection.db
    .select({ projectId: payments.projectId })
    .from(payments)
    .where(and(eq(payments.county, county), eq(payments.id, id)))
  if (!payment) throw new ApiError('not_found', 'payment')
  return payment.projectId
}

async function requireProject(ctx: RequestContext, id: string): Promise<void> {
  const isThere = and(
    eq(projects.county, ctx.county),
    eq(projects.id, id),
    inScope(ctx, projects.areaPath),
  )
  if ((await ctx.deps.connection.db.$count(projects, isThere)) === 0)
    throw new ApiError('not_found', 'project')
}

async function sourcesOf(ctx: RequestContext, projectId: string, paymentId: string | null) {
  const rows = await ctx.deps.connection.db
    .selectDistinct({ sourceId: fundPostings.sourceId })
    .from(fundPostings)
    .where(
      and(
        eq(fundPostings.county, ctx.county),
        eq(fundPostings.projectId, projectId),
        paymentId === null ? undefined : eq(fundPostings.paymentId, paymentId),
      ),
    )
  return rows.map(({ sourceId }) => sourceId)
}

/** @param isWhole The way up is shown as well to whoever works where it led. */
async function readPage(
  ctx: RequestContext,
  isMeant: SQL | undefined,
  { cursor, limit }: PageQuery,
  isWhole = false,
) {
  const isLater = afterCursor(cursor, fundPostings.at, fundPostings.id)
  const rows = await selectPostings(ctx)
    .where(
      and(
        eq(fundPostings.county, ctx.county),
        isMeant,
        isWhole ? undefined : isPostingInScope(ctx),
        isLater,
      ),
    )
    .orderBy(asc(fundPostings.at), asc(fundPostings.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ at, id }) => [at.toISOString(), id])
}

const taken = alias(fundEntries, 'taken')
const given = alias(fundEntries, 'given')
const from = alias(fundAccounts, 'from_account')
const to = alias(fundAccounts, 'to_account')

export const isPostingInScope = (ctx: RequestContext): SQL | undefined =>
  ctx.grant.reach === 'all'
    ? undefined
    : or(
        inScope(ctx, projects.areaPath),
        and(eq(from.kind, 'allocation'), inScope(ctx, from.ref)),
        and(eq(to.kind, 'allocation'), inScope(ctx, to.ref)),
      )

const areaOf = (account: typeof from | typeof to, county: string) => sql<string | null>`(
  select ${areas.name} from ${areas} where ${areas.county} = ${county} and ${areas.path} = ${account.ref})`

/** Postings with where the money came from and went to. */
export const selectPostings = ({ county, deps }: RequestContext) =>
  deps.connection.db
    .select({
      id: fundPostings.id,
      type: fundPostings.type,
      on: fundPostings.on,
      at: fundPostings.at,
      sourceId: fundPostings.sourceId,
      source: fundSources.name,
      documentNo: fundSources.documentNo,
      amountFen: fundPostings.amountFen,
      fromKind: from.kind,
      fromArea: areaOf(from, county),
      toKind: to.kind,
      toArea: areaOf(to, county),
      projectId: fundPostings.projectId,
      projectCode: projects.code,
      project: projects.name,
      paymentId: fundPostings.paymentId,
      claimCode: claims.code,
      text: fundPostings.text,
    })
    .from(fundPostings)
    .innerJoin(
      fundSources,
      and(eq(fundSources.county, county), eq(fundSources.id, fundPostings.sourceId)),
    )
    .innerJoin(
      taken,
      and(
        eq(taken.county, county),
        eq(taken.postingId, fundPostings.id),
        sql`${taken.amountFen} < 0`,
      ),
    )
    .innerJoin(
      given,
      and(
        eq(given.county, county),
        eq(given.postingId, fundPostings.id),
        sql`${given.amountFen} > 0`,
      ),
    )
    .innerJoin(from, and(eq(from.county, county), eq(from.id, taken.accountId)))
    .innerJoin(to, and(eq(to.county, county), eq(to.id, given.accountId)))
    .leftJoin(projects, and(eq(projects.county, county), eq(projects.id, fundPostings.projectId)))
    .leftJoin(payments, and(eq(payments.county, county), eq(payments.id, fundPostings.paymentId)))
    .leftJoin(claims, and(eq(claims.county, county), eq(claims.id, payments.claimId)))
    .$dynamic()
export type ListedPosting = Awaited<ReturnType<typeof selectPostings>>[number]
