import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import {
  applications,
  entryVisits,
  noticeEntries,
  noticeProofs,
  notices,
  noticeVillages,
  reviewAttendees,
  reviewItems,
  reviews,
} from '../../db/schema'
import type { Notice } from '../notices/find'

interface About {
  notice: Pick<Notice, 'id' | 'roundId' | 'level' | 'areaPath'>
  /** Null where the objection is about no household, or about one nobody has found. */
  householdId: string | null
  /** The same of a list of villages. */
  villageCaseId: string | null
  /** What was done by then counts. */
  until: Date
}

/**
 * Members of staff whose own doing an objection is about: who posted the list or proved that it hangs,
 * closed the meeting behind it or sat in it by name, and, for the household, who did any of that for it
 * at another level of the round or entered its house.
 */
export async function listDeciders(
  tx: Db,
  county: string,
  { notice, householdId, villageCaseId, until }: About,
): Promise<string[]> {
  const by = sql`${until.toISOString()}::timestamptz`
  const rows = await tx.execute<{ id: string }>(sql`
    select ${notices.postedBy} as id from ${notices}
     where ${notices.county} = ${county} and ${notices.roundId} = ${notice.roundId}
       and ${notices.postedAt} <= ${by}
       and (${notices.id} = ${notice.id} or ${isListed(county, householdId)}
            or ${hasVillage(county, villageCaseId)})
    union
    select ${noticeProofs.staffId} from ${noticeProofs}
     where ${noticeProofs.county} = ${county} and ${noticeProofs.noticeId} = ${notice.id}
       and ${noticeProofs.sentAt} <= ${by}
    union
    select who.id from ${reviews}
      cross join lateral (
        select ${reviews.closedBy} as id
        union all
        select ${reviewAttendees.staffId} from ${reviewAttendees}
         where ${reviewAttendees.county} = ${county}
           and ${reviewAttendees.reviewId} = ${reviews.id}) as who
     where ${reviews.county} = ${county} and ${reviews.roundId} = ${notice.roundId}
       and ${reviews.status} = 'closed' and ${reviews.closedAt} <= ${by} and who.id is not null
       and ((${reviews.level} = ${notice.level} and ${reviews.areaPath} = ${notice.areaPath})
            or ${isReviewed(county, householdId)})
    union
    select who.id from ${entryVisits}
      cross join lateral (values (${entryVisits.staffId}), (${entryVisits.companionId})) as who(id)
     where ${entryVisits.county} = ${county} and ${entryVisits.roundId} = ${notice.roundId}
       and ${entryVisits.householdId} = ${householdId}::uuid
       and ${entryVisits.startedAt} <= ${by} and who.id is not null`)
  return rows.map(({ id }) => id)
}

const isListed = (county: string, householdId: string | null): SQL => sql`exists (
  select from ${noticeEntries}
   where ${noticeEntries.county} = ${county} and ${noticeEntries.noticeId} = ${notices.id}
     and ${noticeEntries.householdId} = ${householdId}::uuid)`

const hasVillage = (county: string, villageCaseId: string | null): SQL => sql`exists (
  select from ${noticeVillages}
   where ${noticeVillages.county} = ${county} and ${noticeVillages.noticeId} = ${notices.id}
     and ${noticeVillages.villageCaseId} = ${villageCaseId}::uuid)`

const isReviewed = (county: string, householdId: string | null): SQL => sql`exists (
  select from ${reviewItems}
    join ${applications} on ${applications.county} = ${county}
     and ${applications.id} = ${reviewItems.applicationId}
   where ${reviewItems.county} = ${county} and ${reviewItems.reviewId} = ${reviews.id}
     and ${applications.householdId} = ${householdId}::uuid)`
