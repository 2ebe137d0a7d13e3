import type { Flow } from '../conversation/flow'
import { commentProject } from './comment-project'
import { lookUpProject } from './look-up-project'
import { villageProjects } from './village-projects'

/** The flows of what villagers see, ask and say about a project. */
export const PROJECT_COMMENT_FLOWS: readonly Flow[] = [
  lookUpProject,
  villageProjects,
  commentProject,
]
