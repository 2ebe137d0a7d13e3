import { and, eq, gte, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { isAnyOf } from '../shared/any-of'
import { dayOf, instantOf } from '../shared/day'
import { isFaulty } from './rules'

export type Reader =
  Awaited<ReturnType<typeof readReaders>> extends Map<string, infer R> ? R : never

/** Those some messages are for, with what decides whether they may be written to now. */
export async function readReaders(tx: Db, { county, now }: RequestContext, ids: readonly string[]) {
  const rows = await tx
    .select({
      id: contacts.id,
      channel: contacts.channel,
      language: contacts.language,
      isPhone: contacts.isPhone,
      addressSealed: contacts.addressSealed,
      stopped: contacts.stopped,
      addressFault: contacts.addressFault,
      addressFaultAt: contacts.addressFaultAt,
      confirmsUntil: contacts.confirmsUntil,
    })
    .from(contacts)
    .where(and(eq(contacts.county, county), isAnyOf(contacts.id, ids)))
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
