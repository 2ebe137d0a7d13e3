import type { Db } from '../../db/client'
import { costFen } from '../broadcasts/rules'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { allocate, sampleSize } from '../sampling/size'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { countStrata, type Stratum } from './frame'
import { MOST_ASKED, mostSegments } from './rules'

/** Whom a survey would ask and what it costs at most, as whoever drafts it and whoever approves it is shown. */
export interface SatisfactionReach {
  households: number
  /** Of these: with a phone that may be asked now. */
  reachable: number
  size: number
  /** Messages and segments at most, were everybody reminded and everything answered. */
  messages: number
  segments: number
  costFen: number
}

export interface PlannedStratum extends Stratum {
  drawn: number
}

/** The sample of an area by part and kind of household; `nobody` where no phone may be asked. */
export async function planSample(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  { areaPath, size, questions }: { areaPath: string; size?: number | undefined; questions: number },
): Promise<{ reach: SatisfactionReach; strata: PlannedStratum[] }> {
  const counted = await countStrata(tx, ctx, areaPath)
  const sum = (name: 'households' | 'reachable') =>
    counted.reduce((all, each) => all + each[name], 0)
  const reachable = sum('reachable')
  if (reachable === 0) throw new ApiError('refused', 'nobody')
  const wanted = size ?? (await sizeFor(tx, ctx, sum('households')))
  const drawn = allocate(
    Math.min(wanted, reachable),
    counted.map((each) => ({ size: each.reachable, part: each.households, minimum: 1 })),
  )
  const strata = counted.map((each, at) => ({ ...each, drawn: drawn[at] ?? 0 }))
  const all = strata.reduce((total, each) => total + each.drawn, 0)
  const segments = mostSegments(all, questions)
  const milliyuan = await getFigure(tx, ctx.county, 'sms_segment_milliyuan', dayOf(ctx.now))
  const messages = all * (questions + 2)
  const costs = { messages, segments, costFen: costFen(segments, milliyuan) }
  return { reach: { households: sum('households'), reachable, size: all, ...costs }, strata }
}

async function sizeFor(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  population: number,
): Promise<number> {
  const figure = (name: Parameters<typeof getFigure>[2]) => getFigure(tx, county, name, dayOf(now))
  const margin = (await figure('satisfaction_margin_permille')) / 1000
  const confidence = (await figure('satisfaction_confidence_percent')) / 100
  const response = (await figure('satisfaction_response_percent')) / 100
  return Math.min(MOST_ASKED, sampleSize({ population, margin, confidence, response }))
}
