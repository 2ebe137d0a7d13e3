import { record } from '../audit/record'
import { recordMany } from '../audit/record-many'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import type { RoundKind } from '../../db/values/rounds'
import { findMeant } from '../objections/household-meant'
import { findVillage } from '../objections/village-meant'
import { getRound } from '../rounds/find'
import { isOfVillages } from '../rounds/paths'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { tellVillage } from '../villages/cases/tell'
import { setEntries } from './changes'
import { sortEntries } from './entries'
import { getNotice, lockNotice, type Notice } from './find'
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
  const { refusal, entry } = await findHousehold(tx, ctx, notice, head)
  if (refusal) throw new ApiError('refused', refusal)
  const { householdId } = entry

  await setEntries(tx, county, notice.id, [householdId], 'severed')
  const details = { noticeId: notice.id, householdId }
  for (const subject of [`notice:${notice.id}`, `household:${householdId}`])
    await record(tx, ctx, { subject, type: 'notice.entry_severed', details })
  const message = say('notice.severed', { head: entry.head })
  const purpose = `notice:${notice.id}:severed:${householdId}`
  await tellHousehold(tx, ctx, { householdId, purpose, say: message })
  return { code: 'severed', vars: { head: entry.head } }
}

type SeverRefusal = 'not_listed' | 'already_severed' | 'not_contested'

/** Whether one could be set apart as things stand, before anybody is asked whether they mean it. */
export async function draftSevering(
  db: Db,
  ctx: RequestContext,
  { code, head }: { code: string; head: string },
): Promise<{ kind: RoundKind; refusal: SeverRefusal | null }> {
  const notice = await getNotice(db, ctx.county, code)
  requireInScope(ctx, notice.areaPath, 'notice')
  const { kind } = await getRound(db, ctx.county, notice.roundId)
  const find = isOfVillages(kind) ? findVillageEntry : findHousehold
  return { kind, refusal: (await find(db, ctx, notice, head)).refusal }
}

async function findHousehold(tx: Db, ctx: RequestContext, notice: Notice, head: string) {
  const named = { householdName: head, ownHousehold: null }
  const { householdId } = await findMeant(tx, ctx, notice, 'should_not_be_listed', named, [])
  const sorted = await sortEntries(tx, ctx, notice)
  return pick(sorted, (entry) => entry.householdId === householdId, householdId !== null)
}

async function findVillageEntry(tx: Db, ctx: RequestContext, notice: Notice, name: string) {
  const { villageCaseId } = await findVillage(tx, ctx.county, notice, name)
  const sorted = await sortVillages(tx, ctx, notice)
  return pick(sorted, (entry) => entry.villageCaseId === villageCaseId, villageCaseId !== null)
}

function pick<E>(
  { contested, severed }: { contested: E[]; severed: E[] },
  isMeant: (entry: E) => boolean,
  isListed: boolean,
): { refusal: SeverRefusal; entry: null } | { refusal: null; entry: E } {
  if (!isListed) return { refusal: 'not_listed', entry: null }
  if (severed.some(isMeant)) return { refusal: 'already_severed', entry: null }
  const entry = contested.find(isMeant)
  return entry ? { refusal: null, entry } : { refusal: 'not_contested', entry: null }
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
  const { refusal, entry } = await findVillageEntry(tx, ctx, notice, name)
  if (refusal) throw new ApiError('refused', refusal)
  const { villageCaseId, villagePath, village } = entry

  await setVillages(tx, county, noticeId, [villageCaseId], 'severed')
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
