import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RequestContext } from '../../api/http/context'
import { readOverview } from '../../api/overview/read'
import { refreshVillages } from '../../api/overview/refresh'
import { APP_ROLE, connect, type Connection, openDatabase } from '../../db/client'
import { migrate } from '../../db/migrate'
import { BENCH_COUNTY } from '../import/setting'
import { median, percentile } from '../median'
import type { Bench } from '../run'
import { addCounty, countyName, TODAY } from './prepare'

const REGISTERED = 25_000
const ROLL = 100_000
const NOW = new Date(`${TODAY}T02:00:00Z`)
/** Villages in which something has changed since they were counted, as on a busy minute. */
const CHANGED = 5

interface Measured {
  p50Ms: number
  p99Ms: number
}

/**
 * The overview of a county of 25,000 registered households of 100,000 on its roll, alone in its database and among a hundred
 * counties of 25,000 registered ones each, in turns; once with every village counted, once with some in which something has
 * changed since, which are counted as it is read.
 */
export const overviewBench: Bench = async ({ isQuick, say }) => {
  const others = isQuick ? 2 : 100
  const size = isQuick
    ? { registered: 5_000, roll: 20_000, visits: 4 }
    : { registered: REGISTERED, roll: ROLL, visits: 8 }
  const rounds = isQuick ? 3 : 5
  const reads = isQuick ? 60 : 300
  const folder = await mkdtemp(join(tmpdir(), 'cunxin-bench-'))
  const database = await openDatabase({ dataDir: folder })
  const begun = performance.now()
  const sayAt = (line: string) =>
    say(`${Math.round((performance.now() - begun) / 1000)} s: ${line}`)
  const opened: Connection[] = []
  try {
    await migrate(database.owner, database.app)
    const alone = connect(database.owner, { max: 1, statementTimeoutMs: 0 })
    await addCounty(alone.sql, BENCH_COUNTY, size)
    await alone.sql`vacuum analyze`
    await refreshVillages(contextOf(alone))
    await alone.sql`vacuum analyze overview_villages`
    await alone.close()
    const crowdTarget = withName(database.owner, 'crowd')
    const admin = connect(withName(database.owner, 'postgres'), { max: 1, statementTimeoutMs: 0 })
    await admin.sql`create database crowd template cunxin`
    await admin.close()
    const crowd = connect(crowdTarget, { max: 1, statementTimeoutMs: 0 })
    // A crash of the machine loses the bench anyway.
    await crowd.sql`set synchronous_commit = off`
    for (let n = 1; n < others; n++) {
      await addCounty(crowd.sql, countyName(n), { ...size, roll: size.registered, visits: 3 })
      if (n % 10 === 0) sayAt(`${n} other counties`)
    }
    sayAt('all counties are there')
    await crowd.sql`vacuum analyze`
    await crowd.close()

    const places = {
      alone: connect(database.owner, { role: APP_ROLE, max: 1 }),
      among: connect(crowdTarget, { role: APP_ROLE, max: 1 }),
    }
    opened.push(...Object.values(places))
    const found = { alone: [] as Measured[], among: [] as Measured[] }
    const changed = { alone: [] as Measured[], among: [] as Measured[] }
    for (const connection of Object.values(places)) await measure(connection, reads / 4)
    for (let round = 1; round <= rounds; round++) {
      for (const name of ['alone', 'among'] as const)
        found[name].push(await measure(places[name], reads))
      sayAt(`round ${round}: ${lineOf(found)}`)
    }
    for (const connection of Object.values(places)) await markSome(connection)
    for (let round = 1; round <= rounds; round++)
      for (const name of ['alone', 'among'] as const)
        changed[name].push(await measure(places[name], reads / 2))
    sayAt(`with ${CHANGED} villages changed: ${lineOf(changed)}`)
    const of = (all: Measured[], key: keyof Measured) => median(all.map((each) => each[key]))
    const ratio = (all: typeof found) =>
      median(all.among.map(({ p99Ms }, i) => p99Ms / (all.alone[i]?.p99Ms ?? NaN)))
    return {
      registered: size.registered,
      counties: others,
      aloneP50Ms: of(found.alone, 'p50Ms'),
      aloneP99Ms: of(found.alone, 'p99Ms'),
      amongP50Ms: of(found.among, 'p50Ms'),
      amongP99Ms: of(found.among, 'p99Ms'),
      ratio: ratio(found),
      changedAloneP99Ms: of(changed.alone, 'p99Ms'),
      changedAmongP99Ms: of(changed.among, 'p99Ms'),
      changedRatio: ratio(changed),
    }
  } finally {
    await Promise.all(opened.map((connection) => connection.close()))
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const lineOf = (found: Record<'alone' | 'among', Measured[]>) =>
  (['alone', 'among'] as const)
    .map((name) => {
      const last = found[name].at(-1)
      return `${name} p50 ${last?.p50Ms.toFixed(1)} ms, p99 ${last?.p99Ms.toFixed(1)} ms`
    })
    .join('; ')

function withName(target: string, name: string): string {
  const url = new URL(target)
  url.pathname = `/${name}`
  return url.href
}

/** As the county office asks. The overview needs no other part of what a process is built over. */
function contextOf(connection: Connection): RequestContext {
  return {
    county: BENCH_COUNTY,
    now: NOW,
    grant: { reach: 'all' },
    deps: { connection },
  } as unknown as RequestContext
}

async function measure(connection: Connection, reads: number): Promise<Measured> {
  const ctx = contextOf(connection)
  const took: number[] = []
  for (let n = 0; n < reads; n++) {
    const begun = performance.now()
    const { numbers } = await readOverview(ctx, {})
    took.push(performance.now() - begun)
    if ((numbers.registered ?? 0) === 0) throw new Error('nobody is registered')
  }
  return { p50Ms: median(took), p99Ms: percentile(took, 0.99) }
}

/** As a note of a visit does, in some villages. */
const markSome = ({ sql }: Connection) => sql`
  insert into overview_marks (county, area_path, made_by)
  select county, area_path, 'bench' from overview_villages where county = ${BENCH_COUNTY}
   order by area_path limit ${CHANGED}`
