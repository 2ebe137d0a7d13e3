import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { villageCases } from '../../../db/schema'
import type { ApplicationStatus } from '../../../db/values/filings'
import type { CaseLevel } from '../../../db/values/rounds'
import type { AreaPath } from '../../../db/values/areas'
import type { RequestContext } from '../../http/context'
import type { PageQuery } from '../../http/page'
import { inScope } from '../../http/scope'
import { decodeCursor, pageOf } from '../../shared/cursor'

export interface CaseQuery extends PageQuery {
  status?: ApplicationStatus | undefined
  level?: CaseLevel | undefined
  villagePath?: AreaPath | undefined
}

const Position = z.tuple([z.iso.datetime(), z.uuid()])

/** Cases of villages in the actor's area, the newest first, with what was found. */
export async function listCases(ctx: RequestContext, query: CaseQuery) {
  const { cursor, limit, status, level, villagePath } = query
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const rows = await ctx.deps.connection.db
    .select({
      id: villageCases.id,
      roundId: villageCases.roundId,
      kind: villageCases.kind,
      villagePath: villageCases.villagePath,
      village: villageCases.villageName,
      status: villageCases.status,
      level: villageCases.level,
      reviewId: villageCases.reviewId,
      proposedBy: villageCases.proposedBy,
      proposedAt: villageCases.proposedAt,
      findings: villageCases.findings,
      reason: villageCases.reason,
      decidedOn: villageCases.decidedOn,
    })
    .from(villageCases)
    .where(
      and(
        eq(villageCases.county, ctx.county),
        inScope(ctx, villageCases.villagePath),
        status && eq(villageCases.status, status),
        level && eq(villageCases.level, level),
        villagePath === undefined ? undefined : eq(villageCases.villagePath, villagePath),
        after &&
          sql`(${villageCases.proposedAt}, ${villageCases.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(villageCases.proposedAt), desc(villageCases.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ proposedAt, id }) => [proposedAt.toISOString(), id])
}
