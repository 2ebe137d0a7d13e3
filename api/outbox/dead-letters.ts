import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, contacts, households, outbox } from '../../db/schema'
import { recordAccess } from '../audit/record'
import { maskedPhone } from '../contacts/address'
import type { RequestContext } from '../http/context'
import { afterCursor, type PageQuery } from '../http/page'
import { isAnyOf } from '../shared/any-of'
import { pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { canResend, type DeadGroup, inGroup, isDead, keyOf } from './dead-letter-group'

/** What did not reach people, by what it is and why; the largest group first. */
export async function listDeadGroups(ctx: RequestContext) {
  const { db } = ctx.deps.connection
  const rows = await db
    .select({
      status: sql<DeadGroup['status']>`${outbox.status}`,
      class: outbox.class,
      template: outbox.template,
      broadcastId: outbox.broadcastId,
      channel: outbox.channel,
      errorCode: outbox.errorCode,
      count: sql<number>`count(*)::int`,
      oldestAt: sql<Date>`min(${outbox.createdAt})`.mapWith(outbox.createdAt),
      newestAt: sql<Date>`max(${outbox.createdAt})`.mapWith(outbox.createdAt),
      exampleId: sql<string>`(array_agg(${outbox.id} order by ${outbox.createdAt} desc, ${outbox.id}))[1]`,
    })
    .from(outbox)
    .where(and(eq(outbox.county, ctx.county), isDead()))
    .groupBy(
      outbox.status,
      outbox.class,
      outbox.template,
      outbox.broadcastId,
      outbox.channel,
      outbox.errorCode,
    )
    .orderBy(
      desc(sql`count(*)`),
      asc(sql`min(${outbox.createdAt})`),
      asc(outbox.template),
      asc(outbox.broadcastId),
      asc(outbox.class),
      asc(outbox.channel),
      asc(outbox.status),
      asc(outbox.errorCode),
    )
  const groups = rows.map(({ oldestAt, newestAt, ...group }) => ({
    key: keyOf(group),
    ...group,
    oldestAt: oldestAt.toISOString(),
    oldestOn: dayOf(oldestAt),
    newestAt: newestAt.toISOString(),
    canResend: canResend(group),
  }))
  return { total: groups.reduce((sum, { count }) => sum + count, 0), groups }
}

/** The messages of a group, the oldest first, with whose they are; looking is on record. */
export async function listDeadMessages(
  tx: Db,
  ctx: RequestContext,
  { cursor, limit, ...group }: DeadGroup & PageQuery,
) {
  const { county, deps } = ctx
  const rows = await tx
    .select({
      id: outbox.id,
      contactId: outbox.contactId,
      createdAt: outbox.createdAt,
      claimedAt: outbox.claimedAt,
      notAfter: outbox.notAfter,
      attempts: outbox.attempts,
      isResend: outbox.isResend,
      contact: contacts,
    })
    .from(outbox)
    .innerJoin(contacts, and(eq(contacts.county, county), eq(contacts.id, outbox.contactId)))
    .where(and(inGroup(county, group), afterCursor(cursor, outbox.createdAt, outbox.id)))
    .orderBy(asc(outbox.createdAt), asc(outbox.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ createdAt, id }) => [createdAt.toISOString(), id])
  const homes = await householdsOf(
    tx,
    county,
    items.map(({ contactId }) => contactId),
  )
  await recordAccess(tx, ctx, 'dead_letter.list', `dead_letters:${keyOf(group)}`)
  return {
    items: items.map(({ contact, contactId, createdAt, claimedAt, notAfter, ...row }) => ({
      ...row,
      phone: maskedPhone(deps, county, contact),
      addressFault: contact.addressFault,
      households: homes.get(contactId) ?? [],
      createdAt: createdAt.toISOString(),
      /** When it was last tried; null: it never was. */
      triedAt: claimedAt?.toISOString() ?? null,
      notAfter: notAfter?.toISOString() ?? null,
    })),
    next,
  }
}

async function householdsOf(tx: Db, county: string, contactIds: readonly string[]) {
  const rows = await tx
    .select({
      contactId: contactLinks.contactId,
      id: households.id,
      head: households.headName,
      areaPath: households.areaPath,
    })
    .from(contactLinks)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, contactLinks.householdId)),
    )
    .where(
      and(
        eq(contactLinks.county, county),
        isAnyOf(contactLinks.contactId, contactIds),
        isNull(contactLinks.endedAt),
      ),
    )
    .orderBy(asc(households.id))
  const homes = rows.map(({ contactId, ...home }) => ({ contactId, home }))
  return new Map(
    [...Map.groupBy(homes, ({ contactId }) => contactId)].map(([contactId, of]) => [
      contactId,
      of.map(({ home }) => home),
    ]),
  )
}

/** How many messages died within a time: when they were last tried, or else made. */
export async function countDied(
  db: Db,
  county: string,
  { from, until }: { from: Date; until: Date },
): Promise<number> {
  const at = sql`coalesce(${outbox.claimedAt}, ${outbox.createdAt})`
  const isWithin: SQL = sql`${at} >= ${from.toISOString()}::timestamptz
    and ${at} < ${until.toISOString()}::timestamptz`
  return db.$count(outbox, and(eq(outbox.county, county), isDead(), isWithin))
}
