import type { Db } from '../../db/client'
import { getFigure } from '../figures/service'
import type { Day } from '../shared/day'
import { FEWEST_SHOWN } from './rules'

/** Between which hours somebody is asked, and how many days apart. */
export async function readPace(tx: Db, county: string, day: Day) {
  return {
    gapDays: await getFigure(tx, county, 'satisfaction_gap_days', day),
    opens: await getFigure(tx, county, 'satisfaction_opens_hour', day),
    closes: await getFigure(tx, county, 'satisfaction_closes_hour', day),
  }
}

/** From how many answers on anything of them is shown. */
export async function readLeast(tx: Db, county: string, day: Day): Promise<number> {
  return Math.max(FEWEST_SHOWN, await getFigure(tx, county, 'satisfaction_least_answers', day))
}
