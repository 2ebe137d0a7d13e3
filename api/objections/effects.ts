import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { removeEntry, voidNotice } from '../notices/changes'
import { addLeftOut } from '../notices/left-out'
import { headOf, objectorBehind } from './objector'
import type { Objection } from './put-down'
import { withoutNames } from './rules'

/** What an upheld objection changes on the list. */
export async function takeEffect(
  tx: Db,
  ctx: RequestContext,
  objection: Objection,
  reason: string,
): Promise<void> {
  const { noticeId, householdId, ground } = objection
  const { contactId, householdIds } = await objectorBehind(tx, ctx, objection)
  switch (ground) {
    case 'faulty_procedure':
      return voidNotice(tx, ctx, noticeId)
    case 'left_out': {
      if (!householdId) throw new Error('nobody to add to the list')
      // Only for their own household does whoever objected apply with it.
      const isOwn = householdIds.includes(householdId)
      await addLeftOut(tx, ctx, { noticeId, householdId, contactId: isOwn ? contactId : null })
      return
    }
    case 'wrong_facts':
    case 'should_not_be_listed': {
      if (!householdId) throw new Error('nobody to take off the list')
      const names = await objectorNames(tx, ctx, householdIds, householdId)
      const decline = { reason: withoutNames(reason, names) }
      const isAgainst = ground === 'should_not_be_listed'
      await removeEntry(tx, ctx, { noticeId, householdId, decline: isAgainst ? decline : null })
    }
  }
}

/** Heads of the objector's households, whom the contested household must not read about. */
async function objectorNames(
  tx: Db,
  ctx: RequestContext,
  householdIds: readonly string[],
  contestedId: string,
): Promise<string[]> {
  const others = householdIds.filter((each) => each !== contestedId)
  return Promise.all(others.map((each) => headOf(tx, ctx.county, each)))
}
