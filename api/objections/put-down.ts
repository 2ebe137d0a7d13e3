import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { objections } from '../../db/schema'
import type { ObjectionGround, ObjectionWay } from '../../db/values/rounds'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { giveCode } from '../receipts/codes'
import { dayOf } from '../shared/day'
import { newId } from '../shared/ids'
import type { Place } from '../shared/sealing'
import { findAssignee } from './checkers'
import type { Meant } from './household-meant'
import type { Notice } from '../notices/find'
import { dueDayOf } from './notice'
import type { Objector } from './objector'
import {
  effectiveObjectionStatus,
  isReason,
  objectionRefusal,
  type ObjectionRefusal,
} from './rules'
import { tellAssignee, tellContested } from './tell'

export type Objection = typeof objections.$inferSelect

interface Given {
  ground: ObjectionGround
  meant: Meant
  text: string
  /** As the filer named the household; no reason by itself. */
  householdName: string | null
  way: ObjectionWay
  objector: Objector
  enteredBy: string | null
  proxyId: string | null
}

type PutDown =
  | { refusal: null; objection: Objection }
  | { refusal: 'already_filed'; objection: Objection }
  | { refusal: Exclude<ObjectionRefusal, 'already_filed'> }

/**
 * Puts an objection down on a list the caller holds and has found open: receipt, due day, who is to
 * check it, and everybody told who must know. Events hold ids alone, and the list's own event not
 * even who filed it.
 */
export async function putDown(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
  given: Given,
): Promise<PutDown> {
  const { county, now, deps } = ctx
  const { ground, meant, way, objector, enteredBy, proxyId } = given
  const { householdId } = meant
  const text = given.text.trim()
  const open = await findOpen(tx, ctx, notice, given)
  const refusal = objectionRefusal({
    ground,
    household: meant.state,
    hasReason: isReason(text, given.householdName),
    isOwn: householdId !== null && objector.householdIds.includes(householdId),
    hasOpen: open !== undefined,
    isDecided: await isDecidedBefore(tx, ctx, notice, ground, householdId),
  })
  if (refusal === 'already_filed' && open) return { refusal, objection: open }
  if (refusal && refusal !== 'already_filed') return { refusal }

  const id = newId()
  const { contactId } = objector
  const subject = `objection:${id}`
  const dueOn = await dueDayOf(tx, ctx, notice)
  const assignee = await findAssignee(tx, ctx, {
    areaPath: notice.areaPath,
    postedBy: notice.postedBy,
    householdIds: householdId ? [householdId, ...objector.householdIds] : objector.householdIds,
    objectorPhone: objector.phoneIndex,
    staffIds: [enteredBy, objector.proxyStaffId],
  })
  const objection: Objection = {
    county,
    id,
    noticeId: notice.id,
    ground,
    householdId,
    way,
    contactId,
    enteredBy,
    proxyId,
    appealOfId: null,
    code: await giveCode(tx, { county, kind: 'receipt', subject, contactId }),
    bodySealed: deps.sealer.seal(bodyPlace(county, id), text),
    status: 'open',
    filedAt: now,
    filedOn: dayOf(now),
    dueOn,
    staffId: assignee?.staffId ?? null,
    withdrawalAskedAt: null,
    decidedAt: null,
    decidedBy: null,
    reasonSealed: null,
  }
  await tx.insert(objections).values(objection)
  const about = { objectionId: id, noticeId: notice.id, householdId, ground, way, dueOn }
  const details = { ...about, staffId: objection.staffId, enteredBy, proxyId }
  await record(tx, ctx, { subject, type: 'objection.filed', details })
  await recordOnNotice(tx, ctx, notice.id, 'notice.contested', about)
  await tellAssignee(tx, ctx, notice, objection)
  await tellContested(tx, ctx, objection)
  return { refusal: null, objection }
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

/** The same objection by the same contact, still open; the caller holds the contact. */
async function findOpen(tx: Db, ctx: RequestContext, { id }: Notice, given: Given) {
  const { ground, meant, objector } = given
  if (!objector.contactId) return undefined
  // Of households nobody has found yet two are not one.
  if (meant.householdId === null && ground !== 'faulty_procedure') return undefined
  // Few are one contact's: found by it alone, however many there are to one list.
  const rows = await tx
    .select()
    .from(objections)
    .where(and(eq(objections.county, ctx.county), eq(objections.contactId, objector.contactId)))
  return rows.find(
    (each) =>
      each.noticeId === id &&
      each.ground === ground &&
      each.householdId === meant.householdId &&
      effectiveObjectionStatus(each, ctx.now) === 'open',
  )
}

/**
 * Whether the same was looked into at this level of the round and found to be none. What was upheld
 * changed the list: what is posted anew may be questioned again.
 */
async function isDecidedBefore(
  tx: Db,
  { county }: RequestContext,
  notice: Notice,
  ground: ObjectionGround,
  householdId: string | null,
): Promise<boolean> {
  const about = and(eq(objections.county, county), eq(objections.ground, ground))
  const rejected = eq(objections.status, 'rejected')
  if (ground === 'faulty_procedure') {
    const same = and(about, rejected, eq(objections.noticeId, notice.id))
    return (await tx.$count(objections, same)) > 0
  }
  if (!householdId) return false
  // As an array, so that each list is looked up by its key: a join had no statistics to go by.
  const ofLevel = sql`any(array(
    select n.id from notices n
     where n.county = ${county} and n.round_id = ${notice.roundId} and n.level = ${notice.level}
       and n.area_path = ${notice.areaPath}))`
  const same = and(
    about,
    rejected,
    eq(objections.householdId, householdId),
    sql`${objections.noticeId} = ${ofLevel}`,
  )
  return (await tx.$count(objections, same)) > 0
}
