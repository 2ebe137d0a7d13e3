import { contestCase } from '../accountabilities/contest'
import { decideCase } from '../accountabilities/decide'
import { proposeByCommand } from '../accountabilities/propose'
import { fileFinding } from '../findings/file'
import { rectifyFinding } from '../findings/rectify'
import { returnFinding, verifyFinding } from '../findings/verify'
import { draftPublishedCase } from '../published-cases/draft'
import { settlePublishedCase } from '../published-cases/settle'
import type { Action } from '../shared/rights'
import { answerCheck } from '../supervisions/answer'
import { planSupervision } from '../supervisions/plan'
import type { CommandType } from './command'
import type { MANAGEMENT_COMMANDS } from './command-management'
import type { Run } from './commands'

type ManagementType = Extract<
  CommandType,
  (typeof MANAGEMENT_COMMANDS)[number]['shape']['type']['value']
>

/** The services of `MANAGEMENT_COMMANDS` with the rights they need. */
export const MANAGEMENT_RUNS: { [T in ManagementType]: { action: Action; run: Run<T> } } = {
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
}
