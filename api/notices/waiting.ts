import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { isOpenApplication } from '../applications/open'
import type { Db } from '../../db/client'
import { applications, households, noticeEntries, notices, signOffs } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { NoticeLevel, RoundKind } from '../../db/values/rounds'
import type { RequestContext } from '../http/context'
import { PATHS } from '../rounds/paths'
import { STANDING } from './rules'

export interface Waiting {
  applicationId: string
  householdId: string
  head: string
  size: number
  areaPath: AreaPath
}

interface WaitingPlace {
  roundId: string
  kind: RoundKind
  level: NoticeLevel
  areaPath: AreaPath
}

/**
 * The households that come onto the next list of a level in an area: in the round, arrived at the
 * level and passed by its review, not withdrawn, on no list of the round that still stands, and
 * signed for where the path asks for that first.
 */
export function listWaiting(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  { roundId, kind, level, areaPath }: WaitingPlace,
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
        // Not by the index of the round, in which everybody of the county may wait at this level: by
        // the households of the area, whatever was last known of how many wait.
        sql`${applications.roundId} is not distinct from ${roundId}::uuid`,
        sql`${applications.level} is not distinct from ${level}`,
        isNotNull(applications.reviewId),
        isSignedFor(county, kind),
        isOpenApplication(now),
        sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`,
        // `offset 0`: looked up household by household, not joined with all entries of the round.
        sql`not exists (
          select from ${noticeEntries}
            join ${notices} on ${notices.county} = ${county} and ${notices.id} = ${noticeEntries.noticeId}
           where ${noticeEntries.county} = ${county}
             and ${noticeEntries.householdId} = ${households.id}
             and ${inArray(noticeEntries.status, STANDING)}
             and ${notices.roundId} = ${roundId}
          offset 0)`,
      ),
    )
    .orderBy(households.areaPath, households.headName, households.id)
}

/** Whoever has to agree before the list hangs has: the household to its exit 退出. */
function isSignedFor(county: string, kind: RoundKind): SQL | undefined {
  const { signOffs: asked } = PATHS[kind]
  if (asked?.before !== 'notice') return undefined
  const signed = sql`(
    select count(*)::int from ${signOffs}
     where ${signOffs.county} = ${county} and ${signOffs.applicationId} = ${applications.id}
       and ${signOffs.status} = 'signed' and ${inArray(signOffs.role, [...asked.roles])})`
  return sql`${signed} = ${asked.roles.length}`
}
