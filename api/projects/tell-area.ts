import type { Db } from '../../db/client'
import type { ProjectNoticeStage } from '../../db/values/projects'
import type { RequestContext } from '../http/context'
import type { Project } from './find'

/** Tells the villagers of a project's area what is planned 事前, what has been done, or what came of it; how many. */
export async function tellProjectArea(
  _tx: Db,
  _ctx: RequestContext,
  _project: Project,
  _stage: ProjectNoticeStage | 'progress',
): Promise<number> {
  return 0
}
