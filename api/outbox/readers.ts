import { and, eq, gte, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { isAnyOf } from '../shared/any-of'
import { dayOf, instantOf } from '../shared/day'
import { isFaulty } from './rules'

/** Somebody a message is for, with what decides whether they may be written to now. */
export type Reader = Pick<
  typeof contacts.$inferSelect,
  | 'id'
  | 'channel'
  | 'language'
  | 'isPhone'
  | 'addressSealed'
  | 'stopped'
  | 'addressFault'
  | 'addressFaultAt'
  | 'confirmsUntil'
> & { isFaulty: boolean }

/** Those some messages are for. The rows as they come: there are many at a time. */
export async function readReaders(
  tx: Db,
  { county, now }: RequestContext,
  ids: readonly string[],
): Promise<Map<string, Reader>> {
  const rows = await tx.execute<Pick<Reader, Exclude<keyof Reader, 'isFaulty'>>>(sql`
    select id, channel, language, is_phone as "isPhone", address_sealed as "addressSealed", stopped,
           address_fault as "addressFault", address_fault_at as "addressFaultAt",
           confirms_until as "confirmsUntil"
      from contacts where county = ${county} and id = any (${sql.param([...ids])}::uuid[])`)
  return new Map(
    rows.map(({ confirmsUntil, ...row }) => {
      const confirming = confirmsUntil && confirmsUntil > now ? confirmsUntil : null
      return [row.id, { ...row, isFaulty: isFaulty(row, now), confirmsUntil: confirming }]
    }),
  )
}

/** How many messages each of some contacts was sent today in Shanghai. */
export async function countSentToday(
  tx: Db,
  { county, now }: RequestContext,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: outbox.contactId, count: sql<number>`count(*)::int` })
    .from(outbox)
    .where(
      and(
        eq(outbox.county, county),
        isAnyOf(outbox.contactId, ids),
        gte(outbox.sentAt, instantOf(dayOf(now), 0)),
      ),
    )
    .groupBy(outbox.contactId)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
