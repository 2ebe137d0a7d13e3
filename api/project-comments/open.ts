import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectComments } from '../../db/schema'

/** Receipts of what was asked or said about a project and not answered yet; acceptance waits for them. */
export async function listOpenComments(
  db: Db,
  county: string,
  projectId: string,
): Promise<string[]> {
  const rows = await db
    .select({ code: projectComments.code })
    .from(projectComments)
    .where(
      and(
        eq(projectComments.county, county),
        eq(projectComments.projectId, projectId),
        eq(projectComments.status, 'open'),
      ),
    )
    .orderBy(asc(projectComments.saidAt), asc(projectComments.code))
  return rows.map(({ code }) => code)
}
