import { and, asc, eq, inArray } from 'drizzle-orm'
import { areas, projectGoals, projectHouseholds, staff } from '../../db/schema'
import { moneyOf } from '../funds/money-of'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { listOpenComments } from '../project-comments/open'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { findProject, type Project } from './find'
import {
  agreedLines,
  approvalsOf,
  findNotice,
  isPlanned,
  lastOf,
  listActs,
  readApprovalsNeeded,
} from './standing'

async function getProjectRow({ county, deps }: RequestContext, code: string): Promise<Project> {
  const project = await findProject(deps.connection.db, county, { code })
  if (!project) throw new ApiError('not_found', 'project')
  return project
}

/** What anybody may know of a project: what, where, by when, who answers for it, and the money it is about. */
export async function getProject(ctx: RequestContext, { code }: { code: string }) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const project = await getProjectRow(ctx, code)
  const ofProject = { county, id: project.id }
  const [area] = await db
    .select({ name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.path, project.areaPath)))
  const [leader] = project.leaderId
    ? await db
        .select({ name: staff.name, unit: staff.unit })
        .from(staff)
        .where(and(eq(staff.county, county), eq(staff.id, project.leaderId)))
    : []
  const goals = await db
    .select({
      text: projectGoals.text,
      target: projectGoals.target,
      unit: projectGoals.unit,
      achieved: projectGoals.achieved,
    })
    .from(projectGoals)
    .where(and(eq(projectGoals.county, county), eq(projectGoals.projectId, project.id)))
    .orderBy(asc(projectGoals.seq))
  const isFor = and(
    eq(projectHouseholds.county, county),
    eq(projectHouseholds.projectId, project.id),
  )
  const acts = await listActs(db, ofProject)
  const money = await moneyOf(db, county, project.id)
  const progress = lastOf(acts, 'progressed')
  return {
    code,
    name: project.name,
    areaPath: project.areaPath,
    area: area?.name ?? '',
    year: project.year,
    sector: project.sector,
    nature: project.nature,
    place: project.place,
    content: project.content,
    startsOn: project.startsOn,
    endsOn: project.endsOn,
    unit: project.unit,
    leader: leader?.name ?? '',
    helps: project.helps,
    plannedFen: project.plannedFen,
    approvedFen: project.approvedFen,
    acceptedFen: project.acceptedFen,
    paidFen: money.spentFen,
    sources: money.sources.map(({ name, fundedFen }) => ({ name, fundedFen })),
    goals,
    /** None: the whole village. */
    households: await db.$count(projectHouseholds, isFor),
    status: project.status,
    openedOn: project.openedOn,
    before: await windowOf(ctx, project, 'before', acts),
    result: await windowOf(ctx, project, 'result', acts),
    progress: progress ? { on: progress.on, text: progress.text, facts: progress.facts } : null,
  }
}

async function windowOf(
  { deps }: RequestContext,
  project: Project,
  stage: 'before' | 'result',
  acts: Parameters<typeof findNotice>[3],
) {
  const notice = await findNotice(deps.connection.db, project, stage, acts)
  return notice && { postedOn: notice.postedOn, lastOn: notice.lastOn }
}

/** For staff of its area: what was done by whom, and what comes next. */
export async function listProjectActs(ctx: RequestContext, { code }: { code: string }) {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const project = await getProjectRow(ctx, code)
  requireInScope(ctx, project.areaPath, 'project')
  const acts = await listActs(db, project)
  const ids = [...new Set(acts.map(({ staffId }) => staffId))]
  const people = await db
    .select({ id: staff.id, name: staff.name, unit: staff.unit })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, ids)))
  const nameOf = new Map(people.map(({ id, name, unit }) => [id, { name, unit }]))
  const approvals = approvalsOf(acts)
  const today = dayOf(now)
  const notice = await findNotice(db, project, 'before', acts)
  return {
    status: project.status,
    dueOn: project.dueOn,
    isLate: project.dueOn !== null && project.dueOn < today,
    reason: project.reason,
    isPlanned: await isPlanned(db, project),
    isNoticeOver: notice !== null && today > notice.lastOn,
    openComments: await listOpenComments(db, county, project.id),
    approvals: {
      given: approvals.length,
      needed: await readApprovalsNeeded(db, project, now),
      lines: agreedLines(approvals) ?? [],
    },
    acts: acts.map(({ act, on, at, text, amountFen, facts, staffId }) => ({
      act,
      on,
      at: at.toISOString(),
      by: nameOf.get(staffId) ?? { name: '', unit: '' },
      text,
      amountFen,
      facts,
    })),
  }
}
