import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { notices } from '../../db/schema'
import { findCode, subjectOf } from '../receipts/find'
import { ApiError } from '../shared/errors'

export type Notice = typeof notices.$inferSelect

/** The list under a code; a superseded code leads to the list that was posted instead. */
export async function getNotice(db: Db, county: string, code: string): Promise<Notice> {
  const id = await noticeIdOf(db, county, code)
  const [notice] = await db.select().from(notices).where(ofId(county, id))
  if (!notice) throw new ApiError('not_found', 'notice')
  return notice
}

/**
 * The same, held until the end: an objection and the advance of its list happen one after the other.
 * So do two objections to one list, which write to the same chain of events.
 */
export async function lockNotice(tx: Db, county: string, code: string): Promise<Notice> {
  return lockNoticeById(tx, county, await noticeIdOf(tx, county, code))
}

/** Everybody takes the list first, then households, then applications. */
export async function lockNoticeById(tx: Db, county: string, id: string): Promise<Notice> {
  const [notice] = await tx.select().from(notices).where(ofId(county, id)).for('no key update')
  if (!notice) throw new ApiError('not_found', 'notice')
  return notice
}

const ofId = (county: string, id: string) => and(eq(notices.county, county), eq(notices.id, id))

async function noticeIdOf(db: Db, county: string, code: string): Promise<string> {
  const found = await findCode(db, county, code)
  if (found?.kind !== 'notice') throw new ApiError('not_found', 'notice')
  return subjectOf(found).id
}
