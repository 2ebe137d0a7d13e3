import { and, eq } from 'drizzle-orm'
import { villageIndicators } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { EnterableIndicator } from '../../db/values/village-standards'
import type { RequestContext } from '../http/context'
import { mayReach } from '../areas/places'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { findArea } from '../areas/words'
import { readIndicatorWords, valueOf } from './words'

export interface IndicatorDraftInput {
  areaPath: AreaPath
  /** What was said of the village: 交通 3 来源 2025年交通局调查. */
  text: string
  /** What was answered since, where it was asked for. */
  indicator?: EnterableIndicator | null | undefined
  valueWords?: string | null | undefined
  source?: string | null | undefined
}

/** What entering an indicator as it is worded would come to; nothing is stored. */
export async function readIndicatorDraft(ctx: RequestContext, input: IndicatorDraftInput) {
  const { county, deps, now } = ctx
  const { areaPath } = input
  const { db } = deps.connection
  const area = await findArea(db, county, areaPath)
  if (area?.level !== 'village') throw new ApiError('not_found', 'village')
  const said = readIndicatorWords(input.text)
  const indicator = input.indicator ?? said.indicator
  const asked = indicator && input.valueWords != null ? valueOf(indicator, input.valueWords) : null
  const value = asked ?? said.value
  const source = (input.source ?? said.source ?? '').trim() || null
  const year = said.year ?? Number(dayOf(now).slice(0, 4))
  const missing = !indicator
    ? ('indicator' as const)
    : value === null
      ? ('value' as const)
      : source === null
        ? ('source' as const)
        : null
  const draft = { areaPath, village: area.name, year, indicator, value, source, missing }
  return { ...draft, mayEnter: mayReach(ctx, areaPath), isComputed: await isComputed(ctx, draft) }
}

/** The roll gives it already. */
async function isComputed(
  { county, deps }: RequestContext,
  given: { areaPath: AreaPath; year: number; indicator: EnterableIndicator | null },
) {
  if (!given.indicator) return false
  const { db } = deps.connection
  const same = and(
    eq(villageIndicators.county, county),
    eq(villageIndicators.villagePath, given.areaPath),
    eq(villageIndicators.year, given.year),
    eq(villageIndicators.indicator, given.indicator),
    eq(villageIndicators.way, 'computed'),
  )
  return (await db.$count(villageIndicators, same)) > 0
}
