import { and, eq, inArray, notInArray } from 'drizzle-orm'
import { projectComments, projects } from '../../db/schema'
import type { Holding } from './guards'

/** What must still be so of projects, money and integrity. */
export type ManagementGuard =
  /** Neither refused nor given up. */
  'project_live' | 'project_comment_open'

export const MANAGEMENT_HOLDING = {
  project_live: (tx, { county }, ids) =>
    tx
      .select({ id: projects.id })
      .from(projects)
      .where(
        and(
          eq(projects.county, county),
          inArray(projects.id, ids),
          notInArray(projects.status, ['rejected', 'cancelled']),
        ),
      ),
  project_comment_open: (tx, { county }, ids) =>
    tx
      .select({ id: projectComments.id })
      .from(projectComments)
      .where(
        and(
          eq(projectComments.county, county),
          inArray(projectComments.id, ids),
          eq(projectComments.status, 'open'),
        ),
      ),
} as const satisfies Record<ManagementGuard, Holding>
