import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { spotChecks } from '../../db/schema'
import { workersOf } from '../acceptances/find'
import { tellMayClaim } from '../claims/tell'
import { getFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { addAct } from '../projects/act'
import { lockProject, type Project, setProject, whoDid } from '../projects/find'
import { requireNeutralTo } from '../projects/neutral'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { findDrawn } from './find'
import { checkRefusal } from './rules'

interface Checked {
  code: string
  isPassed: boolean
  text: string
  photos: Attachments['photos']
}

/**
 * What the county saw of a project that was drawn. Not as it was accepted, its acceptance is open again,
 * and once it is accepted anew it is drawn for certain.
 */
export async function checkProject(
  tx: Db,
  ctx: RequestContext,
  { code, isPassed, text, photos }: Checked,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const project = await lockProject(tx, ctx, { code })
  await requireNeutralTo(tx, ctx, project)
  const check = await findDrawn(tx, county, project.id)
  const refusal = checkRefusal({
    status: project.status,
    isDrawn: check !== undefined,
    hasApproved: (await whoDid(tx, project, ['approved'])).includes(staffId),
    hasAccepted: (await whoDid(tx, project, ['accepted'])).includes(staffId),
    isOwnWork: (await workersOf(tx, project)).includes(staffId),
    text,
    photos: photos.length,
  })
  if (refusal || !check) throw new ApiError('refused', refusal ?? 'not_drawn')
  const today = dayOf(now)
  await tx
    .update(spotChecks)
    .set({
      status: isPassed ? 'passed' : 'failed',
      checkedBy: staffId,
      checkedOn: today,
      text,
    })
    .where(and(eq(spotChecks.county, county), eq(spotChecks.id, check.id)))
  const act = isPassed ? 'check_passed' : 'check_failed'
  await addAct(tx, ctx, project, { act, text, photos, facts: { drawId: check.drawId } })
  if (!isPassed) return reopen(tx, ctx, project, text)
  const days = await getFigure(tx, county, 'project_claim_days', today)
  await setProject(tx, project, { status: 'checked', dueOn: addDays(today, days) })
  await tellMayClaim(tx, ctx, project, 'spot_check.passed')
  return { code: 'passed', vars: { name: project.name } }
}

async function reopen(
  tx: Db,
  ctx: RequestContext,
  project: Project,
  text: string,
): Promise<Outcome> {
  const today = dayOf(ctx.now)
  const days = await getFigure(tx, ctx.county, 'project_accept_days', today)
  const dueOn = addDays(today, days)
  await setProject(tx, project, { status: 'finished', acceptedFen: null, dueOn, reason: text })
  const { name, code } = project
  const told = new Set(await whoDid(tx, project, ['finished', 'accepted']))
  if (project.leaderId) told.add(project.leaderId)
  for (const staffId of told)
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `project:${project.id}:check_failed:${ctx.now.getTime()}:${staffId}`,
      say: say('spot_check.failed', { name, text, code }),
    })
  return { code: 'failed', vars: { name } }
}
