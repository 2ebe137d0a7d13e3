import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { findings } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { ApiError } from '../shared/errors'

export type Finding = typeof findings.$inferSelect

/** A problem of the actor's area by its code, held until the end; for others it is not there. */
export async function lockFinding(tx: Db, ctx: RequestContext, code: string): Promise<Finding> {
  const [finding] = await tx
    .select()
    .from(findings)
    .where(and(eq(findings.county, ctx.county), eq(findings.code, code)))
    .for('update')
  if (!finding) throw new ApiError('not_found', 'finding')
  requireInScope(ctx, finding.areaPath, 'finding')
  return finding
}

/** Changes a problem the caller holds. */
export async function setFinding(tx: Db, county: string, id: string, set: Partial<Finding>) {
  await tx
    .update(findings)
    .set(set)
    .where(and(eq(findings.county, county), eq(findings.id, id)))
}
