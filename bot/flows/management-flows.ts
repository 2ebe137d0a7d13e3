import type { Flow } from '../conversation/flow'
import { PROJECT_FLOWS } from './projects-flows'
import { CLAIM_FLOWS } from './claims-flows'
import { PROJECT_COMMENT_FLOWS } from './project-comments-flows'
import { PLAN_FLOWS } from './plans-flows'
import { FUND_FLOWS } from './funds-flows'
import { LOAN_FLOWS } from './loans-flows'
import { COMPLAINT_FLOWS } from './complaints-flows'
import { HANDLING_FLOWS } from './complaint-handling-flows'
import { SUPERVISION_FLOWS } from './supervisions-flows'
import { DECLARATION_FLOWS } from './declarations-flows'

/** The flows of projects, money and integrity, a part of the registry. */
export const MANAGEMENT_FLOWS: readonly Flow[] = [
  ...PROJECT_FLOWS,
  ...CLAIM_FLOWS,
  ...PROJECT_COMMENT_FLOWS,
  ...PLAN_FLOWS,
  ...FUND_FLOWS,
  ...LOAN_FLOWS,
  ...COMPLAINT_FLOWS,
  ...HANDLING_FLOWS,
  ...SUPERVISION_FLOWS,
  ...DECLARATION_FLOWS,
]
