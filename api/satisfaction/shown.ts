import type { Db } from '../../db/client'
import type { SatisfactionQuestion, SatisfactionStatus } from '../../db/values/satisfaction'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import type { Day } from '../shared/day'
import { getSatisfaction } from './find'
import type { SatisfactionReach } from './plan'

export interface ShownSatisfaction {
  code: string
  title: string
  area: string
  status: SatisfactionStatus
  questions: SatisfactionQuestion[]
  reach: SatisfactionReach
  /** Drafted by whoever asks: somebody else approves it. */
  isMine: boolean
  seed: string
  endsOn: Day | null
}

/** A survey of the actor's area as it was drafted. */
export async function makeShown(
  tx: Db,
  ctx: RequestContext,
  code: string,
): Promise<ShownSatisfaction> {
  const survey = await getSatisfaction(tx, ctx, code)
  const { title, status, questions, reach, draftedBy, seed, endsOn, areaPath } = survey
  const area = (await findArea(tx, ctx.county, areaPath))?.name ?? ''
  const isMine = ctx.actor.kind === 'staff' && ctx.actor.staffId === draftedBy
  return { code, title, area, status, questions, reach, isMine, seed, endsOn }
}
