import { and, eq, inArray, sql } from 'drizzle-orm'
import { isOpenApplication } from '../applications/open'
import type { Db } from '../../db/client'
import { applications, households, noticeEntries, notices } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { NoticeLevel } from '../../db/values/rounds'
import type { RequestContext } from '../http/context'
import { STANDING } from './rules'

export interface Waiting {
  applicationId: string
  householdId: string
  head: string
  size: number
  areaPath: AreaPath
}

/**
 * The households that come onto the next list of a level in an area: in the round, arrived at the
 * level, not withdrawn, and on no list of the round that still stands.
 */
export function listWaiting(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  { roundId, level, areaPath }: { roundId: string; level: NoticeLevel; areaPath: AreaPath },
): Promise<Waiting[]> {
  return tx
    .select({
      applicationId: applications.id,
      householdId: households.id,
      head: households.headName,
      size: households.size,
      areaPath: households.areaPath,
    })
    .from(applications)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(
      and(
        eq(applications.county, county),
        eq(applications.roundId, roundId),
        eq(applications.level, level),
        isOpenApplication(now),
        sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`,
        sql`not exists (
          select from ${noticeEntries}
            join ${notices} on ${notices.county} = ${county} and ${notices.id} = ${noticeEntries.noticeId}
           where ${noticeEntries.county} = ${county}
             and ${noticeEntries.householdId} = ${households.id}
             and ${inArray(noticeEntries.status, STANDING)}
             and ${notices.roundId} = ${roundId})`,
      ),
    )
    .orderBy(households.areaPath, households.headName, households.id)
}
