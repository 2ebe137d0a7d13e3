import type { Db } from '../../db/client'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import type { ProjectNews } from '../messages/topics/projects'
import type { Project } from './find'
import type { Act } from './standing'

/** Tells those who brought a project so far, and who answers for it, what others made of it. */
export async function tellDoers(
  tx: Db,
  ctx: RequestContext,
  project: Pick<Project, 'id' | 'code' | 'name' | 'leaderId'>,
  { news, reason, acts }: { news: ProjectNews; reason: string; acts: readonly Act[] },
): Promise<void> {
  const { staffId: self } = requireStaff(ctx)
  const { id, code, name, leaderId } = project
  const told = acts
    .filter(({ act }) => act === 'discussed' || act === 'applied' || act === 'submitted')
    .map(({ staffId }) => staffId)
  for (const staffId of new Set([...told, ...(leaderId ? [leaderId] : [])])) {
    if (staffId === self) continue
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      // It can be sent back more than once.
      purpose: `project:${id}:${news}:${acts.length}:${staffId}`,
      say: say('project.news', { news, name, reason, code }),
    })
  }
}
