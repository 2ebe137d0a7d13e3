import type { Db } from '../../db/client'
import type { Duty } from './rules'
import type { DutyScope } from './scope'
import { listAssessmentAppealDuties, listAssessmentDuties } from './assessments'
import { listOutsideEvaluationDuties } from './outside-evaluations'
import { listPeerDuties } from './peers'
import { listPressDuties } from './press'
import { listLeaveDuties, listOverLeaveDuties, listRecallDuties } from './residency'
import { listResidencyDayDuties } from './residency-days'

type ListsDuties = (db: Db, scope: DutyScope, dutyDays: number) => Promise<Duty[]>

const LISTS: readonly ListsDuties[] = [
  listOutsideEvaluationDuties,
  listPeerDuties,
  listPressDuties,
  listAssessmentDuties,
  listAssessmentAppealDuties,
  listLeaveDuties,
  listOverLeaveDuties,
  listRecallDuties,
  listResidencyDayDuties,
]

/** Duties of assessment, outside evaluation, and of whoever is posted to a village. */
export async function listEvaluationDuties(
  db: Db,
  scope: DutyScope,
  dutyDays: number,
): Promise<Duty[]> {
  const duties = []
  for (const list of LISTS) duties.push(...(await list(db, scope, dutyDays)))
  return duties
}
