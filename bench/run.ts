import { mkdirSync, writeFileSync } from 'node:fs'
import { archiveBench } from './archive/bench'
import { busyBench } from './busy/bench'
import { compareBench } from './compare/bench'
import { fanoutBench } from './fanout/bench'
import { importBench } from './import/bench'
import { ledgerBench } from './ledger/bench'
import { overviewBench } from './overview/bench'
import { policiesBench } from './policies/bench'
import { objectionsBench } from './objections/bench'
import { roundBench } from './round/bench'
import { understandingBench } from './understanding/bench'
import { UsageError } from './usage-error'
import { webhookBench } from './webhook/bench'

/** A benchmark: what it found, as plain JSON. Ratios are against a baseline of the same run. */
export type Bench = (options: {
  isQuick: boolean
  say: (line: string) => void
  /** What follows `--name` on the command line. */
  option: (name: string) => string | undefined
}) => Promise<object>

const BENCHES: Record<string, Bench> = {
  webhook: webhookBench,
  busy: busyBench,
  fanout: fanoutBench,
  objections: objectionsBench,
  import: importBench,
  compare: compareBench,
  ledger: ledgerBench,
  policies: policiesBench,
  understanding: understandingBench,
  round: roundBench,
  archive: archiveBench,
  overview: overviewBench,
}

const [name = '', ...flags] = process.argv.slice(2)
const bench = BENCHES[name]
if (!bench) {
  console.error(`usage: npm run -s bench -- ${Object.keys(BENCHES).join('|')} [--quick] [--json]`)
  process.exit(2)
}
const say = (line: string) => console.error(line)
const option = (wanted: string) => {
  const at = flags.indexOf(`--${wanted}`)
  return at < 0 ? undefined : flags[at + 1]
}
const result = await bench({ isQuick: flags.includes('--quick'), say, option }).catch(
  (error: unknown) => {
    if (!(error instanceof UsageError)) throw error
    console.error(`usage: npm run -s bench -- ${error.message}`)
    process.exit(2)
  },
)
mkdirSync('bench/results', { recursive: true })
const day = new Date().toISOString()
const file = `bench/results/${name}-${day.replaceAll(':', '-')}.json`
writeFileSync(file, JSON.stringify({ bench: name, at: day, ...result }, null, 2))
if (flags.includes('--json')) console.log(JSON.stringify(result))
else console.table(result)
process.exit(0)
