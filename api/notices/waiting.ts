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
export async function listWaiting(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  { roundId, kind, level, areaPath }: WaitingPlace,
): Promise<Waiting[]> {
  const isWaiting = and(
    eq(applications.county, county),
    sql`${applications.householdId} = here.id`,
    sql`${applications.roundId} is not distinct from ${roundId}::uuid`,
    sql`${applications.level} is not distinct from ${level}`,
    isNotNull(applications.reviewId),
    isSignedFor(county, kind),
    isOpenApplication(now),
  )
  const isListed = and(
    eq(noticeEntries.county, county),
    sql`${noticeEntries.householdId} = here.id`,
    inArray(noticeEntries.status, STANDING),
    eq(notices.roundId, roundId),
  )
  // Household by household of the area, as `offset 0` and `is not distinct from` have it: by the round,
  // in which everybody of the county may wait at this level, each list would go through all of them.
  const rows = await tx.execute<{ [K in keyof Waiting]: Waiting[K] }>(sql`
    with here as materialized (
      select id, head_name, size, area_path from ${households}
       where county = ${county}
         and (area_path = ${areaPath} or area_path like ${`${areaPath}.%`})
    )
    select case_.id as "applicationId", here.id as "householdId", here.head_name as head, here.size,
           here.area_path as "areaPath"
      from here
     cross join lateral (
       select ${applications.id} from ${applications} where ${isWaiting} offset 0) case_
     where not exists (
       select from ${noticeEntries}
         join ${notices} on ${notices.county} = ${county} and ${notices.id} = ${noticeEntries.noticeId}
        where ${isListed} offset 0)
     order by here.area_path, here.head_name, here.id`)
  return [...rows]
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
