import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectActs, projectComments, projectNotices } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { enqueueMany } from '../outbox/enqueue'
import { listListeners } from '../subscriptions/listeners'
import type { Project } from './find'
import { areaName } from './tell-area'

/**
 * Tells that nothing comes of a project: whoever asked or said something about it, and, where it had been made known,
 * everybody it was made known to. Each phone once.
 */
export async function tellProjectOver(
  tx: Db,
  ctx: RequestContext,
  project: Pick<Project, 'county' | 'id' | 'areaPath' | 'name'>,
  step: 'rejected' | 'cancelled',
  reason: string,
): Promise<void> {
  const { county, id, areaPath, name } = project
  const area = await areaName(tx, county, areaPath)
  const message = say('project_news.over', { area, project: name, step, reason })
  const rows = await tx
    .selectDistinct({ contactId: projectComments.contactId })
    .from(projectComments)
    .where(and(eq(projectComments.county, county), eq(projectComments.projectId, id)))
  const asked = rows.map(({ contactId }) => contactId)
  const all = (await isKnown(tx, project)) ? await listListeners(tx, county, areaPath) : []
  const others = all.filter((contactId) => !asked.includes(contactId))
  const messageTo = (contactId: string, kind: 'filing' | 'notice') => ({
    contactId,
    purpose: `project:${id}:over:${contactId}`,
    class: kind,
    say: message,
  })
  await enqueueMany(tx, ctx, [
    // What they said is their own filing: they hear of it whatever else they stopped.
    ...asked.map((contactId) => messageTo(contactId, 'filing')),
    ...others.map((contactId) => messageTo(contactId, 'notice')),
  ])
}

/** Its notice has hung, or how far it has come was told. */
async function isKnown(tx: Db, { county, id }: Pick<Project, 'county' | 'id'>): Promise<boolean> {
  const ofProject = and(eq(projectNotices.county, county), eq(projectNotices.projectId, id))
  if ((await tx.$count(projectNotices, ofProject)) > 0) return true
  const told = and(
    eq(projectActs.county, county),
    eq(projectActs.projectId, id),
    inArray(projectActs.act, ['progressed', 'accepted']),
  )
  return (await tx.$count(projectActs, told)) > 0
}
