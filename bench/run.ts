import { mkdirSync, writeFileSync } from 'node:fs'
import { importBench } from './import/bench'
import { webhookBench } from './webhook/bench'

/** A benchmark: what it found, as plain JSON. Ratios are against a baseline of the same run. */
export type Bench = (options: { isQuick: boolean; say: (line: string) => void }) => Promise<object>

const BENCHES: Record<string, Bench> = { webhook: webhookBench, import: importBench }

const [name = '', ...flags] = process.argv.slice(2)
const bench = BENCHES[name]
if (!bench) {
  console.error(`usage: npm run -s bench -- ${Object.keys(BENCHES).join('|')} [--quick] [--json]`)
  process.exit(2)
}
const say = (line: string) => console.error(line)
const result = await bench({ isQuick: flags.includes('--quick'), say })
mkdirSync('bench/results', { recursive: true })
const day = new Date().toISOString()
const file = `bench/results/${name}-${day.replaceAll(':', '-')}.json`
writeFileSync(file, JSON.stringify({ bench: name, at: day, ...result }, null, 2))
if (flags.includes('--json')) console.log(JSON.stringify(result))
else console.table(result)
process.exit(0)
