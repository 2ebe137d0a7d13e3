import type { Db } from '../../db/client'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { listOpenComments } from '../project-comments/open'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { personalIn } from '../village-lists/rules'
import { addAct } from './act'
import { lockProject, setProject, whoDid } from './find'
import { requireNeutralTo } from './neutral'
import { stepRefusal, submitRefusal, TO } from './rules'
import { findNotice, listActs } from './standing'
import { tellDoers } from './tell-doers'

/** 乡镇申报: the township puts it before the county, once its notice is over; what was said meanwhile goes with it. */
export async function submitProject(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const project = await lockProject(tx, ctx, { code })
  await requireNeutralTo(tx, ctx, project)
  const today = dayOf(now)
  const acts = await listActs(tx, project)
  const notice = await findNotice(tx, project, 'before', acts)
  const refusal = submitRefusal({
    status: project.status,
    hasApplied: (await whoDid(tx, project, ['applied'])).includes(staffId),
    hasPosted: notice?.postedBy === staffId,
    notice,
    today,
  })
  if (refusal) throw new ApiError('refused', refusal)
  const open = await listOpenComments(tx, county, project.id)
  const dueOn = addDays(today, await getFigure(tx, county, 'project_approve_days', today))
  await setProject(tx, project, { status: TO.submit, dueOn, reason: null })
  await addAct(tx, ctx, project, { act: 'submitted', facts: { openComments: open.length } })
  return { code: 'submitted', vars: { name: project.name, due: dueOn } }
}

/** 项目退回: back to the village, which applies anew; what it says then hangs for its days again. */
export async function returnProject(
  tx: Db,
  ctx: RequestContext,
  { code, reason: said }: { code: string; reason: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const project = await lockProject(tx, ctx, { code })
  await requireNeutralTo(tx, ctx, project)
  const acts = await listActs(tx, project)
  const hasApplied = acts.some((each) => each.act === 'applied' && each.staffId === staffId)
  const refusal =
    stepRefusal('return', project.status) ??
    (hasApplied ? 'own_application' : null) ??
    personalIn(said)
  if (refusal) throw new ApiError('refused', refusal)
  const reason = said.trim()
  const today = dayOf(now)
  const dueOn = addDays(today, await getFigure(tx, county, 'duty_days', today))
  await setProject(tx, project, { status: TO.return, dueOn, reason })
  await addAct(tx, ctx, project, { act: 'returned', text: reason })
  await tellDoers(tx, ctx, project, { news: 'returned', reason, acts })
  return { code: 'returned', vars: { name: project.name } }
}
