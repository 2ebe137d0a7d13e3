import { randomBytes } from 'node:crypto'
import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import { findAudience, membersOf, readersOf } from './audience'
import type { Narrowing } from './draft'
import type { StoredReach } from './reach'

type Context = Pick<RequestContext, 'county' | 'now'>

export interface FanOut {
  broadcastId: string
  villages: readonly string[]
  notBefore: Date
  notAfter: Date
}

/**
 * Queues a broadcast to everybody of some villages, in one statement: a message a person, to the contact
 * that reaches them best, unless they stopped such messages. Whoever has a message of it gets no second
 * one, so that repeating it changes nothing; whoever calls it holds the broadcast. Contacts are left alone:
 * its messages take the place behind what each of them was sent last, and share it.
 * @returns How many were queued.
 */
export async function fanOut(tx: Db, ctx: Context, given: FanOut): Promise<number> {
  const { county, now } = ctx
  const { broadcastId, villages, notBefore, notAfter } = given
  const broadcast = await getTarget(tx, county, broadcastId)
  const audience = await findAudience(tx, county, broadcast)
  // This connection may have planned how a contact is looked up while hardly anybody had written to us:
  // each message would then read through all of them. To plan anew for each takes three times as long.
  await tx.execute(sql`discard plans`)
  // A million messages take longer than any other statement may.
  await tx.execute(sql`set local statement_timeout = 0`)
  // A person's contacts are sorted side by side: on disk that takes twice as long.
  await tx.execute(sql`set local work_mem = '128MB'`)
  const household = broadcast.audience === 'staff' ? sql`null::uuid` : sql`home_id`
  const { segments } = broadcast.reach
  const twins = await listTwins(tx, county, broadcast)
  // In the order of the contacts: indexes are then filled page by page. Whoever has one is looked up for all at
  // once, where `on conflict` would look into every index for each.
  const done = await tx.execute(sql`
    ${membersOf(ctx, audience, { villages })}
    insert into outbox (county, id, contact_id, channel, seq, class, template, broadcast_id, household_id,
                        village_path, not_before, not_after, status, attempts, created_at, segments)
    select ${county}, (${idPrefix(now)} || lpad(to_hex(row_number() over (order by contact_id)), 8, '0'))::uuid,
           contact_id, channel, last_out_seq, 'broadcast', 'broadcast.text', ${broadcastId}::uuid,
           ${household}, village, ${notBefore.toISOString()}::timestamptz,
           ${notAfter.toISOString()}::timestamptz, 'queued', 0, ${now.toISOString()}::timestamptz,
           ${segments}::smallint
      from best
     where not has_stopped and fault is null and ${readersOf(audience)}
       and (contacts = 1 or not exists (
           select from contacts c join outbox o on o.county = ${county} and o.contact_id = c.id
                                               and o.broadcast_id = ${broadcastId}::uuid
            where c.county = ${county} and (c.address_index = best.key and c.is_phone
                                            or c.phone_index = best.key)))
       and not exists (
           select from outbox o
            where o.county = ${county} and o.broadcast_id = ${broadcastId}::uuid
              and o.contact_id = best.contact_id)
       and ${hasNone(county, twins)}`)
  return done.count
}

/** 24 digits of a UUIDv7: the time, its version and what is random. Eight digits for a row's number follow. */
export function idPrefix(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, '0')
  const random = randomBytes(6).toString('hex')
  // The variant is in the first of the digits behind the version's.
  const variant = (0x8 | (Number.parseInt(random[3] ?? '0', 16) & 0x3)).toString(16)
  return `${time}7${random.slice(0, 3)}${variant}${random.slice(4, 11)}`
}

/** The same words, approved in the same breath for others: who is among both reads them once. */
async function listTwins(
  tx: Db,
  county: string,
  { id, body, approvedAt }: Twin,
): Promise<string[]> {
  if (approvedAt === null) return []
  const same = and(
    eq(broadcasts.county, county),
    eq(broadcasts.approvedAt, approvedAt),
    eq(broadcasts.body, body),
    ne(broadcasts.id, id),
  )
  return (await tx.select({ id: broadcasts.id }).from(broadcasts).where(same)).map((row) => row.id)
}
type Twin = Pick<typeof broadcasts.$inferSelect, 'id' | 'body' | 'approvedAt'>

const hasNone = (county: string, twins: readonly string[]): SQL =>
  twins.length === 0
    ? sql`true`
    : sql`not exists (
           select from outbox o
            where o.county = ${county} and o.broadcast_id in ${[...twins]}
              and o.contact_id = best.contact_id)`

async function getTarget(tx: Db, county: string, broadcastId: string) {
  const [row] = await tx
    .select()
    .from(broadcasts)
    .where(and(eq(broadcasts.county, county), eq(broadcasts.id, broadcastId)))
  if (!row) throw new ApiError('not_found', 'broadcast')
  const { narrowing, reach, ...rest } = row
  return { ...rest, narrowing: narrowing as Narrowing, reach: reach as StoredReach }
}
