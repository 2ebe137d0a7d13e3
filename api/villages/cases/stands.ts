import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { notices, noticeVillages, rounds, villageCases } from '../../../db/schema'
import type { AreaPath } from '../../../db/values/areas'
import type { RequestContext } from '../../http/context'
import { contestedVillages, hasOpenProcedural } from '../../notices/contested'
import { STANDING } from '../../notices/rules'
import { villageStage } from './rules'

/** Where a village stands in the open round it was proposed in, for anybody; null where it is in none. */
export async function showStanding(
  db: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  villagePath: AreaPath,
) {
  const { county, now } = ctx
  const [found] = await db
    .select({ its: villageCases })
    .from(villageCases)
    .innerJoin(rounds, and(eq(rounds.county, county), eq(rounds.id, villageCases.roundId)))
    .where(
      and(
        eq(villageCases.county, county),
        eq(villageCases.villagePath, villagePath),
        eq(rounds.status, 'open'),
      ),
    )
    .orderBy(desc(villageCases.proposedAt), desc(villageCases.id))
    .limit(1)
  if (!found) return null
  const { id, kind, status, level, reviewId } = found.its
  const list = await findList(db, ctx, id)
  const stage = villageStage({ status, level, isPassed: reviewId !== null, list }, now)
  const isHanging = stage === 'listed' || stage === 'contested'
  return {
    kind,
    stage,
    /** While its list hangs: its number and last day. */
    code: isHanging ? (list?.code ?? null) : null,
    closesOn: isHanging ? (list?.closesOn ?? null) : null,
  }
}

/** The list it stands on; it is one at most. */
async function findList(
  db: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  villageCaseId: string,
) {
  const [list] = await db
    .select({
      id: notices.id,
      code: notices.code,
      status: notices.status,
      closesOn: notices.closesOn,
      closesAt: notices.closesAt,
    })
    .from(noticeVillages)
    .innerJoin(notices, and(eq(notices.county, county), eq(notices.id, noticeVillages.noticeId)))
    .where(
      and(
        eq(noticeVillages.county, county),
        eq(noticeVillages.villageCaseId, villageCaseId),
        inArray(noticeVillages.status, STANDING),
      ),
    )
    .orderBy(desc(notices.postedAt), desc(notices.id))
    .limit(1)
  if (!list) return null
  const contested = await contestedVillages(db, county, list.id, now)
  const isContested =
    contested.has(villageCaseId) || (await hasOpenProcedural(db, county, list.id, now))
  return { ...list, isContested }
}
