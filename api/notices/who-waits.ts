import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { noticeVillages, notices, villageCases } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { NoticeLevel } from '../../db/values/rounds'
import type { RequestContext } from '../http/context'
import type { Round } from '../rounds/find'
import { isOfVillages } from '../rounds/paths'
import { STANDING } from './rules'
import { listWaiting, type Waiting } from './waiting'

export interface WaitingVillage {
  villageCaseId: string
  villagePath: AreaPath
  villageName: string
}

/** Who comes onto the next list: households, or of rounds of villages the villages. */
export type WhoWaits =
  | { of: 'households'; waiting: readonly Waiting[] }
  | { of: 'villages'; waiting: readonly WaitingVillage[] }

/** How many of each: a list is of the one or the other. */
export const waitingCounts = ({ of, waiting }: WhoWaits) => ({
  households: of === 'households' ? waiting.length : 0,
  villages: of === 'villages' ? waiting.length : 0,
})

type Context = Pick<RequestContext, 'county' | 'now'>

/** Who waits for the list of a round's level in an area. */
export async function whoWaits(
  tx: Db,
  ctx: Context,
  { id: roundId, kind }: Pick<Round, 'id' | 'kind'>,
  place: { level: NoticeLevel; areaPath: AreaPath },
): Promise<WhoWaits> {
  return isOfVillages(kind)
    ? { of: 'villages', waiting: await listWaitingVillages(tx, ctx, { roundId, ...place }) }
    : { of: 'households', waiting: await listWaiting(tx, ctx, { roundId, kind, ...place }) }
}

/** Passed by the review of the level, and on no list of the round that still stands. */
function listWaitingVillages(
  tx: Db,
  { county }: Context,
  { roundId, level, areaPath }: { roundId: string; level: NoticeLevel; areaPath: AreaPath },
): Promise<WaitingVillage[]> {
  return tx
    .select({
      villageCaseId: villageCases.id,
      villagePath: villageCases.villagePath,
      villageName: villageCases.villageName,
    })
    .from(villageCases)
    .where(
      and(
        eq(villageCases.county, county),
        eq(villageCases.roundId, roundId),
        eq(villageCases.level, level),
        eq(villageCases.status, 'filed'),
        isNotNull(villageCases.reviewId),
        sql`(${villageCases.villagePath} = ${areaPath} or ${villageCases.villagePath} like ${`${areaPath}.%`})`,
        sql`not exists (
          select from ${noticeVillages}
            join ${notices} on ${notices.county} = ${county} and ${notices.id} = ${noticeVillages.noticeId}
           where ${noticeVillages.county} = ${county}
             and ${noticeVillages.villageCaseId} = ${villageCases.id}
             and ${inArray(noticeVillages.status, STANDING)}
             and ${notices.roundId} = ${roundId})`,
      ),
    )
    .orderBy(asc(villageCases.villagePath), asc(villageCases.id))
}
