import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, signOffs } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import { lockContact } from '../contacts/service'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { refreshSnapshots } from './ask'
import { lockCases } from './cases'
import { codeMaker } from './codes'
import { listAskedOf, readSignatory, type SignOffOf } from './signer'

/**
 * 签 要码: a fresh code for all that waits for the contact now; the ones before are good for nothing
 * any more. Of several households it speaks for, the one named, or the first.
 */
export async function renewCode(
  tx: Db,
  ctx: RequestContext,
  { householdId }: { householdId?: string | null | undefined },
): Promise<Outcome> {
  const contact = await lockContact(tx, ctx)
  const signatory = await readSignatory(tx, ctx, contact)
  const before = await listAskedOf(tx, ctx, signatory)
  const ids = [...new Set(before.map((row) => row.applicationId))]
  await lockCases(tx, ctx, ids)
  await refreshSnapshots(tx, ctx, ids)
  const asked = await listAskedOf(tx, ctx, signatory)
  if (asked.length === 0) throw new ApiError('refused', 'nothing_waits')
  const isOwn = ({ role }: SignOffOf) => role === 'household'
  const official = asked.filter((row) => !isOwn(row))
  const own = asked.filter((row) => isOwn(row) && (!householdId || row.householdId === householdId))
  if (official.length > 0 && !householdId) return renew(tx, ctx, official)
  const mine = own.find((row) => signatory.maySignFor.includes(row.householdId))
  if (!mine) throw new ApiError('refused', own.length > 0 ? 'cannot_sign' : 'nothing_waits')
  return renew(tx, ctx, [mine])
}

async function renew(tx: Db, ctx: RequestContext, rows: readonly SignOffOf[]): Promise<Outcome> {
  const { county } = ctx
  const { code, codeHash, codeExpiresAt } = (await codeMaker(tx, ctx))()
  const ids = rows.map(({ id }) => id)
  await tx
    .update(signOffs)
    .set({ codeHash, codeExpiresAt })
    .where(and(eq(signOffs.county, county), inArray(signOffs.id, ids)))
  const events = rows.map(({ id: signOffId, applicationId, role }) => ({
    subject: `application:${applicationId}`,
    type: 'sign_off.code_renewed',
    details: { signOffId, applicationId, role },
  }))
  await recordMany(tx, ctx, events)
  const vars = { code, until: codeExpiresAt.toISOString() }
  const [first] = rows
  if (first?.role !== 'household')
    return { code: 'renewed', vars: { ...vars, households: rows.length } }
  const [household] = await tx
    .select({ head: households.headName })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, first.householdId)))
  return { code: 'renewed_own', vars: { ...vars, head: household?.head ?? '' } }
}
