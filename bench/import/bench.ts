import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, openDatabase } from '../../db/client'
import { migrate } from '../../db/migrate'
import { medians } from '../median'
import type { Bench } from '../run'
import { copyRoll, dumpRoll } from './copy'
import { addCounty, emptyRoll, writeRoll } from './prepare'

const REGISTERED_HOUSEHOLDS = 25_148

/**
 * The county's register taken in from its file, against COPY of the very rows that come of it, in
 * turns A B A B; medians, the ratio's over the pairs. The database lies on disk with fsync on, as in
 * use.
 */
export const importBench: Bench = async ({ isQuick, say }) => {
  const rounds = isQuick ? 3 : 5
  const folder = await mkdtemp(join(tmpdir(), 'cunxin-bench-'))
  const database = await openDatabase({ dataDir: folder })
  const { sql, close } = connect(database.owner, { max: 1, statementTimeoutMs: 0 })
  try {
    await migrate(database.owner, database.app)
    await addCounty(database.owner)
    const file = join(folder, 'roll.csv')
    say('writing the file')
    await writeRoll(file, Math.round(REGISTERED_HOUSEHOLDS / (isQuick ? 10 : 1)))
    const { imported } = await importOnce(database.app, file)
    const dump = await dumpRoll(sql)
    const runs = []
    for (let round = 1; round <= rounds; round++) {
      await emptyRoll(sql)
      const { seconds, cpuSeconds, peakMiB } = await importOnce(database.app, file)
      await emptyRoll(sql)
      const begun = performance.now()
      await copyRoll(sql, dump)
      const copySeconds = (performance.now() - begun) / 1000
      const ratio = seconds / copySeconds
      runs.push({
        importSeconds: seconds,
        importCpuSeconds: cpuSeconds,
        copySeconds,
        ratio,
        peakMiB,
      })
      say(
        `round ${round}: import ${seconds.toFixed(2)} s (CPU ${cpuSeconds.toFixed(2)}), COPY ${copySeconds.toFixed(2)} s, ` +
          `ratio ${ratio.toFixed(2)}, peak ${peakMiB.toFixed(0)} MiB`,
      )
    }
    return { ...imported, ...medians(runs) }
  } finally {
    await close()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Imported {
  imported: { households: number; people: number }
  seconds: number
  /** Of the importing process alone: tells a slow import from a busy machine. */
  cpuSeconds: number
  peakMiB: number
}

async function importOnce(target: string, file: string): Promise<Imported> {
  const child = fork(join(import.meta.dirname, 'importer.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, BENCH_DATABASE: target, BENCH_FILE: file },
  })
  const ended = once(child, 'exit')
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Imported | number]
  if (typeof message !== 'object' || message === null) throw new Error('the import failed')
  await ended
  return message
}
