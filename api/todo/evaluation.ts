import type { Db } from '../../db/client'
import type { Duty } from './rules'
import type { DutyScope } from './scope'
import { listAssessmentAppealDuties, listAssessmentDuties } from './assessments'
import { listOutsideEvaluationDuties } from './outside-evaluations'
import { listPeerDuties } from './peers'
import { listPressDuties } from './press'

type ListsDuties = (db: Db, scope: DutyScope) => Promise<Duty[]>

const LISTS: readonly ListsDuties[] = [
  listOutsideEvaluationDuties,
  listPeerDuties,
  listPressDuties,
  listAssessmentDuties,
  listAssessmentAppealDuties,
]

/** Duties of assessment, outside evaluation and satisfaction. */
export async function listEvaluationDuties(db: Db, scope: DutyScope): Promise<Duty[]> {
  const duties = []
  for (const list of LISTS) duties.push(...(await list(db, scope)))
  return duties
}
