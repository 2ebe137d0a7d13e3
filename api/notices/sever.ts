import { record } from '../audit/record'
import { recordMany } from '../audit/record-many'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { findMeant } from '../objections/household-meant'
import { findVillage } from '../objections/village-meant'
import { getRound } from '../rounds/find'
import { isOfVillages } from '../rounds/paths'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { tellVillage } from '../villages/cases/tell'
import { setEntries } from './changes'
import { sortEntries } from './entries'
import { lockNotice, type Notice } from './find'
import { ofEach, setVillages, sortVillages } from './villages'

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
  const { kind } = await getRound(tx, county, notice.roundId)
  if (isOfVillages(kind)) return severVillage(tx, ctx, notice, head)
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

/** The same of a village on a list of villages, by its name. */
async function severVillage(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
  name: string,
): Promise<Outcome> {
  const { county } = ctx
  const { id: noticeId } = notice
  const { villageCaseId } = await findVillage(tx, county, notice, name)
  if (!villageCaseId) throw new ApiError('refused', 'not_listed')
  const { contested, severed } = await sortVillages(tx, ctx, notice)
  const isOf = (entry: { villageCaseId: string }) => entry.villageCaseId === villageCaseId
  if (severed.some(isOf)) throw new ApiError('refused', 'already_severed')
  const entry = contested.find(isOf)
  if (!entry) throw new ApiError('refused', 'not_contested')

  await setVillages(tx, county, noticeId, [villageCaseId], 'severed')
  const { villagePath, village } = entry
  const details = { noticeId, villageCaseId }
  const ofCase = ofEach([entry], 'notice.entry_severed', { noticeId })
  const type = 'notice.entry_severed'
  await recordMany(tx, ctx, [{ subject: `notice:${noticeId}`, type, details }, ...ofCase])
  await tellVillage(tx, ctx, {
    villagePath,
    purpose: `notice:${noticeId}:severed:${villageCaseId}`,
    say: say('village.told_severed', { village }),
  })
  return { code: 'village_severed', vars: { village } }
}
