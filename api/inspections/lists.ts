import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { noticeEntries, noticeProofs, notices, staff } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { shownFingerprint } from '../notices/fingerprint'
import { dayOf } from '../shared/day'
import type { CaseRow } from './cases'
import type { List, Listing } from './facts'

type Context = Pick<RequestContext, 'county'>

/** The lists each case stood on, the earliest first, and the lists with what proves they hung. */
export async function readLists(db: Db, { county }: Context, cases: readonly CaseRow[]) {
  // By their households first: an index finds these.
  const households = [...new Set(cases.map(({ household }) => household.id))]
  const ids = cases.map(({ application }) => application.id)
  const rows = await db
    .select({ entry: noticeEntries, notice: notices })
    .from(noticeEntries)
    .innerJoin(notices, and(eq(notices.county, county), eq(notices.id, noticeEntries.noticeId)))
    .where(
      and(
        eq(noticeEntries.county, county),
        inArray(noticeEntries.householdId, households),
        inArray(noticeEntries.applicationId, ids),
      ),
    )
    .orderBy(asc(notices.postedAt), asc(notices.id))
  const found = new Map(rows.map(({ notice }) => [notice.id, notice]))
  const proofs = await readProofs(db, county, [...found.keys()])
  const standing = await listStanding(
    db,
    county,
    [...found.values()].flatMap(({ followsId }) => followsId ?? []),
  )
  const lists = new Map(
    [...found.values()].map((notice): [string, List] => {
      const isSupplement = notice.followsId !== null && standing.has(notice.followsId)
      return [notice.id, { ...toList(notice), isSupplement, proofs: proofs.get(notice.id) ?? [] }]
    }),
  )
  const listings = rows.map(({ entry: { applicationId, noticeId: listId, status } }) => {
    const listing: Listing = { listId, status }
    return { caseId: applicationId, listing }
  })
  return { listings: Map.groupBy(listings, ({ caseId }) => caseId), lists }
}

const toList = (notice: typeof notices.$inferSelect) => ({
  id: notice.id,
  level: notice.level,
  area: notice.areaName,
  code: notice.code,
  fingerprint: notice.fingerprint ? shownFingerprint(notice.fingerprint) : '',
  status: notice.status,
  postedAt: notice.status === 'drawn_up' ? null : notice.postedAt,
  postedOn: notice.postedOn,
  closesOn: notice.closesOn,
  closesAt: notice.closesAt,
})

async function readProofs(db: Db, county: string, noticeIds: readonly string[]) {
  if (noticeIds.length === 0) return new Map<string, List['proofs']>()
  const rows = await db
    .select({ proof: noticeProofs, by: staff.name })
    .from(noticeProofs)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, noticeProofs.staffId)))
    .where(
      and(
        eq(noticeProofs.county, county),
        inArray(noticeProofs.noticeId, [...noticeIds]),
        eq(noticeProofs.status, 'accepted'),
      ),
    )
    .orderBy(asc(noticeProofs.sentAt), asc(noticeProofs.mediaId))
  const ofNotice = Map.groupBy(rows, ({ proof }) => proof.noticeId)
  return new Map(
    [...ofNotice].map(([id, proofs]) => [
      id,
      proofs.map(({ proof: { moment, sentAt, mediaId }, by }) => {
        return { moment, on: dayOf(sentAt), by, mediaId }
      }),
    ]),
  )
}

/** Lists beside which another is a supplement; one in the place of a void list is none. */
async function listStanding(db: Db, county: string, ids: readonly string[]) {
  if (ids.length === 0) return new Set<string>()
  const rows = await db
    .select({ id: notices.id })
    .from(notices)
    .where(
      and(eq(notices.county, county), inArray(notices.id, [...ids]), ne(notices.status, 'void')),
    )
  return new Set(rows.map(({ id }) => id))
}
