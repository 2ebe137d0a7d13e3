import type { Db } from '../../db/client'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import type { TalkHours } from './rules'

/** When persons are there, and after how many silent minutes a talk with one lapses. */
export async function getTalkFigures(
  tx: Db,
  { county, now }: RequestContext,
): Promise<TalkHours & { minutes: number }> {
  const day = dayOf(now)
  return {
    opens: await getFigure(tx, county, 'person_opens_hour', day),
    closes: await getFigure(tx, county, 'person_closes_hour', day),
    minutes: await getFigure(tx, county, 'person_lapse_minutes', day),
  }
}
