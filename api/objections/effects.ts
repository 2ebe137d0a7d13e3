import { takingLevel } from '../appeals/rules'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { removeEntry, voidNotice } from '../notices/changes'
import { getNoticeById } from '../notices/find'
import { addLeftOut } from '../notices/left-out'
import { lookAgain } from '../notices/look-again'
import { strikeVillage } from '../notices/village-changes'
import { getRound } from '../rounds/find'
import { appealDayOf } from './last-day'
import { objectorBehind } from './objector'
import type { Objection } from './put-down'
import { reasonFor } from './reason'

/**
 * What an upheld objection changes. An appeal 复核 changes the same where the household stands by now:
 * it comes off the list it stands on, is taken in with the level that decides, or, where the procedure
 * was faulty, all who came by the list go back to it.
 */
export async function takeEffect(
  tx: Db,
  ctx: RequestContext,
  objection: Objection,
  reason: string,
): Promise<void> {
  const { noticeId, householdId, villageCaseId, ground } = objection
  if (ground === 'faulty_procedure') return voidNotice(tx, ctx, noticeId)
  if (villageCaseId) return strike(tx, ctx, objection, villageCaseId, reason)
  if (!householdId) throw new Error('nobody to add to the list or take off it')
  switch (ground) {
    case 'left_out':
      return takeIn(tx, ctx, objection, householdId)
    case 'wrong_facts':
      return lookAgain(tx, ctx, { noticeId, householdId })
    case 'should_not_be_listed': {
      const told = await reasonFor(tx, ctx, 'contested', objection, reason)
      const appealUntil = await appealDayOf(tx, ctx, objection)
      await removeEntry(tx, ctx, { noticeId, householdId, decline: { reason: told, appealUntil } })
    }
  }
}

/** What was said of a village: it is no case any more, or where only facts were wrong looked at again. */
async function strike(
  tx: Db,
  ctx: RequestContext,
  objection: Objection,
  villageCaseId: string,
  reason: string,
): Promise<void> {
  const { noticeId, ground } = objection
  const isOver = ground !== 'wrong_facts'
  const told = isOver ? await reasonFor(tx, ctx, 'contested', objection, reason) : null
  await strikeVillage(tx, ctx, { noticeId, villageCaseId, reason: told })
}

async function takeIn(
  tx: Db,
  ctx: RequestContext,
  objection: Objection,
  householdId: string,
): Promise<void> {
  const { county } = ctx
  const { noticeId, appealOfId } = objection
  const { contactId, householdIds } = await objectorBehind(tx, ctx, objection)
  const { roundId, level } = await getNoticeById(tx, county, noticeId)
  const { kind } = await getRound(tx, county, roundId)
  await addLeftOut(tx, ctx, {
    noticeId,
    householdId,
    // Only for their own household does whoever objected apply with it.
    contactId: householdIds.includes(householdId) ? contactId : null,
    level: appealOfId ? takingLevel(kind, level) : level,
  })
}
