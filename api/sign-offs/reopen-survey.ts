import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { type applications, entryVisits } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'

/**
 * A case that was sent back needs its survey again: what was found stays, to be looked at and put
 * right, but it is not finished, so that no review can lean on it. Who surveyed it, where anybody did.
 */
export async function reopenSurvey(
  tx: Db,
  ctx: RequestContext,
  { id, roundId, householdId }: typeof applications.$inferSelect,
): Promise<string | null> {
  const { county } = ctx
  if (!roundId) return null
  const [survey] = await tx
    .update(entryVisits)
    .set({ status: 'open', finishedAt: null })
    .where(
      and(
        eq(entryVisits.county, county),
        eq(entryVisits.roundId, roundId),
        eq(entryVisits.householdId, householdId),
        eq(entryVisits.kind, 'survey'),
        eq(entryVisits.status, 'finished'),
      ),
    )
    .returning({ id: entryVisits.id, staffId: entryVisits.staffId })
  if (!survey) return null
  const details = { householdId, roundId, applicationId: id }
  const subject = `entry_visit:${survey.id}`
  await record(tx, ctx, { subject, type: 'entry_visit.reopened', details })
  return survey.staffId
}
