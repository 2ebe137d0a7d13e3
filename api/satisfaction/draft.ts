import type { Db } from '../../db/client'
import type { AreaPath } from '../../db/values/areas'
import type { SatisfactionQuestion } from '../../db/values/satisfaction'
import { listPlaces, mayReach } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { personalIn } from '../village-lists/rules'
import { findFigure } from '../figures/service'
import { planSample, type SatisfactionReach } from './plan'
import { LONGEST_QUESTION, MOST_ASKED } from './rules'
import { readQuestions } from './wording'

interface Understood {
  areaPath: AreaPath
  /** In words. */
  area: string
  size: number | null
  questions: SatisfactionQuestion[]
}

/** What a survey written in one go would be; nothing is stored. */
export type SatisfactionDraft =
  | { state: 'area' }
  /** Fewer than two questions or more than five. */
  | ({ state: 'questions' } & Understood)
  | ({ state: 'too_long' | 'personal'; text: string } & Understood)
  | ({ state: 'nobody' } & Understood)
  | ({ state: 'ready'; reach: SatisfactionReach; days: number; today: Day } & Understood)

/** 天元乡 200户 问题一；问题二；还有啥想说的, as far as it can be read. */
export async function readSatisfactionDraft(
  tx: Db,
  ctx: RequestContext,
  { text }: { text: string },
): Promise<SatisfactionDraft> {
  const { county, now } = ctx
  const places = await listPlaces(tx, ctx)
  const place = readPlace(text.normalize('NFKC'), places)
  const areaPath = place?.areaPath ?? (place && places.own)
  const isTooSmall = (areaPath?.split('.').length ?? 0) > 3
  if (!place || !areaPath || isTooSmall || !mayReach(ctx, areaPath)) return { state: 'area' }
  const area = await findArea(tx, county, areaPath)
  if (!area) return { state: 'area' }
  const { size, questions } = readQuestions(place.rest)
  const understood = { areaPath, area: area.name, size, questions }
  if (questions.length < 2 || questions.length > 5) return { state: 'questions', ...understood }
  const long = questions.find((each) => each.text.length > LONGEST_QUESTION || each.text.length < 2)
  if (long) return { state: 'too_long', text: long.text, ...understood }
  const personal = questions.find((each) => personalIn(each.text) !== null)
  if (personal) return { state: 'personal', text: personal.text, ...understood }
  try {
    const wanted = size === null ? undefined : Math.min(MOST_ASKED, Math.max(1, size))
    const planned = { areaPath, size: wanted, questions: questions.length }
    const { reach } = await planSample(tx, ctx, planned)
    const today = dayOf(now)
    const days = (await findFigure(tx, county, 'satisfaction_days', today)) ?? 0
    return { state: 'ready', reach, days, today, ...understood, size: wanted ?? null }
  } catch (error) {
    if (error instanceof ApiError && error.code === 'refused')
      return { state: 'nobody', ...understood }
    throw error
  }
}
