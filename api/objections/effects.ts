import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { removeEntry, voidNotice } from '../notices/changes'
import { addLeftOut } from '../notices/left-out'
import { objectorBehind } from './objector'
import type { Objection } from './put-down'
import { reasonFor } from './reason'

/** What an upheld objection changes on the list. */
export async function takeEffect(
  tx: Db,
  ctx: RequestContext,
  objection: Objection,
  reason: string,
): Promise<void> {
  const { noticeId, householdId, ground } = objection
  switch (ground) {
    case 'faulty_procedure':
      return voidNotice(tx, ctx, noticeId)
    case 'left_out': {
      if (!householdId) throw new Error('nobody to add to the list')
      const { contactId, householdIds } = await objectorBehind(tx, ctx, objection)
      // Only for their own household does whoever objected apply with it.
      const isOwn = householdIds.includes(householdId)
      await addLeftOut(tx, ctx, { noticeId, householdId, contactId: isOwn ? contactId : null })
      return
    }
    case 'wrong_facts':
    case 'should_not_be_listed': {
      if (!householdId) throw new Error('nobody to take off the list')
      const isAgainst = ground === 'should_not_be_listed'
      const decline = isAgainst
        ? { reason: await reasonFor(tx, ctx, 'contested', objection, reason) }
        : null
      await removeEntry(tx, ctx, { noticeId, householdId, decline })
    }
  }
}
