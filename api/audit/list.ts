import { and, asc, eq } from 'drizzle-orm'
import { audit } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { afterCursor, type PageQuery } from '../http/page'
import { pageOf } from '../shared/cursor'
import { recordAccess } from './record'

export interface AuditQuery extends PageQuery {
  /** `household:<id>`, `area:<path>` … */
  subject: string
}

/** Who did or looked at what on a subject, oldest first. Asking is put on record too. */
export async function listAudit(ctx: RequestContext, { subject, cursor, limit }: AuditQuery) {
  const { db } = ctx.deps.connection
  const isLater = afterCursor(cursor, audit.at, audit.id)
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
