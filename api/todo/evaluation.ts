import type { Db } from '../../db/client'
import { listAssessmentAppealDuties, listAssessmentDuties } from './assessments'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

type ListsDuties = (db: Db, scope: DutyScope) => Promise<Duty[]>

const LISTS: readonly ListsDuties[] = [listAssessmentDuties, listAssessmentAppealDuties]

/** Duties of assessment, outside evaluation and satisfaction. */
export async function listEvaluationDuties(db: Db, scope: DutyScope): Promise<Duty[]> {
  const duties = []
  for (const list of LISTS) duties.push(...(await list(db, scope)))
  return duties
}
