import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { claims } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { lockProject, type Project } from '../projects/find'
import { ApiError } from '../shared/errors'

export type Claim = typeof claims.$inferSelect

const isCode = (county: string, code: string) =>
  and(eq(claims.county, county), eq(claims.code, code))

/** A claim by its receipt; undefined where there is none. */
export async function findClaim(db: Db, county: string, code: string): Promise<Claim | undefined> {
  const [claim] = await db.select().from(claims).where(isCode(county, code))
  return claim
}

/** A claim of the actor's area with its project, both held until the end, the project first. */
export async function lockClaim(
  tx: Db,
  ctx: RequestContext,
  code: string,
): Promise<{ claim: Claim; project: Project }> {
  const found = await findClaim(tx, ctx.county, code)
  if (!found) throw new ApiError('not_found', 'claim')
  const project = await lockProject(tx, ctx, { id: found.projectId })
  const [claim] = await tx.select().from(claims).where(isCode(ctx.county, code)).for('update')
  if (!claim) throw new ApiError('not_found', 'claim')
  return { claim, project }
}

/** Changes a claim the caller holds. */
export async function setClaim(tx: Db, { county, id }: Claim, set: Partial<Claim>): Promise<void> {
  await tx
    .update(claims)
    .set(set)
    .where(and(eq(claims.county, county), eq(claims.id, id)))
}
