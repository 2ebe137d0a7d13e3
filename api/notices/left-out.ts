import { and, eq } from 'drizzle-orm'
import { refusalFor } from '../applications/rules'
import { enterApplication } from '../applications/service'
import { findFiled } from '../applications/withdrawals'
import type { Db } from '../../db/client'
import { applications, contacts } from '../../db/schema'
import type { NoticeLevel } from '../../db/values/rounds'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
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
 * it once the review of that level has passed it. Nothing happens where it stands on the register or
 * has come as far.
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
  if (refusalFor(household.status)) return
  const filed = await findFiled(tx, ctx, householdId)
  if (!filed) {
    const contact = contactId ? await getContact(tx, county, contactId) : null
    await enterApplication(tx, ctx, { household, contact, place: { roundId, level } })
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

async function getContact(tx: Db, county: string, id: string) {
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, id)))
  if (!contact) throw new ApiError('not_found', 'contact')
  return contact
}
