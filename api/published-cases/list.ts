import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { accountabilities, publishedCases } from '../../db/schema'
import { isNotOfActor, isOfScope } from '../accountabilities/find'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { ApiError } from '../shared/errors'

/** The cases made public in a quarter, the last that has any without one, in their order; for anybody. */
export async function listPublishedCases(
  ctx: RequestContext,
  { quarter }: { quarter?: string | undefined },
) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const isPublic = and(eq(publishedCases.county, county), eq(publishedCases.status, 'approved'))
  const [last] = await db
    .select({ quarter: sql<string | null>`max(${publishedCases.quarter})` })
    .from(publishedCases)
    .where(isPublic)
  const wanted = quarter ?? last?.quarter ?? null
  if (wanted === null) return { quarter: null, items: [] }
  const items = await db
    .select({ text: publishedCases.text, publishedOn: publishedCases.decidedOn })
    .from(publishedCases)
    .where(and(isPublic, eq(publishedCases.quarter, wanted)))
    .orderBy(asc(publishedCases.decidedOn), asc(publishedCases.text))
  return { quarter: wanted, items }
}

/** What was written of a case in the actor's reach, the newest; `isMine` where the actor wrote it. */
export async function getPublishedCase(ctx: RequestContext, { code }: { code: string }) {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const [row] = await deps.connection.db
    .select({ published: publishedCases })
    .from(publishedCases)
    .innerJoin(
      accountabilities,
      and(
        eq(accountabilities.county, county),
        eq(accountabilities.id, publishedCases.accountabilityId),
      ),
    )
    .where(
      and(
        eq(publishedCases.county, county),
        eq(accountabilities.code, code),
        ne(publishedCases.status, 'refused'),
        isOfScope(ctx),
        isNotOfActor(ctx),
      ),
    )
  if (!row) throw new ApiError('not_found', 'published_case')
  const { text, status, quarter, draftedBy } = row.published
  return { code, text, status, quarter, isMine: draftedBy === staffId }
}
