import type { Db } from '../../db/client'
import { releaseProject } from '../funds/project-money'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { personalIn } from '../village-lists/rules'
import { addAct } from './act'
import { lockProject, setProject } from './find'
import { requireNeutralTo } from './neutral'
import { stepRefusal, TO } from './rules'
import { listActs } from './standing'
import { tellDoers } from './tell-doers'
import { tellProjectOver } from './tell-over'

/** 项目取消: it is not carried out after all; the money that is left goes back where it came from. */
export async function cancelProject(
  tx: Db,
  ctx: RequestContext,
  { code, reason: said }: { code: string; reason: string },
): Promise<Outcome> {
  const project = await lockProject(tx, ctx, { code })
  await requireNeutralTo(tx, ctx, project)
  const refusal = stepRefusal('cancel', project.status) ?? personalIn(said)
  if (refusal) throw new ApiError('refused', refusal)
  const reason = said.trim()
  const acts = await listActs(tx, project)
  await setProject(tx, project, { status: TO.cancel, dueOn: null, reason })
  await addAct(tx, ctx, project, { act: 'cancelled', text: reason, facts: { was: project.status } })
  if (project.approvedFen !== null) await releaseProject(tx, ctx, project)
  await tellDoers(tx, ctx, project, { news: 'cancelled', reason, acts })
  await tellProjectOver(tx, ctx, project, 'cancelled', reason)
  return { code: 'cancelled', vars: { name: project.name } }
}
