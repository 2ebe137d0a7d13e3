import type { Db } from '../../db/client'
import { executePrepared } from '../../db/prepared'
import type { AreaLevel, AreaPath } from '../../db/values/areas'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import type { Last } from '../http/write'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { grantFor } from '../shared/rights'
import type { Outcome } from '../turns/answer'
import type { FundAction, NewMove } from './input'
import { post } from './post'
import { placeRefusal } from './rules'

/**
 * 到账, 收回, 下达, 退回: moves money of a source before any project has it. What has run out goes to nobody any more,
 * but comes back.
 */
export async function moveMoney(
  tx: Db,
  ctx: RequestContext,
  sourceId: string,
  action: FundAction,
  last?: Last,
): Promise<Outcome> {
  requireStaff(ctx)
  const { type, amountFen, text } = action
  const areaPath = 'areaPath' in action ? action.areaPath : null
  const needed = areaPath === null ? 'fund.record' : 'fund.allocate'
  if (!grantFor(ctx.actor, needed)) throw new ApiError('forbidden', needed)
  const source = await getSource(tx, ctx, sourceId, areaPath)
  if (type === 'allocate') {
    const refusal = placeRefusal(source, action.areaPath, dayOf(ctx.now))
    if (refusal) throw new ApiError('refused', refusal)
  }
  const place = areaPath ?? ''
  const isBack = type === 'give_back'
  const way = isBack ? { from: place, to: '' } : { from: '', to: place }
  await post(tx, ctx, { type, sourceId, ...way, amountFen, text }, last)
  return { code: 'moved', vars: { name: source.name } }
}

/** The same, as a turn asks for it. */
export function moveByCommand(
  tx: Db,
  ctx: RequestContext,
  { move, sourceId, amountFen, areaPath }: NewMove,
): Promise<Outcome> {
  const given = { amountFen, text: '' }
  if (move === 'arrive' || move === 'recall')
    return moveMoney(tx, ctx, sourceId, { type: move, ...given })
  if (areaPath === null) throw new ApiError('invalid', 'areaPath')
  return moveMoney(tx, ctx, sourceId, { type: move, areaPath, ...given })
}

interface SourceAtPlace {
  name: string
  areaPath: AreaPath
  usableUntil: Day | null
  /** Of the place; null where there is none. */
  level: AreaLevel | null
}

const SOURCE_AT_PLACE = `
    select s.name, s.area_path as "areaPath", s.usable_until as "usableUntil", a.level
      from fund_sources s
      left join areas a on a.county = $1 and a.path = $3
     where s.county = $1 and s.id = $2::uuid`

/** With the place in the same reading: everybody waits for whoever allocates from their source. */
async function getSource(tx: Db, ctx: RequestContext, id: string, areaPath: string | null) {
  const values = [ctx.county, id, areaPath]
  const [source] = await executePrepared<SourceAtPlace>(tx, SOURCE_AT_PLACE, values)
  if (!source) throw new ApiError('not_found', 'fund_source')
  requireInScope(ctx, source.areaPath, 'fund_source')
  if (areaPath !== null && source.level === null) throw new ApiError('not_found', 'area')
  if (source.level === 'group') throw new ApiError('refused', 'area_too_small')
  return source
}
