import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projects } from '../../db/schema'
import type { ProjectAct } from '../../db/values/projects'
import { getFigure } from '../figures/service'
import { progressDue } from '../projects/rules'
import { dayOf } from '../shared/day'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

const WAITING = ['discussed', 'applied', 'submitted', 'approved', 'under_way'] as const

/** Each project with whoever has to take its next step; of one that hangs on the wall nobody has, until its days are over. */
export async function listProjectDuties(
  db: Db,
  { county, now, within }: DutyScope,
): Promise<Duty[]> {
  const ofProject = sql`county = ${county} and project_id = projects.id`
  const earlier = sql`coalesce((
    select facts -> 'earlierNotices' from project_acts
     where ${ofProject} and act = 'applied' order by seq desc limit 1), '[]'::jsonb)`
  const whoDid = (...acts: ProjectAct[]) => sql<string[]>`array(
    select distinct staff_id::text from project_acts
     where ${ofProject} and act in ${acts})`
  const rows = await db
    .select({
      status: projects.status,
      areaPath: projects.areaPath,
      code: projects.code,
      dueOn: projects.dueOn,
      endsOn: projects.endsOn,
      openedOn: projects.openedOn,
      leaderId: projects.leaderId,
      lastOn: sql<string | null>`(
        select max(last_on)::text from project_notices
         where ${ofProject} and stage = 'before' and not (${earlier} @> to_jsonb(id::text)))`,
      applied: whoDid('applied'),
      posted: sql<string[]>`array(
        select posted_by::text from project_notices where ${ofProject} and stage = 'before')`,
      hadPart: whoDid('discussed', 'applied', 'submitted'),
      approved: sql<string[]>`array(
        select staff_id::text from project_acts
         where ${ofProject} and act = 'approved'
           and seq > coalesce((select max(seq) from project_acts
                                where ${ofProject} and act = 'submitted'), 0))`,
      workedOn: sql<string | null>`(
        select max("on")::text from project_acts
         where ${ofProject} and act in ('started', 'progressed'))`,
    })
    .from(projects)
    .where(
      and(
        eq(projects.county, county),
        inArray(projects.status, [...WAITING]),
        within(projects.areaPath),
      ),
    )
  const today = dayOf(now)
  const isAnyUnderWay = rows.some(({ status }) => status === 'under_way')
  const progressDay = isAnyUnderWay ? await getFigure(db, county, 'project_progress_day', today) : 1
  return rows.flatMap((row): Duty[] => {
    const { status, areaPath, code, leaderId, lastOn } = row
    const dueOn = row.dueOn ?? row.openedOn
    const duty = { areaPath, code, count: 1, staffId: null, dueOn }
    switch (status) {
      case 'discussed':
        return [{ ...duty, kind: 'project_apply' }]
      case 'applied':
        if (lastOn === null) return [{ ...duty, kind: 'project_notice' }]
        return today > lastOn
          ? [{ ...duty, kind: 'project_submit', exceptIds: [...row.applied, ...row.posted] }]
          : []
      case 'submitted': {
        const exceptIds = [...row.hadPart, ...row.approved, ...(leaderId ? [leaderId] : [])]
        return [{ ...duty, kind: 'project_approve', exceptIds }]
      }
      case 'approved':
        return [{ ...duty, kind: 'project_start', staffId: leaderId }]
      case 'under_way': {
        const next = progressDue(row.workedOn ?? row.openedOn, progressDay)
        // Past the day it is to be done by, reports alone do not put it right.
        const first = row.endsOn !== null && row.endsOn < next ? row.endsOn : next
        return [{ ...duty, kind: 'project_progress', staffId: leaderId, dueOn: first }]
      }
      default:
        return []
    }
  })
}
