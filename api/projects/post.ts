import type { Db } from '../../db/client'
import { projectNotices } from '../../db/schema'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { keepPhotos } from '../media/service'
import { closingDay } from '../notices/rules'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { isWorkingDay } from '../shared/working-days'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { lockProject, setProject } from './find'
import { noticeStageAt, postRefusal } from './rules'
import { findNotice, listActs } from './standing'
import { tellProjectArea } from './tell-area'

interface Posted {
  code: string
  /** Of the sheet on the wall. */
  photos: Attachments['photos']
}

/**
 * 事前公示, and 完工公告 once it is accepted: the sheet hangs, as its photo shows. The day of posting does not count, and
 * the last one is moved past days off. A photo that turns out to be none takes the notice with it.
 */
export async function postProjectNotice(
  tx: Db,
  ctx: RequestContext,
  { code, photos }: Posted,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const project = await lockProject(tx, ctx, { code })
  const stage = noticeStageAt(project.status)
  const acts = await listActs(tx, project)
  const hanging = stage && (await findNotice(tx, project, stage, acts))
  const refusal = postRefusal({ ...project, photos: photos.length, isThere: Boolean(hanging) })
  if (refusal || !stage) throw new ApiError('refused', refusal ?? 'wrong_step')
  const postedOn = dayOf(now)
  const days = await getFigure(tx, county, 'project_notice_days', postedOn)
  const lastOn = closingDay(postedOn, days, isWorkingDay)
  const id = newId()
  const notice = { county, id, projectId: project.id, stage, postedBy: staffId, postedOn, lastOn }
  await tx.insert(projectNotices).values(notice)
  await keepPhotos(tx, ctx, `project_notice:${id}`, photos)
  await record(tx, ctx, {
    subject: `project:${project.id}`,
    type: 'project.notice_posted',
    details: { noticeId: id, stage, postedOn, lastOn },
  })
  if (stage === 'before') {
    const submitDays = await getFigure(tx, county, 'project_submit_days', postedOn)
    await setProject(tx, project, { dueOn: addDays(lastOn, submitDays) })
  }
  const told = await tellProjectArea(tx, ctx, project, stage)
  return { code: 'posted', vars: { name: project.name, day: lastOn, told } }
}
