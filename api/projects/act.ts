import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectActs } from '../../db/schema'
import type { ProjectAct } from '../../db/values/projects'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { keepPhotos } from '../media/service'
import { dayOf } from '../shared/day'
import { newId } from '../shared/ids'
import type { Attachments } from '../turns/attachments'
import type { Project } from './find'

interface Act {
  act: ProjectAct
  text?: string
  amountFen?: number
  /** Stands in the event, too: no personal data. */
  facts?: Record<string, unknown>
  photos?: Attachments['photos']
}

/** Notes what the actor did about a project the caller holds: its row, its event, its pictures. */
export async function addAct(
  tx: Db,
  ctx: RequestContext,
  project: Pick<Project, 'id'>,
  { act, text = '', amountFen, facts = {}, photos = [] }: Act,
): Promise<string> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const [last] = await tx
    .select({ seq: sql<number>`coalesce(max(${projectActs.seq}), 0)::int` })
    .from(projectActs)
    .where(and(eq(projectActs.county, county), eq(projectActs.projectId, project.id)))
  const id = newId()
  await tx.insert(projectActs).values({
    county,
    projectId: project.id,
    seq: (last?.seq ?? 0) + 1,
    id,
    act,
    staffId,
    on: dayOf(now),
    at: now,
    text,
    amountFen,
    facts,
  })
  await keepPhotos(tx, ctx, `project_act:${id}`, photos)
  await record(tx, ctx, {
    subject: `project:${project.id}`,
    type: `project.${act}`,
    details: { text, ...(amountFen !== undefined && { amountFen }), ...facts },
  })
  return id
}
