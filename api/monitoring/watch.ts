import { findFiled } from '../applications/withdrawals'
import type { Db } from '../../db/client'
import type { WatchKind } from '../../db/values/roll'
import type { RequestContext } from '../http/context'
import { proposalRefusal, watchOf } from '../proposals/rules'
import { enterProposal } from '../proposals/service'
import { joinOpenRound } from '../rounds/find'
import type { Day } from '../shared/day'
import { ApiError } from '../shared/errors'
import { holdHousehold } from './hold'

/**
 * What a lead's decision makes of a household: a watch-list case 监测 in the open round of its area. The
 * household is told by whoever decides. Refused where it has an open case, is watched, or no round is open.
 */
export async function proposeForWatch(
  tx: Db,
  ctx: RequestContext,
  of: { householdId: string; leadId: string; watch: WatchKind | null },
): Promise<{ applicationId: string; code: string; due: Day }> {
  const { householdId, leadId } = of
  const household = await holdHousehold(tx, ctx, householdId)
  const watch = of.watch ?? watchOf(household.status)
  const refusal = proposalRefusal('watch_list', household, watch)
  if (refusal) throw new ApiError('refused', refusal)
  if (await findFiled(tx, ctx, householdId)) throw new ApiError('refused', 'already_filed')
  const round = await joinOpenRound(tx, ctx.county, household.areaPath, 'watch_list')
  if (!round) throw new ApiError('refused', 'no_round')
  const { id, code, due } = await enterProposal(tx, ctx, {
    household,
    round,
    kind: 'watch_list',
    watch,
    leadId,
  })
  return { applicationId: id, code, due }
}
