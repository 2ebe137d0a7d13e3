import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { media, mediaContents, projectNotices, projects } from '../../db/schema'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { enqueue } from '../outbox/enqueue'
import { addDays, dayOf } from '../shared/day'
import { findProject, setProject } from './find'

/** A picture that was sent to show that a project's notice hangs. */
interface Picture {
  id: string
  /** Who sent it and hears that it shows nothing. */
  contactId: string
}

/** It is kept: a picture that showed another notice before shows nothing of this one. */
export async function acceptNoticePhoto(
  tx: Db,
  ctx: RequestContext,
  picture: Picture & { contentHash: Buffer },
): Promise<void> {
  const subject = await subjectOf(tx, ctx, picture.id)
  if (!subject || !(await wasShown(tx, ctx.county, { ...picture, subject }))) return
  await dropUnproved(tx, ctx, picture, { subject, isShown: true })
}

/** It could not be had, or was no picture. */
export async function loseNoticePhoto(
  tx: Db,
  ctx: RequestContext,
  picture: Picture,
): Promise<void> {
  const subject = await subjectOf(tx, ctx, picture.id)
  if (subject) await dropUnproved(tx, ctx, picture, { subject, isShown: false })
}

async function subjectOf(tx: Db, { county }: RequestContext, mediaId: string) {
  const [row] = await tx
    .select({ subject: media.subject })
    .from(media)
    .where(and(eq(media.county, county), eq(media.id, mediaId)))
  return row?.subject ?? null
}

/** The content is held until the end: of two that show one picture at once the second finds the first. */
async function wasShown(
  tx: Db,
  county: string,
  { contentHash, subject }: { contentHash: Buffer; subject: string },
): Promise<boolean> {
  await tx
    .select({ type: mediaContents.type })
    .from(mediaContents)
    .where(and(eq(mediaContents.county, county), eq(mediaContents.hash, contentHash)))
    .for('no key update')
  const same = and(
    eq(media.county, county),
    eq(media.contentHash, contentHash),
    ne(media.subject, subject),
    sql`${media.subject} like 'project_notice:%'`,
  )
  return (await tx.$count(media, same)) > 0
}

/** The notice goes where no other picture may still show it; its poster is asked for a new one. */
async function dropUnproved(
  tx: Db,
  ctx: RequestContext,
  { id: mediaId, contactId }: Picture,
  { subject, isShown }: { subject: string; isShown: boolean },
): Promise<void> {
  const { county, now } = ctx
  const noticeId = subject.split(':')[1] ?? ''
  const ofNotice = and(eq(projectNotices.county, county), eq(projectNotices.id, noticeId))
  const [notice] = await tx.select().from(projectNotices).where(ofNotice)
  if (!notice) return
  await tx
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.county, county), eq(projects.id, notice.projectId)))
    .for('update')
  const others = and(
    eq(media.county, county),
    eq(media.subject, subject),
    ne(media.id, mediaId),
    inArray(media.status, ['wanted', 'kept']),
  )
  const project = await findProject(tx, county, { id: notice.projectId })
  if (!project || (await tx.$count(media, others)) > 0) return
  // What it was needed for is done: that it hung was believed then.
  if (notice.stage === 'before' && project.status !== 'applied') return
  await tx.delete(projectNotices).where(ofNotice)
  await record(tx, ctx, {
    subject: `project:${project.id}`,
    type: 'project.notice_unproved',
    details: { noticeId, mediaId, isShown },
  })
  if (notice.stage === 'before') {
    const today = dayOf(now)
    const dueOn = addDays(today, await getFigure(tx, county, 'duty_days', today))
    await setProject(tx, project, { dueOn })
  }
  await enqueue(tx, ctx, {
    contactId,
    purpose: `project_notice:${noticeId}:unproved`,
    class: 'answer',
    say: say(isShown ? 'project.photo_shown' : 'project.photo_lost', {
      name: project.name,
      code: project.code,
    }),
  })
}
