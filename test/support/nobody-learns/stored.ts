import { opened } from '../complaint-traces'
import type { Stage } from './stage'

/**
 * Where a complaint is kept, which only its handler and its filer read; and which process sent, or which transaction
 * changed something, another one each time.
 */
const APART = /^complaint|^senders$|^overview_marks$/
/** Where the handler's own messages stand. */
const OF_TALKS = new Set(['contacts', 'turns', 'outbox', 'idempotency_keys'])

/** Hashes stay what they are; what is sealed for another place is so each time with another vector. */
const unopened = (value: Buffer, column: string) =>
  column.endsWith('_sealed') ? 'sealed' : value.toString('hex')

/**
 * Every row of every table with what was sealed in it opened, but the handler's own: their messages, and how they are spoken
 * to. Whatever may be looked at one day comes out of these rows. The filer's are among them: they have asked for the menu.
 */
export async function readRows({ api, handler }: Stage): Promise<Map<string, string>> {
  const { ownerSql: sql } = api
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`
  const theirs = await sql<{ id: string }[]>`
    select c.id from contacts c
     where c.address_index = (select phone_index from staff where id = ${handler.id})`
  const own = [handler.id, ...theirs.map(({ id }) => id)]
  const rows = new Map<string, string>()
  for (const { name } of tables) {
    if (APART.test(name)) continue
    const found = await sql<Record<string, unknown>[]>`select * from ${sql(name)}`
    const texts = found
      .map((row) => opened(api, name, row, unopened))
      .filter((text) => !(OF_TALKS.has(name) && own.some((id) => text.includes(id))))
    rows.set(`table ${name}`, texts.toSorted().join('\n'))
  }
  return rows
}
