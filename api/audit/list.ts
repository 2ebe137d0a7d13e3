import { and, asc, eq, sql } from 'drizzle-orm'
import { audit } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { pageOf } from '../shared/cursor'
import { recordAccess } from './record'

export interface AuditQuery {
  /** `household:<id>`, `area:<path>` … */
  subject: string
  /** Instant and id of the last row shown. */
  after: [at: string, id: string] | null
  limit: number
}

/** Who did or looked at what on a subject, oldest first. Asking is put on record too. */
export async function listAudit(ctx: RequestContext, { subject, after, limit }: AuditQuery) {
  const { db } = ctx.deps.connection
  const isLater = after
    ? sql`(${audit.at}, ${audit.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : undefined
  const rows = await db
    .select({
      id: audit.id,
      at: audit.at,
      actor: audit.actor,
      action: audit.action,
      requestId: audit.requestId,
    })
    .from(audit)
    .where(and(eq(audit.county, ctx.county), eq(audit.subject, subject), isLater))
    .orderBy(asc(audit.at), asc(audit.id))
    .limit(limit + 1)
  await recordAccess(db, ctx, 'audit.read', subject)
  return pageOf(rows, limit, ({ at, id }) => [at.toISOString(), id])
}
