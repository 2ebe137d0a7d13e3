import type { Stage } from './play'

/** Where a complaint is kept, which only its handler and its filer read; and which process sent, another one each time. */
const APART = /^complaint|^senders$/
/** Where the filer's and the handler's own messages stand. */
const OF_TALKS = new Set(['contacts', 'turns', 'outbox', 'idempotency_keys'])
/** Sealed each time with another vector. */
const SEALED = /"\w*_sealed": "[^"]*"/g

/**
 * Every row of every table, but what is the filer's and the handler's own: their messages, and how they are spoken to.
 * Whatever may be looked at one day comes out of these rows.
 */
export async function readRows({ api, filer, handler }: Stage): Promise<Map<string, string>> {
  const { ownerSql: sql } = api
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`
  const theirs = await sql<{ id: string }[]>`
    select c.id from contacts c where c.id = ${filer.id}
        or c.address_index = (select phone_index from staff where id = ${handler.id})`
  const own = [filer.id, handler.id, ...theirs.map(({ id }) => id)]
  const rows = new Map<string, string>()
  for (const { name } of tables) {
    if (APART.test(name)) continue
    const found = await sql<{ row: string }[]>`select to_jsonb(t)::text as row from ${sql(name)} t`
    const isTheirs = (row: string) => OF_TALKS.has(name) && own.some((id) => row.includes(id))
    const others = found.map(({ row }) => row.replace(SEALED, '')).filter((row) => !isTheirs(row))
    rows.set(`table ${name}`, others.toSorted().join('\n'))
  }
  return rows
}
