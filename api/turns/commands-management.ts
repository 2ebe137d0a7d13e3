import type { z } from 'zod'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import type { Action } from '../shared/rights'
import type { Outcome } from './answer'
import type { MANAGEMENT_COMMANDS } from './command-management'
import { applyProject } from '../projects/apply'
import { approveProject, refuseProject } from '../projects/approve'
import { cancelProject } from '../projects/cancel'
import { carryOutProject } from '../projects/carry-out'
import { discussProject } from '../projects/discuss'
import { postProjectNotice } from '../projects/post'
import { returnProject, submitProject } from '../projects/submit'
import { CLAIM_RUNS } from './commands-claims'
import { addLine, beginPlan } from '../plans/make'
import { adoptPlan, endLine } from '../plans/settle'
import { fileComment } from '../project-comments/file'
import { moveByCommand } from '../funds/move'
import { recordSource } from '../funds/record-source'
import { addToComplaint } from '../complaints/add'
import { fileComplaint } from '../complaints/file'
import { actOnComplaint } from '../complaints/handling/act'
import { contestCase } from '../accountabilities/contest'
import { decideCase } from '../accountabilities/decide'
import { proposeByCommand } from '../accountabilities/propose'
import { fileFinding } from '../findings/file'
import { rectifyFinding } from '../findings/rectify'
import { returnFinding, verifyFinding } from '../findings/verify'
import { draftPublishedCase } from '../published-cases/draft'
import { settlePublishedCase } from '../published-cases/settle'
import { answerCheck } from '../supervisions/answer'
import { planSupervision } from '../supervisions/plan'
import { compareByCommand } from '../declarations/compare'
import { declare, withdrawDeclaration } from '../declarations/declare'
import { decideHit } from '../declarations/hits'
import { remindUndeclared } from '../declarations/list'
import { recordLoan } from '../loans/record'
import { repayLoan } from '../loans/repay'

type ManagementCommand = z.output<(typeof MANAGEMENT_COMMANDS)[number]>
type Run<T extends ManagementCommand['type']> = (
  tx: Db,
  ctx: RequestContext,
  command: Extract<ManagementCommand, { type: T }>,
) => Promise<Outcome>

/** The services of `MANAGEMENT_COMMANDS` with the rights they need. */
export const MANAGEMENT_RUNS: {
  [T in ManagementCommand['type']]: { action: Action; run: Run<T> }
} = {
  discuss_project: { action: 'project.apply', run: discussProject },
  apply_project: { action: 'project.apply', run: applyProject },
  post_project: { action: 'project_notice.post', run: postProjectNotice },
  submit_project: { action: 'project.submit', run: submitProject },
  return_project: { action: 'project.submit', run: returnProject },
  approve_project: { action: 'project.approve', run: approveProject },
  refuse_project: { action: 'project.approve', run: refuseProject },
  carry_out_project: { action: 'project.carry_out', run: carryOutProject },
  cancel_project: { action: 'project.cancel', run: cancelProject },
  ...CLAIM_RUNS,
  file_project_comment: { action: 'project_comment.file', run: fileComment },
  begin_plan: { action: 'plan.make', run: beginPlan },
  add_plan_line: { action: 'plan.make', run: addLine },
  end_plan_line: { action: 'plan.make', run: endLine },
  adopt_plan: { action: 'plan.adopt', run: adoptPlan },
  record_fund_source: { action: 'fund.record', run: recordSource },
  move_funds: { action: 'fund.allocate', run: moveByCommand },
  file_complaint: { action: 'complaint.file', run: fileComplaint },
  add_to_complaint: { action: 'complaint.file', run: addToComplaint },
  handle_complaint: { action: 'complaint.handle', run: actOnComplaint },
  plan_supervision: { action: 'supervision.plan', run: planSupervision },
  answer_supervision: { action: 'supervision.check', run: answerCheck },
  make_finding: { action: 'finding.make', run: fileFinding },
  rectify_finding: { action: 'finding.rectify', run: rectifyFinding },
  verify_finding: { action: 'finding.verify', run: verifyFinding },
  return_finding: { action: 'finding.verify', run: returnFinding },
  propose_accountability: { action: 'accountability.propose', run: proposeByCommand },
  decide_accountability: { action: 'accountability.decide', run: decideCase },
  contest_accountability: { action: 'accountability.own', run: contestCase },
  draft_published_case: { action: 'published_case.draft', run: draftPublishedCase },
  settle_published_case: { action: 'published_case.decide', run: settlePublishedCase },
  record_loan: { action: 'loan.record', run: recordLoan },
  repay_loan: { action: 'loan.record', run: repayLoan },
  declare_kin: {
    action: 'declaration.make',
    run: (tx, ctx, command) => declare(tx, ctx, { ...command, kind: 'kin' }),
  },
  declare_interest: {
    action: 'declaration.make',
    run: (tx, ctx, command) => declare(tx, ctx, { ...command, kind: 'interest' }),
  },
  declare_none: {
    action: 'declaration.make',
    run: (tx, ctx) => declare(tx, ctx, { kind: 'none' }),
  },
  withdraw_declaration: { action: 'declaration.make', run: withdrawDeclaration },
  remind_undeclared: { action: 'declaration.decide', run: remindUndeclared },
  compare_declarations: { action: 'declaration.compare', run: compareByCommand },
  decide_declaration_hit: { action: 'declaration.decide', run: decideHit },
}
