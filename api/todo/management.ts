import type { Db } from '../../db/client'
import { listClaimDuties, listStepDuties } from './claims'
import { listLoanDuties } from './loans'
import { listCommentDuties } from './project-comments'
import { listProjectDuties } from './projects'
import type { Duty } from './rules'
import type { DutyScope } from './scope'
import { listAccountabilityDuties, listFindingDuties, listSupervisionDuties } from './supervisions'

type ListsDuties = (db: Db, scope: DutyScope) => Promise<Duty[]>

const LISTS: readonly ListsDuties[] = [
  listProjectDuties,
  listCommentDuties,
  listStepDuties,
  listClaimDuties,
  listLoanDuties,
  listSupervisionDuties,
  listFindingDuties,
  listAccountabilityDuties,
]

/** Duties of projects, money and integrity. */
export async function listManagementDuties(db: Db, scope: DutyScope): Promise<Duty[]> {
  const duties = []
  for (const list of LISTS) duties.push(...(await list(db, scope)))
  return duties
}
