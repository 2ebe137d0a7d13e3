import type { Db } from '../../db/client'
import { getFigure } from '../figures/service'
import type { Day } from '../shared/day'
import type { TriggerFigures } from './triggers'

/** In force on a day; `figure_missing` where the county has not set one. */
export async function getTriggerFigures(db: Db, county: string, day: Day): Promise<TriggerFigures> {
  return {
    inpatientRegisteredFen: await getFigure(db, county, 'inpatient_trigger_registered', day),
    inpatientOtherFen: await getFigure(db, county, 'inpatient_trigger_other', day),
    outpatientFen: await getFigure(db, county, 'outpatient_trigger', day),
    schoolingFen: await getFigure(db, county, 'schooling_trigger', day),
  }
}
