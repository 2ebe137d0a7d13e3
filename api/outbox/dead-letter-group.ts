import { createHash } from 'node:crypto'
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { outbox } from '../../db/schema'
import { MESSAGE_CLASSES, type MessageClass } from '../../db/values/messages'
import { OWED } from './rules'

/** What will not be tried again by itself: `failed` did not arrive, of `unknown` nobody knows. */
export const DEAD_STATUSES = ['failed', 'unknown'] as const

/** Messages that failed for one reason: looked at, sent again and put away together. */
export const DeadGroup = z.strictObject({
  status: z.enum(DEAD_STATUSES),
  class: z.enum(MESSAGE_CLASSES),
  template: z.string().min(1).max(100),
  /** Absent: messages of no broadcast. */
  broadcastId: z.uuid().nullish(),
  channel: z.string().min(1).max(40),
  /** Absent: nobody said why. */
  errorCode: z.string().min(1).max(100).nullish(),
})
export type DeadGroup = z.infer<typeof DeadGroup>

/** In words that the index of the dead has: a parameter would not find it. What is about complaints is nobody's to see. */
export const isDead = (): SQL =>
  sql`(${outbox.status} in ('failed', 'unknown') and ${outbox.purpose} not like 'complaint:%')`

export const inGroup = (county: string, group: DeadGroup): SQL | undefined =>
  and(
    eq(outbox.county, county),
    isDead(),
    eq(outbox.status, group.status),
    eq(outbox.class, group.class),
    eq(outbox.template, group.template),
    eq(outbox.channel, group.channel),
    group.broadcastId ? eq(outbox.broadcastId, group.broadcastId) : isNull(outbox.broadcastId),
    group.errorCode ? eq(outbox.errorCode, group.errorCode) : isNull(outbox.errorCode),
  )

/**
 * Whether a group may be sent again: what did not arrive may, and of what perhaps did only what
 * somebody waits for, marked 重发. A notice to many never comes twice.
 */
export const canResend = ({ status, ...of }: { status: string; class: MessageClass }): boolean =>
  status === 'failed' || OWED.includes(of.class)

/** A short name of a group, the same each time. */
export function keyOf(group: DeadGroup): string {
  const { status, template, channel, broadcastId = null, errorCode = null } = group
  const parts = [status, group.class, template, broadcastId, channel, errorCode]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 8)
}
