import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Sql } from '../../db/client'

/** In the order their keys need. */
const TABLES = ['households', 'people', 'events', 'audit'] as const

/** Rows as PostgreSQL writes them, ready to be handed back to it. */
export type Dump = { table: (typeof TABLES)[number]; parts: Buffer[] }[]

const PART_BYTES = 256 * 1024

export async function dumpRoll(sql: Sql): Promise<Dump> {
  const dump: Dump = []
  for (const table of TABLES) {
    const stream = await sql.unsafe(`copy ${table} to stdout`).readable()
    const rows: Buffer[] = []
    for await (const row of stream) rows.push(row as Buffer)
    const all = Buffer.concat(rows)
    const parts = []
    for (let at = 0; at < all.length; at += PART_BYTES)
      parts.push(all.subarray(at, at + PART_BYTES))
    dump.push({ table, parts })
  }
  return dump
}

/** The baseline: the same rows into the same tables and indexes, in one transaction. */
export async function copyRoll(sql: Sql, dump: Dump): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`
    // As the import does: analysed while they seem empty, the tables would take minutes to fill.
    await tx`lock table households, people in share update exclusive mode`
    for (const { table, parts } of dump) {
      const stream = await tx.unsafe(`copy ${table} from stdin`).writable()
      const done = finished(stream)
      for (const part of parts) if (!stream.write(part)) await once(stream, 'drain')
      stream.end()
      await done
    }
  })
}
