import type { z } from 'zod'
import type { Db } from '../../db/client'
import { moveByCommand } from '../funds/move'
import { recordSource } from '../funds/record-source'
import type { RequestContext } from '../http/context'
import { applyProject } from '../projects/apply'
import { approveProject, refuseProject } from '../projects/approve'
import { cancelProject } from '../projects/cancel'
import { carryOutProject } from '../projects/carry-out'
import { discussProject } from '../projects/discuss'
import { postProjectNotice } from '../projects/post'
import { returnProject, submitProject } from '../projects/submit'
import type { Action } from '../shared/rights'
import type { Outcome } from './answer'
import type { MANAGEMENT_COMMANDS } from './command-management'

type ManagementCommand = z.infer<(typeof MANAGEMENT_COMMANDS)[number]>
type Run<T extends ManagementCommand['type']> = (
  tx: Db,
  ctx: RequestContext,
  command: Extract<ManagementCommand, { type: T }>,
) => Promise<Outcome>

/** The services of `MANAGEMENT_COMMANDS` with the rights they need. */
export const MANAGEMENT_RUNS: {
  [T in ManagementCommand['type']]: { action: Action; run: Run<T> }
} = {
  record_fund_source: { action: 'fund.record', run: recordSource },
  move_funds: { action: 'fund.allocate', run: moveByCommand },
  discuss_project: { action: 'project.apply', run: discussProject },
  apply_project: { action: 'project.apply', run: applyProject },
  post_project: { action: 'project_notice.post', run: postProjectNotice },
  submit_project: { action: 'project.submit', run: submitProject },
  return_project: { action: 'project.submit', run: returnProject },
  approve_project: { action: 'project.approve', run: approveProject },
  refuse_project: { action: 'project.approve', run: refuseProject },
  carry_out_project: { action: 'project.carry_out', run: carryOutProject },
  cancel_project: { action: 'project.cancel', run: cancelProject },
}
