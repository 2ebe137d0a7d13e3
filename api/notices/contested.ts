import { and, count, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { noticeEntries, notices, noticeVillages, objections } from '../../db/schema'
import { NOTICE_LEVELS, type ObjectionGround } from '../../db/values/rounds'
import { isOpenObjection } from '../objections/open'

/** Grounds that contest an entry itself; who was left out stands on no list. */
const AGAINST_ENTRY: ObjectionGround[] = ['should_not_be_listed', 'wrong_facts']

const isOpen = (county: string, now: Date): SQL | undefined =>
  and(eq(objections.county, county), isOpenObjection(now))

/** The list on which an entry stands, and the one of which something was said. */
const listed = alias(notices, 'listed')
const said = alias(notices, 'said')

/** An appeal asks the next level: it holds nothing at the level it comes from. */
const isFromBelow = sql`array_position(${sql.param(NOTICE_LEVELS)}::text[], ${said.level})
  < array_position(${sql.param(NOTICE_LEVELS)}::text[], ${listed.level})`

/**
 * The households on a list that are under an open objection, be it to this list or to one before it:
 * a list posted anew does not shake off what was said of the old one. An appeal 复核 counts on the
 * lists above the one it is about.
 */
export async function contestedHouseholds(
  tx: Db,
  county: string,
  noticeId: string,
  now: Date,
): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ householdId: noticeEntries.householdId })
    .from(noticeEntries)
    .innerJoin(
      objections,
      and(
        isOpen(county, now),
        eq(objections.householdId, noticeEntries.householdId),
        inArray(objections.ground, AGAINST_ENTRY),
      ),
    )
    .innerJoin(listed, and(eq(listed.county, county), eq(listed.id, noticeEntries.noticeId)))
    .innerJoin(said, and(eq(said.county, county), eq(said.id, objections.noticeId)))
    .where(
      and(
        eq(noticeEntries.county, county),
        eq(noticeEntries.noticeId, noticeId),
        or(isNull(objections.appealOfId), isFromBelow),
      ),
    )
  return new Set(rows.map(({ householdId }) => householdId))
}

/** The same of a list of villages: those under an open objection, be it to a list before this one. */
export async function contestedVillages(
  tx: Db,
  county: string,
  noticeId: string,
  now: Date,
): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ villageCaseId: noticeVillages.villageCaseId })
    .from(noticeVillages)
    .innerJoin(
      objections,
      and(
        isOpen(county, now),
        eq(objections.villageCaseId, noticeVillages.villageCaseId),
        inArray(objections.ground, AGAINST_ENTRY),
      ),
    )
    .where(
      and(
        eq(noticeVillages.county, county),
        eq(noticeVillages.noticeId, noticeId),
        // The county is asked: that holds its own decision.
        isNull(objections.appealOfId),
      ),
    )
  return new Set(rows.map(({ villageCaseId }) => villageCaseId))
}

/**
 * Whether anything undecided, an appeal 复核 too, stands between a village and the county's decision: said
 * of it, or of the procedure of a list by which it came.
 */
export async function isCaseContested(
  tx: Db,
  county: string,
  villageCaseId: string,
  now: Date,
): Promise<boolean> {
  const its = tx
    .select({ id: noticeVillages.noticeId })
    .from(noticeVillages)
    .where(
      and(
        eq(noticeVillages.county, county),
        eq(noticeVillages.villageCaseId, villageCaseId),
        ne(noticeVillages.status, 'removed'),
      ),
    )
  const ofVillage = and(
    eq(objections.villageCaseId, villageCaseId),
    inArray(objections.ground, AGAINST_ENTRY),
  )
  const ofList = and(eq(objections.ground, 'faulty_procedure'), inArray(objections.noticeId, its))
  return (await tx.$count(objections, and(isOpen(county, now), or(ofVillage, ofList)))) > 0
}

/** Whether somebody says of the list that its procedure was faulty: it holds the whole list. */
export function hasOpenProcedural(
  tx: Db,
  county: string,
  noticeId: string,
  now: Date,
): Promise<boolean> {
  return hasOpen(tx, county, noticeId, now, eq(objections.ground, 'faulty_procedure'))
}

/** Whether an entry is contested and nobody has found out which: then it may be any of them. */
export function hasOpenUnplaced(
  tx: Db,
  county: string,
  noticeId: string,
  now: Date,
): Promise<boolean> {
  const unplaced = and(
    isNull(objections.householdId),
    isNull(objections.villageCaseId),
    inArray(objections.ground, AGAINST_ENTRY),
  )
  return hasOpen(tx, county, noticeId, now, unplaced)
}

/** Said of the list itself or, where the next level was asked, of a list of the round within its area. */
async function hasOpen(
  tx: Db,
  county: string,
  noticeId: string,
  now: Date,
  which: SQL | undefined,
): Promise<boolean> {
  const open = and(isOpen(county, now), which)
  const [found] = await tx
    .select({ open: count() })
    .from(objections)
    .where(and(open, eq(objections.noticeId, noticeId), isNull(objections.appealOfId)))
  if ((found?.open ?? 0) > 0) return true
  const [appealed] = await tx
    .select({ open: count() })
    .from(objections)
    .innerJoin(said, and(eq(said.county, county), eq(said.id, objections.noticeId)))
    .innerJoin(listed, and(eq(listed.county, county), eq(listed.id, noticeId)))
    .where(
      and(
        open,
        isNotNull(objections.appealOfId),
        eq(said.roundId, listed.roundId),
        sql`${said.areaPath} like ${listed.areaPath} || '.%'`,
      ),
    )
  return (appealed?.open ?? 0) > 0
}
