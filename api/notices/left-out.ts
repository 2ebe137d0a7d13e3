import { and, desc, eq } from 'drizzle-orm'
import { refusalFor } from '../applications/rules'
import { enterApplication } from '../applications/service'
import { findFiled } from '../applications/withdrawals'
import type { Db } from '../../db/client'
import { applications, contacts, type households } from '../../db/schema'
import type { NoticeLevel } from '../../db/values/rounds'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { proposalRefusal, watchOf } from '../proposals/rules'
import { enterProposal } from '../proposals/service'
import { getRound, type Round } from '../rounds/find'
import { ApiError } from '../shared/errors'
import { lockHouseholds } from './entries'
import { lockNoticeById } from './find'
import { hasReached } from './rules'

interface LeftOut {
  noticeId: string
  householdId: string
  /** Who applies with it: whoever objected for their own household; else nobody has the receipt. */
  contactId: string | null
  /** Where it is taken in: the level of the list unless given. */
  level?: NoticeLevel
}

/**
 * A household that was left out 漏评 is taken into the round, so that the next posting (补充公示) lists
 * it once the review of that level has passed it. Nothing happens where it cannot come onto such a list as
 * it stands on the roll, or has come as far.
 */
export async function addLeftOut(
  tx: Db,
  ctx: RequestContext,
  { noticeId, householdId, contactId, ...given }: LeftOut,
): Promise<void> {
  const { county } = ctx
  const notice = await lockNoticeById(tx, county, noticeId)
  const { roundId } = notice
  const level = given.level ?? notice.level
  const [household] = await lockHouseholds(tx, county, [householdId])
  if (!household) throw new ApiError('not_found', 'household')
  const round = await getRound(tx, county, roundId)
  if (round.kind === 'identification' && refusalFor(household.status)) return
  const filed = await findFiled(tx, ctx, householdId)
  // It has a case of another kind, which comes first.
  if (filed && filed.kind !== round.kind) return
  if (!filed) {
    if (!(await enter(tx, ctx, { household, round, level, contactId }))) return
  } else if (filed.roundId === roundId && hasReached(filed.level, level)) {
    return
  } else {
    await tx
      .update(applications)
      .set({ roundId, level, reviewId: null })
      .where(and(eq(applications.county, county), eq(applications.id, filed.id)))
    const details = { applicationId: filed.id, householdId, noticeId, roundId, level }
    for (const subject of [`application:${filed.id}`, `household:${householdId}`])
      await record(tx, ctx, { subject, type: 'application.added', details })
  }
  const message = say('notice.added', { head: household.headName, level })
  const purpose = `notice:${noticeId}:added:${householdId}`
  await tellHousehold(tx, ctx, { householdId, purpose, say: message })
}

interface Entering {
  household: typeof households.$inferSelect
  round: Round
  level: NoticeLevel
  contactId: string | null
}

/** A case of the round's kind; false where the household cannot have one as it stands on the roll. */
async function enter(
  tx: Db,
  ctx: RequestContext,
  { household, round, level, contactId }: Entering,
): Promise<boolean> {
  const { kind, id: roundId } = round
  if (kind === 'identification') {
    const contact = contactId ? await getContact(tx, ctx.county, contactId) : null
    await enterApplication(tx, ctx, { household, contact, place: { roundId, level } })
    return true
  }
  // Nobody is taken into a list of those who need no watching any more.
  if (kind !== 'exit' && kind !== 'watch_list') return false
  const before = await watchBefore(tx, ctx.county, roundId, household.id)
  const watch = kind === 'watch_list' ? (before ?? watchOf(household.status)) : null
  if (proposalRefusal(kind, household, watch)) return false
  await enterProposal(tx, ctx, { household, round, kind, watch, leftOut: { level, contactId } })
  return true
}

/** As what it was proposed in the round, where the next level finds that it was taken off wrongly. */
async function watchBefore(tx: Db, county: string, roundId: string, householdId: string) {
  const [last] = await tx
    .select({ watch: applications.watch })
    .from(applications)
    .where(
      and(
        eq(applications.county, county),
        eq(applications.householdId, householdId),
        eq(applications.roundId, roundId),
      ),
    )
    .orderBy(desc(applications.filedAt), desc(applications.id))
    .limit(1)
  return last?.watch ?? null
}

async function getContact(tx: Db, county: string, id: string) {
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, id)))
  if (!contact) throw new ApiError('not_found', 'contact')
  return contact
}
