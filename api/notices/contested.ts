import { and, count, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { noticeEntries, objections } from '../../db/schema'
import type { ObjectionGround } from '../../db/values/rounds'
import { isOpenObjection } from '../objections/open'

/** Grounds that contest an entry itself; who was left out stands on no list. */
const AGAINST_ENTRY: ObjectionGround[] = ['should_not_be_listed', 'wrong_facts']

const isOpen = (county: string, now: Date): SQL | undefined =>
  and(eq(objections.county, county), isOpenObjection(now))

/**
 * The households on a list that are under an open objection, be it to this list or to one before it:
 * a list posted anew does not shake off what was said of the old one.
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
    .where(and(eq(noticeEntries.county, county), eq(noticeEntries.noticeId, noticeId)))
  return new Set(rows.map(({ householdId }) => householdId))
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
  const unplaced = and(isNull(objections.householdId), inArray(objections.ground, AGAINST_ENTRY))
  return hasOpen(tx, county, noticeId, now, unplaced)
}

async function hasOpen(
  tx: Db,
  county: string,
  noticeId: string,
  now: Date,
  which: SQL | undefined,
): Promise<boolean> {
  const [found] = await tx
    .select({ open: count() })
    .from(objections)
    .where(and(isOpen(county, now), eq(objections.noticeId, noticeId), which))
  return (found?.open ?? 0) > 0
}
