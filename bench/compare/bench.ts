import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, openDatabase, type Sql } from '../../db/client'
import { migrate } from '../../db/migrate'
import { addCounty, writeRoll } from '../import/prepare'
import { BENCH_DATA_KEY } from '../import/setting'
import { medians } from '../median'
import type { Bench } from '../run'
import { copyAndJoin, prepareJoin } from './baseline'
import { addFigures, type Person, writeVehicles } from './prepare'

const REGISTERED_HOUSEHOLDS = 27_300
const ROWS = 1_000_000
/** As many own a car in the larger and the smaller file: these differ in nothing but strangers. */
const CAR_OWNERS = 500

/**
 * A department's file compared with the register of the county, against COPY of that file into a table
 * and a hash join with the people's numbers in the clear, in turns A B A B; medians, the ratio's over
 * the pairs. Peak memory of the comparing process at a tenth of the rows and at all of them.
 */
export const compareBench: Bench = async ({ isQuick, say }) => {
  const rounds = isQuick ? 3 : 5
  const rows = ROWS / (isQuick ? 10 : 1)
  const owners = CAR_OWNERS / (isQuick ? 10 : 1)
  const folder = await mkdtemp(join(tmpdir(), 'cunxin-bench-'))
  const database = await openDatabase({ dataDir: folder })
  const { sql, close } = connect(database.owner, { max: 1, statementTimeoutMs: 0 })
  try {
    await migrate(database.owner, database.app)
    await addCounty(database.owner)
    await addFigures(database.owner)
    const people = await takeRoll(database.app, folder, isQuick)
    say(`${people.length} people on the register; writing ${rows} rows`)
    const [few, many] = [join(folder, 'few.csv'), join(folder, 'many.csv')]
    await writeVehicles(few, people, { rows: rows / 10, owners })
    await writeVehicles(many, people, { rows, owners })
    await prepareJoin(sql, people)
    const tenth = []
    const runs = []
    for (let round = 1; round <= rounds; round++) {
      tenth.push({ peakMiBAtTenth: (await compareOnce(database.app, few)).peakMiB })
      await forgetLeads(sql)
      const { seconds, cpuSeconds, peakMiB, leads, matched } = await compareOnce(database.app, many)
      await forgetLeads(sql)
      const baseline = await copyAndJoin(sql, many)
      if (baseline.matched !== matched) throw new Error('the two matched different rows')
      const ratio = seconds / baseline.seconds
      const copyAndJoinSeconds = baseline.seconds
      runs.push({ seconds, cpuSeconds, copyAndJoinSeconds, ratio, peakMiB, leads, matched })
      say(
        `round ${round}: compare ${seconds.toFixed(2)} s (CPU ${cpuSeconds.toFixed(2)}), COPY and join ` +
          `${baseline.seconds.toFixed(2)} s, ratio ${ratio.toFixed(2)}, peak ${peakMiB.toFixed(0)} MiB`,
      )
    }
    return { rows, people: people.length, ...medians(runs), ...medians(tenth) }
  } finally {
    await close()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Compared {
  seconds: number
  cpuSeconds: number
  peakMiB: number
  leads: number
  matched: number
}

const compareOnce = (target: string, file: string) => inChild<Compared>('comparer.ts', target, file)

/** The register taken in as the county takes it in; returns who is on it. */
async function takeRoll(target: string, folder: string, isQuick: boolean): Promise<Person[]> {
  const file = join(folder, 'roll.csv')
  await writeRoll(file, Math.round(REGISTERED_HOUSEHOLDS / (isQuick ? 10 : 1)))
  await inChild('../import/importer.ts', target, file)
  const { readRegister } = await import('../../api/comparisons/register')
  const { createSealer } = await import('../../api/shared/sealing')
  const connection = connect(target)
  const deps = { connection, sealer: createSealer(BENCH_DATA_KEY) }
  const people = await readRegister({ county: 'wuxi', deps } as Parameters<typeof readRegister>[0])
  await connection.close()
  return people.map(({ name, idNumber }) => ({ name, idNumber }))
}

async function inChild<T>(script: string, target: string, file: string): Promise<T> {
  const child = fork(join(import.meta.dirname, script), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, BENCH_DATABASE: target, BENCH_FILE: file },
  })
  const ended = once(child, 'exit')
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [T | number]
  if (typeof message !== 'object' || message === null) throw new Error(`${script} failed`)
  await ended
  return message
}

/** What a comparison leaves, away; and nothing of it left for the next measure to write out. */
async function forgetLeads(sql: Sql) {
  await sql`
    truncate leads, lead_signals, lead_statements, imports, codes, outbox, events, audit cascade`
  await sql`checkpoint`
}
