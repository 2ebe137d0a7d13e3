import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { signOffs } from '../../db/schema'
import type { SignOffRole } from '../../db/values/sign-offs'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'

/** Who has signed a case of another query. */
export const signedRoles = (county: string, applicationId: PgColumn): SQL<SignOffRole[]> =>
  sql<SignOffRole[]>`(
    select coalesce(json_agg(${signOffs.role}), '[]') from ${signOffs}
     where ${signOffs.county} = ${county} and ${signOffs.applicationId} = ${applicationId}
       and ${signOffs.status} = 'signed')`

/** A case that goes back is signed anew: what was signed for it, or asked, counts no more. */
export async function voidSignOffs(
  tx: Db,
  ctx: RequestContext,
  applicationId: string,
): Promise<void> {
  const { county } = ctx
  const standing = and(
    eq(signOffs.county, county),
    eq(signOffs.applicationId, applicationId),
    inArray(signOffs.status, ['asked', 'signed']),
  )
  const held = await tx
    .select({ id: signOffs.id, role: signOffs.role })
    .from(signOffs)
    .where(standing)
    .orderBy(asc(signOffs.id))
    .for('update')
  if (held.length === 0) return
  await tx.update(signOffs).set({ status: 'void', codeHash: null }).where(standing)
  const events = held.map(({ id, role }) => ({
    subject: `sign_off:${id}`,
    type: 'sign_off.voided',
    details: { applicationId, role, why: 'returned' },
  }))
  await recordMany(tx, ctx, events)
}
