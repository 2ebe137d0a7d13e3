import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectGoals } from '../../db/schema'
import { getFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { type Say, say } from '../messages/templates'
import { listOpenComments } from '../project-comments/open'
import { addAct } from '../projects/act'
import { lockProject, type Project, setProject, whoDid } from '../projects/find'
import { requireNeutralTo } from '../projects/neutral'
import { listNotices } from '../projects/standing'
import { tellProjectArea } from '../projects/tell-area'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { listGoals, workersOf } from './find'
import { acceptanceRefusal, returnRefusal } from './rules'

interface Acceptance {
  code: string
  amountFen: number
  text: string
  achieved: readonly number[]
  photos: Attachments['photos']
}

/**
 * 乡镇验收: the township has seen what was built, how much of it and how well. While a villager's question
 * or comment waits for its answer nothing is accepted.
 */
export async function acceptProject(
  tx: Db,
  ctx: RequestContext,
  { code, amountFen, text, achieved, photos }: Acceptance,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const project = await lockProject(tx, ctx, { code })
  await requireNeutralTo(tx, ctx, project)
  const goals = await listGoals(tx, project)
  const refusal = acceptanceRefusal({
    ...project,
    isOwnWork: (await workersOf(tx, project)).includes(staffId),
    text,
    amountFen,
    photos: photos.length,
    goals: goals.length,
    achieved: achieved.length,
  })
  if (refusal) throw new ApiError('refused', refusal)
  const open = await listOpenComments(tx, county, project.id)
  if (open.length > 0) return { code: 'comments_open', vars: { receipts: open.join('、') } }

  const today = dayOf(now)
  const days = await getFigure(tx, county, 'spot_check_days', today)
  const accepted = { ...project, status: 'accepted' as const, acceptedFen: amountFen }
  const dueOn = addDays(today, days)
  await setProject(tx, project, {
    status: 'accepted',
    acceptedFen: amountFen,
    dueOn,
    reason: null,
  })
  for (const [i, { seq }] of goals.entries())
    await tx
      .update(projectGoals)
      .set({ achieved: achieved[i] ?? null })
      .where(
        and(
          eq(projectGoals.county, county),
          eq(projectGoals.projectId, project.id),
          eq(projectGoals.seq, seq),
        ),
      )
  const earlier = await listNotices(tx, project, 'result')
  const facts = { achieved, earlierNotices: earlier.map(({ id }) => id) }
  await addAct(tx, ctx, project, { act: 'accepted', text, amountFen, facts, photos })
  await tellWorkers(
    tx,
    ctx,
    project,
    say('acceptance.told', { name: project.name, sum: amountFen }),
  )
  await tellProjectArea(tx, ctx, accepted, 'result')
  return { code: 'accepted', vars: { name: project.name, sum: amountFen } }
}

interface Returned {
  code: string
  reason: string
  photos: Attachments['photos']
}

/** 不合格: the work goes on until what is missing is done. */
export async function returnWork(
  tx: Db,
  ctx: RequestContext,
  { code, reason, photos }: Returned,
): Promise<Outcome> {
  const { staffId } = requireStaff(ctx)
  const project = await lockProject(tx, ctx, { code })
  await requireNeutralTo(tx, ctx, project)
  const isOwnWork = (await workersOf(tx, project)).includes(staffId)
  const refusal = returnRefusal({ ...project, isOwnWork, reason })
  if (refusal) throw new ApiError('refused', refusal)
  await setProject(tx, project, { status: 'under_way', dueOn: project.endsOn, reason })
  await addAct(tx, ctx, project, { act: 'returned', text: reason, photos })
  const told = say('acceptance.returned', { name: project.name, text: reason, code })
  await tellWorkers(tx, ctx, project, told)
  return { code: 'returned', vars: { name: project.name } }
}

/** Who leads the work and who said that it is finished. */
async function tellWorkers(tx: Db, ctx: RequestContext, project: Project, message: Say) {
  const finished = await whoDid(tx, project, ['finished'])
  const told = new Set([...finished, ...(project.leaderId ? [project.leaderId] : [])])
  for (const staffId of told)
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `project:${project.id}:acceptance:${ctx.now.getTime()}:${staffId}`,
      say: message,
    })
}
