import { record } from '../audit/record'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { findMeant } from '../objections/household-meant'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { setEntries } from './changes'
import { sortEntries } from './entries'
import { lockNotice } from './find'

/**
 * 暂缓: sets a contested household apart, so that the rest of its list can go on. It stays on the list
 * until its objection is decided.
 */
export async function severEntry(
  tx: Db,
  ctx: RequestContext,
  { code, head }: { code: string; head: string },
): Promise<Outcome> {
  const { county } = ctx
  requireStaff(ctx)
  const notice = await lockNotice(tx, county, code)
  requireInScope(ctx, notice.areaPath, 'notice')
  const named = { householdName: head, ownHousehold: null }
  const { householdId } = await findMeant(tx, ctx, notice, 'should_not_be_listed', named, [])
  if (!householdId) throw new ApiError('refused', 'not_listed')
  const { contested, severed } = await sortEntries(tx, ctx, notice)
  const isOf = (entry: { householdId: string }) => entry.householdId === householdId
  if (severed.some(isOf)) throw new ApiError('refused', 'already_severed')
  const entry = contested.find(isOf)
  if (!entry) throw new ApiError('refused', 'not_contested')

  await setEntries(tx, county, notice.id, [householdId], 'severed')
  const details = { noticeId: notice.id, householdId }
  for (const subject of [`notice:${notice.id}`, `household:${householdId}`])
    await record(tx, ctx, { subject, type: 'notice.entry_severed', details })
  const message = say('notice.severed', { head: entry.head })
  const purpose = `notice:${notice.id}:severed:${householdId}`
  await tellHousehold(tx, ctx, { householdId, purpose, say: message })
  return { code: 'severed', vars: { head: entry.head } }
}
