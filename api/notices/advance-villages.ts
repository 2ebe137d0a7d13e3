import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { villageCases } from '../../db/schema'
import type { VillageRoundKind } from '../../db/values/rounds'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { nextLevel } from '../rounds/paths'
import { ApiError } from '../shared/errors'
import { tellSubscribers } from '../subscriptions/tell'
import type { Outcome } from '../turns/answer'
import { tellVillage } from '../villages/cases/tell'
import { close } from './changes'
import { readHolds } from './entries'
import type { Notice } from './find'
import { advanceRefusal, countsOf, hasReached } from './rules'
import {
  listStandingVillages,
  lockCases,
  ofEach,
  setVillages,
  sortVillages,
  type VillageEntry,
} from './villages'

/**
 * Sends on the villages nobody contests of a list whose window is over, by the same rule as households:
 * to the county, which decides about each. The caller holds the list.
 */
export async function advanceVillages(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
  kind: VillageRoundKind,
): Promise<Outcome> {
  const { county, now } = ctx
  const { id: noticeId, level } = notice
  const standing = await listStandingVillages(tx, county, noticeId)
  await lockCases(tx, county, idsOf(standing))
  const sorted = await sortVillages(tx, ctx, notice)
  const { gone, ready, severed } = sorted
  const facts = { ...notice, ...(await readHolds(tx, ctx, noticeId)), ...countsOf(sorted) }
  const refusal = advanceRefusal(facts, now)
  if (refusal) throw new ApiError('refused', refusal)

  await setVillages(tx, county, noticeId, idsOf(gone), 'removed')
  await setVillages(tx, county, noticeId, idsOf(ready), 'advanced')
  if (severed.length === 0) await close(tx, county, noticeId)
  const next = nextLevel(kind, level)
  const sent = ready.filter((entry) => !hasReached(entry.level, next))
  if (sent.length > 0)
    await tx
      .update(villageCases)
      .set({ level: next, reviewId: null })
      .where(and(eq(villageCases.county, county), inArray(villageCases.id, idsOf(sent))))
  const about = { noticeId, level, advanced: idsOf(sent), severed: idsOf(severed) }
  const ofList = [`notice:${noticeId}`, `round:${notice.roundId}`].map((subject) => ({
    subject,
    type: 'notice.advanced',
    details: { ...about, withdrawn: idsOf(gone) },
  }))
  const ofCases = ofEach(sent, 'village_case.advanced', { noticeId, level: next })
  await recordMany(tx, ctx, [...ofList, ...ofCases])
  await tellAdvanced(tx, ctx, notice, kind, sent)
  return { code: 'advanced', vars: { level: next, households: 0, villages: sent.length } }
}

const idsOf = (entries: readonly VillageEntry[]) =>
  entries.map(({ villageCaseId }) => villageCaseId)

/** Each village by those who answer for it, and whoever asked to hear of the area. */
async function tellAdvanced(
  tx: Db,
  ctx: RequestContext,
  { id, code, areaPath, areaName: area }: Notice,
  kind: VillageRoundKind,
  sent: readonly VillageEntry[],
): Promise<void> {
  if (sent.length === 0) return
  for (const { villageCaseId, villagePath, village } of sent)
    await tellVillage(tx, ctx, {
      villagePath,
      purpose: `notice:${id}:advanced:${villageCaseId}`,
      say: say('village.told_advanced', { village, kind }),
    })
  await tellSubscribers(tx, ctx, {
    areaPath,
    // Sent on once more for who was severed.
    purpose: `notice:${id}:villages_advanced:${sent[0]?.villageCaseId ?? ''}`,
    say: say('posting.villages_advanced', { area, villages: sent.length, code }),
  })
}
