import { enProjects } from './projects'
import { enClaims } from './claims'
import { enProjectComments } from './project-comments'
import { enPlans } from './plans'
import { enFunds } from './funds'
import { enLoans } from './loans'
import { enComplaints } from './complaints'
import { enComplaintHandling } from './complaint-handling'
import { enSupervisions } from './supervisions'
import { enDeclarations } from './declarations'

export const enManagement = {
  ...enProjects,
  ...enClaims,
  ...enProjectComments,
  ...enPlans,
  ...enFunds,
  ...enLoans,
  ...enComplaints,
  ...enComplaintHandling,
  ...enSupervisions,
  ...enDeclarations,
}
