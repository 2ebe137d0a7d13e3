import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectActs, projectNotices, staff } from '../../db/schema'
import type { ProjectAct, ProjectNoticeStage } from '../../db/values/projects'
import { areaInWords, findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { type Say, say } from '../messages/templates'
import { enqueueMany } from '../outbox/enqueue'
import { type Day, dayOf, instantOf } from '../shared/day'
import { listListeners } from '../subscriptions/listeners'
import type { Project } from './find'
import { countTimes } from './standing'
import { periodOf } from '../project-comments/rules'

type Stage = ProjectNoticeStage | 'progress'

/**
 * Tells the villagers of a project's area what is planned 事前, what has been done, or what came of it:
 * each phone once for a stage, unless it is applied for or accepted anew, of progress once a month. How many there are to be told.
 */
export async function tellProjectArea(
  tx: Db,
  ctx: RequestContext,
  project: Project,
  stage: Stage,
): Promise<number> {
  const { county, now } = ctx
  const { id } = project
  const { message, until } = await messageOf(tx, ctx, project, stage)
  const contactIds = await listListeners(tx, county, project.areaPath)
  const times = stage === 'progress' ? 1 : await countTimes(tx, project, stage)
  const which = stage === 'progress' ? `:${dayOf(now).slice(0, 7)}` : times > 1 ? `:${times}` : ''
  const messages = contactIds.map((contactId) => ({
    contactId,
    purpose: `project:${id}:${stage}${which}:${contactId}`,
    class: 'notice' as const,
    say: message,
    guard: { kind: 'project_live' as const, id },
    ...(until && { notAfter: instantOf(until, 24) }),
  }))
  await enqueueMany(tx, ctx, messages)
  return messages.length
}

/** What is said, and until when it is worth saying. */
async function messageOf(
  tx: Db,
  ctx: RequestContext,
  project: Project,
  stage: Stage,
): Promise<{ message: Say; until: Day | null }> {
  const { county } = ctx
  const { code, name, plannedFen, approvedFen, acceptedFen } = project
  const about = { area: await areaName(tx, county, project.areaPath), project: name, code }
  if (stage === 'progress') {
    const act = await lastAct(tx, project, 'progressed')
    const percent = Number((act?.facts as { percent?: number } | undefined)?.percent ?? 0)
    return { message: say('project_news.progress', { ...about, percent }), until: null }
  }
  if (stage === 'result') {
    const act = await lastAct(tx, project, 'finished')
    const money = acceptedFen ?? approvedFen ?? plannedFen
    return {
      message: say('project_news.result', { ...about, money, text: act?.text || project.content }),
      until: null,
    }
  }
  const until = await noticeUntil(tx, project)
  const told = {
    ...about,
    money: approvedFen ?? plannedFen,
    period: periodOf(project),
    inCharge: await inChargeOf(tx, project),
  }
  return until
    ? { message: say('project_news.before', { ...told, until }), until }
    : { message: say('project_news.planned', told), until }
}

/** 宝坪村, or 天元乡 where it is for all of it. */
export const areaName = async (tx: Db, county: string, path: string): Promise<string> =>
  (await findArea(tx, county, path))?.name ?? areaInWords(tx, county, path)

/** Whoever is in charge; where nobody is named, the unit that carries it out, which may be empty. */
export async function inChargeOf(
  tx: Db,
  { county, leaderId, unit }: Pick<Project, 'county' | 'leaderId' | 'unit'>,
): Promise<string> {
  if (!leaderId) return unit
  const [leader] = await tx
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, leaderId)))
  return leader?.name ?? unit
}

async function lastAct(tx: Db, { county, id }: Project, act: ProjectAct) {
  const [last] = await tx
    .select({ text: projectActs.text, facts: projectActs.facts })
    .from(projectActs)
    .where(
      and(eq(projectActs.county, county), eq(projectActs.projectId, id), eq(projectActs.act, act)),
    )
    .orderBy(desc(projectActs.seq))
    .limit(1)
  return last
}

async function noticeUntil(tx: Db, { county, id }: Project): Promise<Day | null> {
  const [last] = await tx
    .select({ lastOn: projectNotices.lastOn })
    .from(projectNotices)
    .where(
      and(
        eq(projectNotices.county, county),
        eq(projectNotices.projectId, id),
        eq(projectNotices.stage, 'before'),
      ),
    )
    .orderBy(desc(projectNotices.lastOn))
    .limit(1)
  return last?.lastOn ?? null
}
