import { zhProjects } from './projects'
import { zhClaims } from './claims'
import { zhProjectComments } from './project-comments'
import { zhPlans } from './plans'
import { zhFunds } from './funds'
import { zhLoans } from './loans'
import { zhComplaints } from './complaints'
import { zhComplaintHandling } from './complaint-handling'
import { zhSupervisions } from './supervisions'
import { zhDeclarations } from './declarations'

export const zhManagement = {
  ...zhProjects,
  ...zhClaims,
  ...zhProjectComments,
  ...zhPlans,
  ...zhFunds,
  ...zhLoans,
  ...zhComplaints,
  ...zhComplaintHandling,
  ...zhSupervisions,
  ...zhDeclarations,
}
