import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { type applications, entryVisits } from '../../db/schema'
import type { EntryKind } from '../../db/values/entry-visits'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'

/**
 * A case that was sent back needs its entry again: what was found stays, to be looked at and put
 * right, but it is not finished, so that no review can lean on it. Who made it, where anybody did.
 * Its event holds all of it as it stands, as those of `api/surveys` do.
 */
export async function reopenEntry(
  tx: Db,
  ctx: RequestContext,
  { id: applicationId, roundId, householdId }: typeof applications.$inferSelect,
  kind: EntryKind,
): Promise<string | null> {
  const { county } = ctx
  if (!roundId) return null
  const open = { status: 'open', finishedAt: null, verdict: null } as const
  const [entry] = await tx
    .update(entryVisits)
    .set(open)
    .where(
      and(
        eq(entryVisits.county, county),
        eq(entryVisits.roundId, roundId),
        eq(entryVisits.householdId, householdId),
        eq(entryVisits.kind, kind),
        eq(entryVisits.status, 'finished'),
      ),
    )
    .returning()
  if (!entry) return null
  const { id, staffId, companionId, areaPath, visitedOn, isFar } = entry
  const { latitudeE6, longitudeE6, startedAt, factsSealed } = entry
  const point = latitudeE6 === null || longitudeE6 === null ? null : { latitudeE6, longitudeE6 }
  const made = { roundId, householdId, kind, areaPath, staffId, companionId, visitedOn, point }
  const found = { facts: factsSealed.toString('base64'), photos: 0 }
  const details = {
    ...made,
    ...open,
    isFar,
    startedAt: startedAt.toISOString(),
    ...found,
    applicationId,
  }
  await record(tx, ctx, { subject: `entry:${id}`, type: `entry.${kind}_reopened`, details })
  return staffId
}
