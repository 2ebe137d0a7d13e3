import { PROJECT_TEMPLATES, type ProjectVarKinds } from './projects'
import { CLAIM_TEMPLATES, type ClaimVarKinds } from './claims'
import { PROJECT_COMMENT_TEMPLATES, type ProjectCommentVarKinds } from './project-comments'
import { PLAN_TEMPLATES, type PlanVarKinds } from './plans'
import { FUND_TEMPLATES, type FundVarKinds } from './funds'
import { LOAN_TEMPLATES, type LoanVarKinds } from './loans'
import { COMPLAINT_TEMPLATES, type ComplaintVarKinds } from './complaints'
import { HANDLING_TEMPLATES, type HandlingVarKinds } from './complaint-handling'
import { SUPERVISION_TEMPLATES, type SupervisionVarKinds } from './supervisions'
import { DECLARATION_TEMPLATES, type DeclarationVarKinds } from './declarations'

export interface ManagementVarKinds
  extends
    ProjectVarKinds,
    ClaimVarKinds,
    ProjectCommentVarKinds,
    PlanVarKinds,
    FundVarKinds,
    LoanVarKinds,
    ComplaintVarKinds,
    HandlingVarKinds,
    SupervisionVarKinds,
    DeclarationVarKinds {}

/** What is said about projects, money and integrity. */
export const MANAGEMENT_TEMPLATES = {
  ...PROJECT_TEMPLATES,
  ...CLAIM_TEMPLATES,
  ...PROJECT_COMMENT_TEMPLATES,
  ...PLAN_TEMPLATES,
  ...FUND_TEMPLATES,
  ...LOAN_TEMPLATES,
  ...COMPLAINT_TEMPLATES,
  ...HANDLING_TEMPLATES,
  ...SUPERVISION_TEMPLATES,
  ...DECLARATION_TEMPLATES,
} as const
