import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Sql } from '../../db/client'
import type { Person } from './prepare'

/** The numbers of the people on the register, as no register holds them: in the clear. */
export async function prepareJoin(sql: Sql, people: readonly Person[]): Promise<void> {
  await sql`create table bench_people (id_number text not null)`
  await sql`insert into bench_people
    select * from unnest(${people.map(({ idNumber }) => idNumber)}::text[])`
  await sql`create table bench_rows (name text, id_number text, plate text, kind text, day text, status text)`
  await sql`vacuum analyze bench_people`
}

/** The baseline: the file into a table, and a hash join with the people. */
export async function copyAndJoin(sql: Sql, file: string) {
  await sql`truncate bench_rows`
  await sql`checkpoint`
  const begun = performance.now()
  const stream = await sql`copy bench_rows from stdin (format csv, header)`.writable()
  await pipeline(createReadStream(file, { highWaterMark: 256 * 1024 }), stream)
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from bench_rows r join bench_people p using (id_number)`
  return { seconds: (performance.now() - begun) / 1000, matched: row?.n ?? 0 }
}
