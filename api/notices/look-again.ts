import { and, eq } from 'drizzle-orm'
import { findFiled } from '../applications/withdrawals'
import type { Db } from '../../db/client'
import { applications } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import { reopenEntry } from '../entry-visits/reopen'
import type { RequestContext } from '../http/context'
import { leaveReports } from '../reports/leave'
import { stepAt } from '../rounds/paths'
import { voidSignOffs } from '../sign-offs/ask'
import { listLive } from '../sign-offs/cases'
import { removeEntry } from './changes'
import { getNoticeById } from './find'

/**
 * A household whose posted facts were wrong comes off the list it stands on and goes back before the
 * entry 进户 of its level: somebody goes there again, the meeting hears what they found, and that is
 * posted 补充公示. From the county it goes back to the list's level.
 */
export async function lookAgain(
  tx: Db,
  ctx: RequestContext,
  { noticeId, householdId }: { noticeId: string; householdId: string },
): Promise<void> {
  const { county } = ctx
  await removeEntry(tx, ctx, { noticeId, householdId, decline: null })
  const notice = await getNoticeById(tx, county, noticeId)
  const application = await findFiled(tx, ctx, householdId)
  if (application?.roundId !== notice.roundId) return
  const { id: applicationId, kind } = application
  const at = application.level && stepAt(kind, application.level)
  const step = at?.entry ? at : stepAt(kind, notice.level)
  const level = step?.level ?? notice.level
  await tx
    .update(applications)
    .set({ level, reviewId: null })
    .where(and(eq(applications.county, county), eq(applications.id, applicationId)))
  await voidSignOffs(tx, ctx, await listLive(tx, county, [applicationId]), 'facts_changed')
  await leaveReports(tx, ctx, [applicationId])
  // Not as where only the list counts for nothing: the review that passed it does not stand either.
  const details = { applicationId, householdId, wrongOnNoticeId: noticeId, level }
  const subjects = [`application:${applicationId}`, `household:${householdId}`]
  await recordMany(
    tx,
    ctx,
    subjects.map((subject) => ({ subject, type: 'application.sent_back', details })),
  )
  if (step?.entry) await reopenEntry(tx, ctx, application, step.entry)
}
