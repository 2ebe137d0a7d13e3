import type { Db } from '../../db/client'
import { objections } from '../../db/schema'
import type { ObjectionGround, ObjectionWay } from '../../db/values/rounds'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { giveCode } from '../receipts/codes'
import { type Day, dayOf } from '../shared/day'
import { newId } from '../shared/ids'
import type { Place } from '../shared/sealing'
import { findOpen, isDecidedBefore } from './before'
import { findAssignee } from './checkers'
import { concernedIn } from './concerned'
import { isListOfVillages, type Meant } from './household-meant'
import type { Notice } from '../notices/find'
import { dueDayOf } from './notice'
import type { Objector } from './objector'
import { isReason, objectionRefusal, type ObjectionRefusal } from './rules'
import { tellAssignee, tellContested } from './tell'

export type Objection = typeof objections.$inferSelect

/** By whom and how it was said. */
interface Said {
  text: string
  way: ObjectionWay
  objector: Objector
  enteredBy: string | null
  proxyId: string | null
}

export interface Given extends Said {
  ground: ObjectionGround
  meant: Meant
  /** As the filer named the household; no reason by itself. */
  householdName: string | null
}

type PutDown =
  | { refusal: null; objection: Objection }
  | { refusal: 'already_filed'; objection: Objection }
  | { refusal: Exclude<ObjectionRefusal, 'already_filed'> }

/** Puts an objection down on a list the caller holds and has found open, where nothing is against it. */
export async function putDown(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
  given: Given,
): Promise<PutDown> {
  const { ground, meant, objector, householdName, ...said } = given
  const { householdId, villageCaseId } = meant
  const text = given.text.trim()
  const open = await findOpen(tx, ctx, notice, given)
  const refusal = objectionRefusal({
    ground,
    isOfVillages: await isListOfVillages(tx, ctx.county, notice),
    household: meant.state,
    hasReason: isReason(text, householdName),
    isOwn: householdId !== null && objector.householdIds.includes(householdId),
    hasOpen: open !== undefined,
    isDecided: await isDecidedBefore(tx, ctx, notice, ground, meant),
  })
  if (refusal === 'already_filed' && open) return { refusal, objection: open }
  if (refusal && refusal !== 'already_filed') return { refusal }
  const dueOn = await dueDayOf(tx, ctx, notice, 'objection_working_days')
  const kept = { ...said, objector, ground, householdId, villageCaseId, dueOn, appealOfId: null }
  return { refusal: null, objection: await keepObjection(tx, ctx, notice, kept) }
}

interface Kept extends Said {
  ground: ObjectionGround
  householdId: string | null
  villageCaseId: string | null
  appealOfId: string | null
  dueOn: Day
}

/**
 * Keeps what is said of a list: receipt, who is to check it, and everybody told who must know. Events
 * hold ids alone, and the list's own event not even who filed it.
 */
export async function keepObjection(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
  { objector, text, ...kept }: Kept,
): Promise<Objection> {
  const { county, now, deps } = ctx
  const id = newId()
  const subject = `objection:${id}`
  const { contactId } = objector
  const concerned = await concernedIn(tx, ctx, notice, kept, objector, now)
  const assignee = await findAssignee(tx, ctx, concerned)
  const objection: Objection = {
    ...kept,
    county,
    id,
    noticeId: notice.id,
    contactId,
    code: await giveCode(tx, { county, kind: 'receipt', subject, contactId }),
    bodySealed: deps.sealer.seal(bodyPlace(county, id), text.trim()),
    status: 'open',
    filedAt: now,
    filedOn: dayOf(now),
    staffId: assignee?.staffId ?? null,
    withdrawalAskedAt: null,
    decidedAt: null,
    decidedBy: null,
    reasonSealed: null,
  }
  await tx.insert(objections).values(objection)
  await recordKept(tx, ctx, objection)
  await tellAssignee(tx, ctx, notice, objection)
  await tellContested(tx, ctx, objection)
  return objection
}

async function recordKept(tx: Db, ctx: RequestContext, objection: Objection): Promise<void> {
  const { id, noticeId, ground, householdId, villageCaseId, way, dueOn, appealOfId } = objection
  const { staffId, enteredBy, proxyId } = objection
  const asked = appealOfId && { appealOfId }
  const village = villageCaseId && { villageCaseId }
  const about = { objectionId: id, noticeId, householdId, ...village, ground, way, dueOn, ...asked }
  const details = { ...about, staffId, enteredBy, proxyId }
  await record(tx, ctx, { subject: `objection:${id}`, type: 'objection.filed', details })
  await recordOnNotice(tx, ctx, noticeId, 'notice.contested', about)
}

/** Who objected does not stand in the story of the list, which many may read. */
export const recordOnNotice = (
  tx: Db,
  ctx: RequestContext,
  noticeId: string,
  type: string,
  details: Record<string, unknown>,
) =>
  record(
    tx,
    { ...ctx, actor: { kind: 'job', name: 'bot' } },
    { subject: `notice:${noticeId}`, type, details },
  )

export const bodyPlace = (county: string, id: string): Place => ({
  county,
  table: 'objections',
  column: 'body_sealed',
  row: id,
})
