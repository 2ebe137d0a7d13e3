import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectGoals } from '../../db/schema'
import type { Project } from '../projects/find'
import { whoDid } from '../projects/find'
import { OWN_WORK } from './rules'

/** Performance goals of a project, in their order. */
export const listGoals = (db: Db, { county, id }: Pick<Project, 'county' | 'id'>) =>
  db
    .select()
    .from(projectGoals)
    .where(and(eq(projectGoals.county, county), eq(projectGoals.projectId, id)))
    .orderBy(asc(projectGoals.seq))

/** Whose own work it is: they never accept it. */
export async function workersOf(db: Db, project: Project): Promise<string[]> {
  const did = await whoDid(db, project, OWN_WORK)
  return project.leaderId ? [...did, project.leaderId] : did
}
