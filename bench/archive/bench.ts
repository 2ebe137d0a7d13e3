import { sql } from 'drizzle-orm'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEvents } from '../../api/archive/events-of'
import { standingOn } from '../../api/archive/state'
import { type Connection, connect, openDatabase } from '../../db/client'
import { migrate } from '../../db/migrate'
import { counties } from '../../db/schema'
import { BENCH_COUNTY } from '../import/setting'
import { median, percentile } from '../median'
import type { Bench } from '../run'
import { addHouseholds, addOthers } from './prepare'

const HOUSEHOLDS = 25_148
const PAST = '2016-06-01'
const LENGTHS = [1, 200] as const
/** Households of each length, so that the same pages are not read over and over. */
const ASKED = 50

interface Round {
  p50Ms: number
  bareP50Ms: number
  p99Ms: number
  bareP99Ms: number
  p50Ratio: number
  ratio: number
}

const KEYS = ['p50Ms', 'bareP50Ms', 'p99Ms', 'bareP99Ms', 'p50Ratio', 'ratio'] as const

/**
 * A household's state on a past day, at 1 and at 200 events of its own, among the county's other households and
 * among ten times as many; against a bare read of as many event rows by their primary key, in turns A B A B. What
 * grows with the household's own events alone has the same times in both counties.
 */
export const archiveBench: Bench = async ({ isQuick, say }) => {
  const others = isQuick ? HOUSEHOLDS / 20 : HOUSEHOLDS
  const rounds = isQuick ? 3 : 5
  const reads = isQuick ? 200 : 2_000
  const folder = await mkdtemp(join(tmpdir(), 'cunxin-bench-'))
  const database = await openDatabase({ dataDir: folder })
  const connection = connect(database.owner, { max: 1, statementTimeoutMs: 0 })
  try {
    await migrate(database.owner, database.app)
    const row = { county: BENCH_COUNTY, name: '巫溪县', signature: '村信', hotline: '1' }
    await connection.db.insert(counties).values({ ...row, isDemo: true })
    const idsOf = new Map<number, string[]>()
    for (const length of LENGTHS)
      idsOf.set(length, await addHouseholds(connection.sql, ASKED, length))
    const result: Record<string, number> = {}
    let there = 0
    for (const [size, count] of [
      ['county', Math.round(others)],
      ['tenfold', Math.round(others * 10)],
    ] as const) {
      say(`${count} other households`)
      await addOthers(connection.sql, count - there)
      there = count
      await connection.sql`vacuum analyze events`
      for (const length of LENGTHS) {
        const ids = idsOf.get(length) ?? []
        const found: Round[] = []
        await measure(connection, ids, Math.round(reads / 4))
        for (let round = 1; round <= rounds; round++)
          found.push(await measure(connection, ids, reads))
        const of = (key: keyof Round) => median(found.map((each) => each[key]))
        for (const key of KEYS) result[`${size}${length}Events_${key}`] = of(key)
        say(
          `${length} events: p50 ${of('p50Ms').toFixed(2)} ms, p99 ${of('p99Ms').toFixed(2)} ms; bare read ` +
            `${of('bareP50Ms').toFixed(2)} and ${of('bareP99Ms').toFixed(2)} ms; ratios ` +
            `${of('p50Ratio').toFixed(2)} and ${of('ratio').toFixed(2)}`,
        )
      }
    }
    return { households: there, ...result }
  } finally {
    await connection.close()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure({ db }: Connection, ids: string[], reads: number): Promise<Round> {
  const told: number[] = []
  const bare: number[] = []
  for (let i = 0; i < reads; i++) {
    const id = ids[i % ids.length] ?? ''
    const begun = performance.now()
    const events = await readEvents(db, BENCH_COUNTY, [id])
    const standing = standingOn(events.get(id) ?? [], PAST)
    if (standing.kind !== 'known') throw new Error(`${id} is ${standing.kind}`)
    const between = performance.now()
    await db.execute(sql`
      select seq, type, actor, at, details from events
       where county = ${BENCH_COUNTY} and subject = ${`household:${id}`} order by seq`)
    told.push(between - begun)
    bare.push(performance.now() - between)
  }
  const [p99Ms, bareP99Ms] = [percentile(told, 0.99), percentile(bare, 0.99)]
  const [p50Ms, bareP50Ms] = [median(told), median(bare)]
  return {
    p50Ms,
    bareP50Ms,
    p99Ms,
    bareP99Ms,
    p50Ratio: p50Ms / bareP50Ms,
    ratio: p99Ms / bareP99Ms,
  }
}
