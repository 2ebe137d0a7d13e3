import type { Db } from '../../db/client'
import type { DepartmentRecords } from '../../db/values/comparisons'
import { getFigure } from '../figures/service'
import type { Day } from '../shared/day'
import type { Triggers } from './risk-rules'

/** The county's triggers of the day, where the records are of costs; refuses where one is not set. */
export async function readTriggers(
  db: Db,
  county: string,
  records: DepartmentRecords,
  today: Day,
): Promise<Triggers | null> {
  if (records !== 'medical_costs' && records !== 'schooling_costs') return null
  const figure = (name: Parameters<typeof getFigure>[2]) => getFigure(db, county, name, today)
  return {
    inpatientRegisteredFen: await figure('risk_inpatient_registered'),
    inpatientOtherFen: await figure('risk_inpatient_other'),
    outpatientMonthFen: await figure('risk_outpatient_month'),
    schoolingYearFen: await figure('risk_schooling_year'),
  }
}
