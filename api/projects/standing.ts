import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { planLines, plans, projectActs, projectNotices } from '../../db/schema'
import type { ProjectNoticeStage } from '../../db/values/projects'
import { getFigure } from '../figures/service'
import { type Day, dayOf } from '../shared/day'
import type { Project } from './find'
import { approvalsNeeded, type MoneyLine } from './rules'

export type Act = typeof projectActs.$inferSelect
type Of = Pick<Project, 'county' | 'id'>

/** What was done about a project, in its order. */
export const listActs = (db: Db, { county, id }: Of): Promise<Act[]> =>
  db
    .select()
    .from(projectActs)
    .where(and(eq(projectActs.county, county), eq(projectActs.projectId, id)))
    .orderBy(asc(projectActs.seq))

export const lastOf = (acts: readonly Act[], act: Act['act']): Act | undefined =>
  acts.findLast((each) => each.act === act)

/** Those since it was submitted last: what was approved before it was sent back counts no more. */
export function approvalsOf(acts: readonly Act[]): Act[] {
  const since = lastOf(acts, 'submitted')?.seq ?? 0
  return acts.filter(({ act, seq }) => act === 'approved' && seq > since)
}

/** The money all approvals of a round are about; null before the first. */
export function agreedLines(approvals: readonly Act[]): MoneyLine[] | null {
  const first = approvals[0]
  return first ? ((first.facts as { lines?: MoneyLine[] }).lines ?? []) : null
}

export async function readApprovalsNeeded(
  db: Db,
  { county, plannedFen }: Pick<Project, 'county' | 'plannedFen'>,
  now: Date,
): Promise<number> {
  const today = dayOf(now)
  const twoFrom = await getFigure(db, county, 'approvals_two_from', today)
  const threeFrom = await getFigure(db, county, 'approvals_three_from', today)
  return approvalsNeeded(plannedFen, { twoFrom, threeFrom })
}

/** What a notice of each stage tells of. */
const TOLD_OF = { before: 'applied', result: 'accepted' } as const

/** Notices that hung before its last application, or acceptance, prove nothing of what that says. */
const earlierNotices = (acts: readonly Act[], stage: ProjectNoticeStage): readonly string[] =>
  (lastOf(acts, TOLD_OF[stage])?.facts as { earlierNotices?: string[] } | undefined)
    ?.earlierNotices ?? []

export interface StandingNotice {
  id: string
  postedOn: Day
  lastOn: Day
  postedBy: string
}

/** The notice of a stage that counts, with its window; null where none hangs. */
export async function findNotice(
  db: Db,
  { county, id }: Of,
  stage: ProjectNoticeStage,
  acts: readonly Act[],
): Promise<StandingNotice | null> {
  const rows = await listNotices(db, { county, id }, stage)
  const earlier = earlierNotices(acts, stage)
  return rows.find((row) => !earlier.includes(row.id)) ?? null
}

/** How often it has come to this stage: applied for anew or accepted anew it is told anew. */
export function countTimes(db: Db, { county, id }: Of, stage: ProjectNoticeStage): Promise<number> {
  const told = and(
    eq(projectActs.county, county),
    eq(projectActs.projectId, id),
    eq(projectActs.act, TOLD_OF[stage]),
  )
  return db.$count(projectActs, told)
}

export const listNotices = (db: Db, { county, id }: Of, stage: ProjectNoticeStage) =>
  db
    .select({
      id: projectNotices.id,
      postedOn: projectNotices.postedOn,
      lastOn: projectNotices.lastOn,
      postedBy: projectNotices.postedBy,
    })
    .from(projectNotices)
    .where(
      and(
        eq(projectNotices.county, county),
        eq(projectNotices.projectId, id),
        eq(projectNotices.stage, stage),
      ),
    )
    .orderBy(desc(projectNotices.lastOn), desc(projectNotices.id))

/** Lines of the village's adopted plan that a project may carry out: of its year and sector. */
export async function listPlannedLines(
  db: Db,
  { county, areaPath, year, sector }: Pick<Project, 'county' | 'areaPath' | 'year' | 'sector'>,
) {
  return db
    .select({ planId: plans.id, seq: planLines.seq })
    .from(plans)
    .innerJoin(planLines, and(eq(planLines.county, county), eq(planLines.planId, plans.id)))
    .where(
      and(
        eq(plans.county, county),
        eq(plans.kind, 'village'),
        eq(plans.status, 'adopted'),
        eq(plans.areaPath, areaPath),
        eq(plans.year, year),
        eq(planLines.sector, sector),
        inArray(planLines.status, ['open', 'done']),
      ),
    )
    .orderBy(asc(planLines.seq))
}

/** Whether it is in the village's plan, or carries out a line of it. */
export async function isPlanned(db: Db, project: Project): Promise<boolean> {
  return project.planId !== null || (await listPlannedLines(db, project)).length > 0
}

/** Whether progress was told in this month already. */
export async function hasToldThisMonth(db: Db, { county, id }: Of, today: Day): Promise<boolean> {
  const inMonth = and(
    eq(projectActs.county, county),
    eq(projectActs.projectId, id),
    eq(projectActs.act, 'progressed'),
    sql`to_char(${projectActs.on}, 'YYYY-MM') = ${today.slice(0, 7)}`,
  )
  return (await db.$count(projectActs, inMonth)) > 0
}
