import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectComments, projects } from '../../db/schema'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** What was asked and said about projects, to be answered by whoever is in charge. */
export async function listCommentDuties(db: Db, { county, within }: DutyScope): Promise<Duty[]> {
  const rows = await db
    .select({
      areaPath: projects.areaPath,
      staffId: projects.leaderId,
      code: projectComments.code,
      dueOn: projectComments.dueOn,
    })
    .from(projectComments)
    .innerJoin(
      projects,
      and(eq(projects.county, county), eq(projects.id, projectComments.projectId)),
    )
    .where(
      and(
        eq(projectComments.county, county),
        eq(projectComments.status, 'open'),
        within(projects.areaPath),
      ),
    )
  return rows.map((row): Duty => ({ ...row, kind: 'project_comment', count: 1 }))
}
