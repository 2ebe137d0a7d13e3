import type { Flow } from '../conversation/flow'
import { applyProject } from './apply-project'
import { approveProject } from './approve-project'
import { cancelProject } from './cancel-project'
import { carryOutProject } from './carry-out-project'
import { discussProject } from './discuss-project'
import { postProject } from './post-project'
import { showProjects } from './show-projects'
import { submitProject } from './submit-project'

/** The flows of projects, a part of the registry. */
export const PROJECT_FLOWS: readonly Flow[] = [
  discussProject,
  applyProject,
  postProject,
  submitProject,
  approveProject,
  carryOutProject,
  cancelProject,
  showProjects,
]
