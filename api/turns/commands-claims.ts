import { acceptProject, returnWork } from '../acceptances/accept'
import { claimForProject } from '../claims/claim'
import { closeProject } from '../claims/close'
import { judgeClaim } from '../claims/judge'
import { payClaim } from '../payments/pay'
import { reviewProject } from '../project-reviews/review'
import { checkProject } from '../spot-checks/check'
import { drawSpotChecks } from '../spot-checks/draw'

/** The services of `CLAIM_COMMANDS` with the rights they need. */
export const CLAIM_RUNS = {
  accept_project: { action: 'project.accept', run: acceptProject },
  return_work: { action: 'project.accept', run: returnWork },
  draw_spot_checks: { action: 'project.spot_check', run: drawSpotChecks },
  check_project: { action: 'project.spot_check', run: checkProject },
  claim_for_project: { action: 'project.claim', run: claimForProject },
  judge_claim: { action: 'project.judge_claim', run: judgeClaim },
  pay_claim: { action: 'project.pay', run: payClaim },
  close_project: { action: 'project.claim', run: closeProject },
  review_project: { action: 'project.review', run: reviewProject },
} as const
