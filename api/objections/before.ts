import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { notices, objections } from '../../db/schema'
import type { ObjectionGround } from '../../db/values/rounds'
import type { RequestContext } from '../http/context'
import type { Notice } from '../notices/find'
import { getRound } from '../rounds/find'
import { nextLevel } from '../rounds/paths'
import type { Meant } from './household-meant'
import type { Given, Objection } from './put-down'
import { effectiveObjectionStatus } from './rules'

/** The same objection by the same contact, still open; the caller holds the contact. */
export async function findOpen(
  tx: Db,
  ctx: RequestContext,
  { id }: Notice,
  { ground, meant, objector }: Pick<Given, 'ground' | 'meant' | 'objector'>,
): Promise<Objection | undefined> {
  if (!objector.contactId) return undefined
  // Of households nobody has found yet two are not one.
  if (meant.householdId === null && meant.villageCaseId === null && ground !== 'faulty_procedure')
    return undefined
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
      each.villageCaseId === meant.villageCaseId &&
      effectiveObjectionStatus(each, ctx.now) === 'open',
  )
}

/**
 * Whether the same was looked into at this level of the round and found to be none, be it said of a list
 * of it or as an appeal from the level before. What was upheld changed the list: what is posted anew
 * may be questioned again.
 */
export async function isDecidedBefore(
  tx: Db,
  { county }: RequestContext,
  notice: Notice,
  ground: ObjectionGround,
  { householdId, villageCaseId }: Pick<Meant, 'householdId' | 'villageCaseId'>,
): Promise<boolean> {
  const about = and(eq(objections.county, county), eq(objections.ground, ground))
  const rejected = eq(objections.status, 'rejected')
  if (ground === 'faulty_procedure') {
    const same = and(about, rejected, eq(objections.noticeId, notice.id))
    return (await tx.$count(objections, same)) > 0
  }
  if (!householdId && !villageCaseId) return false
  const isSame = villageCaseId
    ? eq(objections.villageCaseId, villageCaseId)
    : eq(objections.householdId, householdId ?? '')
  // As an array, so that each list is looked up by its key: a join had no statistics to go by.
  const ofLevel = sql`any(array(
    select n.id from notices n
     where n.county = ${county} and n.round_id = ${notice.roundId} and n.level = ${notice.level}
       and n.area_path = ${notice.areaPath}))`
  const ofThat = and(about, rejected, isSame)
  const same = and(ofThat, sql`${objections.noticeId} = ${ofLevel}`)
  if ((await tx.$count(objections, same)) > 0) return true
  return isDecidedFromBelow(tx, county, notice, ofThat)
}

/** An appeal from the level before is decided by this one. */
async function isDecidedFromBelow(
  tx: Db,
  county: string,
  { roundId, level }: Notice,
  same: SQL | undefined,
): Promise<boolean> {
  const appealed = await tx
    .select({ level: notices.level })
    .from(objections)
    .innerJoin(notices, and(eq(notices.county, county), eq(notices.id, objections.noticeId)))
    .where(and(same, isNotNull(objections.appealOfId), eq(notices.roundId, roundId)))
  if (appealed.length === 0) return false
  const { kind } = await getRound(tx, county, roundId)
  return appealed.some((each) => nextLevel(kind, each.level) === level)
}
