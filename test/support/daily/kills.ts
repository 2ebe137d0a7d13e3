import { expect } from 'vitest'
import type { Sql } from '../../../db/client'
import { MINUTE } from '../talk'
import type { Message } from './far-ends'
import type { Step, StepName } from './story'
import { waitUntil } from './wait-until'
import type { World } from './world'

/**
 * Where a server goes: `begun`, at the step's first write; `unfinished`, when all is written and
 * nothing committed; `committed`, when the database has done it and the answer has not left.
 */
export const KILLS = ['begun', 'unfinished', 'committed'] as const
export type Kill = (typeof KILLS)[number]
export type Kills = Partial<Record<StepName, Kill>>

/** What a step writes; a message that only leads to a question is itself the write. */
const TABLES = {
  draw_up: 'notice_entries',
  prove: 'notice_proofs',
  object: 'turns',
  confirm_objection: 'objections',
  decide: 'objections',
  advance: 'applications',
  note_visit: 'visits',
  approve_notice: 'broadcast_villages',
} as const satisfies Record<StepName, string>

/** Plays a step as it is, or through a kill: sent, killed, started again, sent again as a provider would. */
export const stepWith =
  (world: World, kills: Kills): Step =>
  async (name, message) => {
    const kill = kills[name]
    if (!kill) return world.answerTo(message)
    await world.settle()
    const before = await countKept(world)
    const { sql } = world
    const hold = kill === 'begun' ? holdTable(sql, TABLES[name]) : holdTurn(sql, kill)
    await killAt(world, message, await hold)
    const isDone = kill === 'committed'
    expect(await isAnswered(world, message)).toBe(isDone)
    if (!isDone) expect(await countKept(world), 'nothing is half done').toEqual(before)
    // Whatever leases it held have lapsed.
    await world.later(MINUTE)
    await world.start()
    return answerAfter(world, message)
  }

/** Something in the database that stops whoever comes to it. */
interface Hold {
  isReached(): Promise<boolean>
  letGo(): Promise<void>
}

async function killAt(world: World, message: Message, hold: Hold): Promise<void> {
  const answer = message.sendTo(world.server).then(
    () => 'answered',
    () => 'lost',
  )
  await waitUntil(hold.isReached)
  await world.server.kill()
  expect(await answer).toBe('lost')
  await hold.letGo()
}

async function answerAfter(world: World, message: Message): Promise<string> {
  const first = await world.answerTo(message)
  expect(await world.answerTo(message), 'the same answer however often it comes').toBe(first)
  expect(await isAnswered(world, message)).toBe(true)
  return first
}

/** What a step may leave behind: all of it or nothing. */
const KEPT = [
  'events',
  'outbox',
  'notices',
  'notice_entries',
  'notice_proofs',
  'media',
  'objections',
  'visits',
  'broadcasts',
  'broadcast_villages',
]

/** But for the morning's digest: it goes out by itself whenever a server is up. */
async function countKept({ sql }: World): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of KEPT) {
    const isDigest = { events: sql`type = 'digest.sent'`, outbox: sql`purpose like 'digest:%'` }
    const left = table === 'events' || table === 'outbox' ? isDigest[table] : sql`false`
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from ${sql(table)} where not (${left})`
    counts[table] = row?.n ?? -1
  }
  return counts
}

/** Stored at most once, ever. */
async function isAnswered({ sql }: World, { providerMessageId }: Message): Promise<boolean> {
  const turns = await sql<{ answered: boolean }[]>`
    select answered_at is not null as answered from turns
     where provider_message_id = ${providerMessageId}`
  expect(turns.length).toBeLessThanOrEqual(1)
  return turns[0]?.answered ?? false
}

/** Readers pass; whoever writes to the table waits. */
async function holdTable(sql: Sql, table: string): Promise<Hold> {
  const held = await sql.reserve()
  await held`begin`
  await held.unsafe(`lock table ${table} in share mode`)
  const waiting = async () => {
    const rows = await sql`
      select from pg_locks
       where not granted and relation = ${table}::regclass
         and database = (select oid from pg_database where datname = current_database())`
    return rows.length
  }
  return {
    isReached: async () => (await waiting()) > 0,
    async letGo() {
      await held`rollback`
      held.release()
      // The transaction of the one that was killed goes with it.
      await waitUntil(async () => (await waiting()) === 0)
    },
  }
}

const LOCK = 4_711

/**
 * Stops whoever answers a turn: at the last write, or on the way of its COMMIT, which is then done
 * although nobody asks for it any more.
 */
async function holdTurn(sql: Sql, kill: Exclude<Kill, 'begun'>): Promise<Hold> {
  const held = await sql.reserve()
  await held`select pg_advisory_lock(${LOCK})`
  const when = kill === 'committed' ? 'deferred' : 'immediate'
  await held.unsafe(`
    create function hold_turn() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(${LOCK}); return null; end $$;
    create constraint trigger hold_turn after update on turns
      deferrable initially ${when} for each row
      when (old.answered_at is null and new.answered_at is not null)
      execute function hold_turn()`)
  const waiting = async () => {
    const rows = await sql`
      select from pg_locks
       where not granted and locktype = 'advisory'
         and database = (select oid from pg_database where datname = current_database())`
    return rows.length
  }
  return {
    isReached: async () => (await waiting()) > 0,
    async letGo() {
      await held`select pg_advisory_unlock(${LOCK})`
      await waitUntil(async () => (await waiting()) === 0)
      await held.unsafe('drop trigger hold_turn on turns; drop function hold_turn()')
      held.release()
    },
  }
}
