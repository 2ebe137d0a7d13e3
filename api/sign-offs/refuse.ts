import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, signOffs } from '../../db/schema'
import { record } from '../audit/record'
import { recordMany } from '../audit/record-many'
import { lockContact } from '../contacts/service'
import { reopenEntry } from '../entry-visits/reopen'
import type { RequestContext } from '../http/context'
import { leaveReports } from '../reports/leave'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { voidSignOffs } from './ask'
import { type Case, listLive, lockCases, signOffsOf } from './cases'
import { afterRefusal } from './rules'
import { listAskedOf, listTied, readSignatory, type SignOffOf } from './signer'
import { tellDeclined, tellSentBack } from './tell-refused'

/**
 * 拒签, 不对: whoever was asked says why not. The case goes back to the village for another survey and
 * review, and every signature on it is void; an exit the household does not agree to is declined.
 */
export async function refuseSignOff(
  tx: Db,
  ctx: RequestContext,
  { signOffId, text }: { signOffId: string; text: string },
): Promise<Outcome> {
  const { county, now, deps } = ctx
  const reason = text.trim()
  const contact = await lockContact(tx, ctx)
  const signatory = await readSignatory(tx, ctx, contact)
  const find = async () =>
    (await listAskedOf(tx, ctx, signatory)).find(({ id }) => id === signOffId)
  const meant = await find()
  if (!meant) throw new ApiError('not_found', 'sign_off')
  if (meant.role === 'household' && !signatory.maySignFor.includes(meant.householdId))
    throw new ApiError('refused', 'cannot_sign')
  if (reason === '') throw new ApiError('refused', 'reason_missing')
  const [held] = await lockCases(tx, ctx, [meant.applicationId])
  // Somebody else may have been quicker.
  const row = await find()
  if (!row || !held?.isToBeSigned) throw new ApiError('refused', 'changed')
  if (row.role !== 'household' && signatory.staffId) {
    const ties = await listTied(tx, county, signatory.staffId, signatory.phone)
    if (ties.has(row.householdId)) throw new ApiError('refused', 'tied')
  }

  const reasonSealed = deps.sealer.seal(reasonPlace(county, row.id), reason)
  const set = { status: 'refused' as const, contactId: contact.id, decidedAt: now, reasonSealed }
  await tx
    .update(signOffs)
    .set(set)
    .where(and(eq(signOffs.county, county), eq(signOffs.id, row.id)))
  const { id: _, applicationId, role, staffId, snapshotSeq } = row
  const details = { signOffId, applicationId, role, staffId, snapshotSeq }
  const subject = `application:${applicationId}`
  await record(tx, ctx, { subject, type: 'sign_off.refused', details })
  await voidSignOffs(tx, ctx, await listLive(tx, county, [applicationId]), 'refused')
  return follow(tx, ctx, held, row, reason)
}

async function follow(
  tx: Db,
  ctx: RequestContext,
  held: Case,
  row: SignOffOf,
  reason: string,
): Promise<Outcome> {
  const before = signOffsOf(held)?.before
  const vars = { head: held.head }
  if (before && afterRefusal(before) === 'declined') {
    const set = { status: 'declined' as const, decidedOn: dayOf(ctx.now) }
    await change(tx, ctx, held, set, 'application.declined', row)
    await tellDeclined(tx, ctx, held, reason)
    return { code: 'declined', vars }
  }
  await change(tx, ctx, held, { level: 'village', reviewId: null }, 'application.sent_back', row)
  const surveyorId = await reopenEntry(tx, ctx, held.application, 'survey')
  await tellSentBack(tx, ctx, held, { row, reason, surveyorId })
  return { code: 'sent_back', vars }
}

async function change(
  tx: Db,
  ctx: RequestContext,
  { application: { id, householdId } }: Case,
  set: Partial<typeof applications.$inferInsert>,
  type: string,
  { id: signOffId, role }: SignOffOf,
) {
  await tx
    .update(applications)
    .set(set)
    .where(and(eq(applications.county, ctx.county), eq(applications.id, id)))
  await leaveReports(tx, ctx, [id])
  const details = { applicationId: id, householdId, signOffId, role, ...set }
  const subjects = [`application:${id}`, `household:${householdId}`]
  await recordMany(
    tx,
    ctx,
    subjects.map((subject) => ({ subject, type, details })),
  )
}

export const reasonPlace = (county: string, row: string) => ({
  county,
  table: 'sign_offs',
  column: 'reason_sealed',
  row,
})
