import { and, asc, eq, inArray } from 'drizzle-orm'
import { effectiveStatus } from '../applications/rules'
import type { Db } from '../../db/client'
import { applications, households, noticeEntries } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { isAnyOf } from '../shared/any-of'
import { contestedHouseholds, hasOpenProcedural, hasOpenUnplaced } from './contested'
import type { Notice } from './find'
import { readProofs } from './proofs'
import { STANDING } from './rules'

export type Entry = Awaited<ReturnType<typeof listStanding>>[number]

/** Whose entry it is. */
export const caseOf = ({ householdId, application }: Entry) => ({
  householdId,
  applicationId: application.id,
})

/** What still stands on a list, with the application behind each entry. */
export function listStanding(tx: Db, county: string, noticeId: string) {
  return tx
    .select({
      householdId: noticeEntries.householdId,
      head: noticeEntries.headName,
      status: noticeEntries.status,
      application: {
        id: applications.id,
        status: applications.status,
        withdrawalAskedAt: applications.withdrawalAskedAt,
        level: applications.level,
      },
    })
    .from(noticeEntries)
    .innerJoin(
      applications,
      and(eq(applications.county, county), eq(applications.id, noticeEntries.applicationId)),
    )
    .where(
      and(
        eq(noticeEntries.county, county),
        eq(noticeEntries.noticeId, noticeId),
        inArray(noticeEntries.status, STANDING),
      ),
    )
    .orderBy(asc(noticeEntries.householdId))
}

/** The entries of a list by what may become of them now. */
export async function sortEntries(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  notice: Notice,
) {
  const standing = await listStanding(tx, county, notice.id)
  const contested = await contestedHouseholds(tx, county, notice.id, now)
  const isGone = ({ application }: Entry) => effectiveStatus(application, now) !== 'filed'
  const isContested = ({ householdId }: Entry) => contested.has(householdId)
  const staying = standing.filter((entry) => !isGone(entry))
  return {
    /** Their application was withdrawn. */
    gone: standing.filter(isGone),
    ready: staying.filter((entry) => !isContested(entry)),
    contested: staying.filter((entry) => isContested(entry) && entry.status === 'listed'),
    severed: staying.filter((entry) => isContested(entry) && entry.status === 'severed'),
  }
}
export type SortedEntries = Awaited<ReturnType<typeof sortEntries>>

/** What else bears on whether a list may go up. */
export async function readHolds(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  noticeId: string,
) {
  return {
    hasProcedural: await hasOpenProcedural(tx, county, noticeId, now),
    hasUnplaced: await hasOpenUnplaced(tx, county, noticeId, now),
    ...(await readProofs(tx, county, noticeId)),
  }
}

/** Held until the end, in the order of their ids, as everybody takes several. */
export function lockHouseholds(tx: Db, county: string, ids: readonly string[]) {
  return tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), isAnyOf(households.id, ids)))
    .orderBy(asc(households.id))
    .for('update')
}
