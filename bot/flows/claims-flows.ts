import type { Flow } from '../conversation/flow'
import { acceptProject } from './accept-project'
import { claimMoney, closeProject } from './claim-money'
import { judgeClaim, showClaims } from './judge-claim'
import { missingMoney } from './missing-money'
import { payClaim } from './pay-claim'
import { reviewProject } from './review-project'
import { checkProject, drawChecks } from './spot-check'

/** The flows of acceptance, spot checks, claims and payments, a part of the registry. */
export const CLAIM_FLOWS: readonly Flow[] = [
  acceptProject,
  drawChecks,
  checkProject,
  claimMoney,
  closeProject,
  judgeClaim,
  showClaims,
  payClaim,
  missingMoney,
  reviewProject,
]
