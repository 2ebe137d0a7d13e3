import type { Db } from '../../db/client'
import { releaseProject } from '../funds/project-money'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { addAct } from '../projects/act'
import { lockProject, type Project, setProject } from '../projects/find'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { closeRefusal } from './rules'
import { claimedOf } from './standing'

/** 结项: the township says that the rest of what was accepted is not needed; it goes back where it came from. */
export async function closeProject(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  requireStaff(ctx)
  const project = await lockProject(tx, ctx, { code })
  const { openClaims, paidFen } = await claimedOf(tx, project)
  const refusal = closeRefusal({ ...project, openClaims })
  if (refusal) throw new ApiError('refused', refusal)
  await settleProject(tx, ctx, project, paidFen)
  return { code: 'settled', vars: { name: project.name, sum: paidFen } }
}

/** All that is needed of a project's money is paid: it is over, and what is left goes back. */
export async function settleProject(
  tx: Db,
  ctx: RequestContext,
  project: Project,
  paidFen: number,
): Promise<void> {
  await setProject(tx, project, { status: 'settled', dueOn: null })
  await addAct(tx, ctx, project, { act: 'settled', amountFen: paidFen })
  await releaseProject(tx, ctx, project)
}

/** Settles a project of which all that was accepted is paid; whether it is. */
export async function settleIfPaid(tx: Db, ctx: RequestContext, project: Project) {
  const { paidFen } = await claimedOf(tx, project)
  if (project.acceptedFen === null || paidFen < project.acceptedFen) return false
  await settleProject(tx, ctx, project, paidFen)
  return true
}
