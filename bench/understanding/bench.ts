import { existsSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ANSWERED_FROM } from '../../api/policies/articles'
import { readLines } from '../policies/figures'
import type { Bench } from '../run'
import { UsageError } from '../usage-error'
import { crossValidated } from './own-messages'
import { type Classified, scoresOf } from './scores'

interface Query {
  text: string
  relevant: string[]
  answerable?: boolean
}
interface Document {
  id: string
  title: string
  text: string
}
type Found = { id: string; score: number }[] & { confidence?: number }
interface Engine {
  search(query: string, most: number): Found | Promise<Found>
}

const OURS = resolve(import.meta.dirname, '../engines/cunxin.mjs')
const SETS = ['policy', 'legal', 'general'] as const
/** Articles that a county's library may grow to. */
const MANY = 23_000

/**
 * How well questions find their article, what is declined, and what messages are taken for: on the sets in the folder
 * given by `--data` (`dev/` and, where it is there, `heldout/`), with the engines in its `engines/` beside ours, or those
 * of them named by `--engines`.
 */
export const understandingBench: Bench = async ({ say, option, isQuick }) => {
  const data = option('data')
  if (!data) throw new UsageError('understanding --data FOLDER [--engines NAME,NAME] [--quick]')
  const folder = join(data, 'engines')
  const wanted = (option('engines') ?? (isQuick ? 'bm25-bigram' : undefined))?.split(',')
  const others = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.mjs'))
    .filter((file) => !wanted || wanted.includes(basename(file, '.mjs')))
    .toSorted()
    .map((file) => join(folder, file))
  const rows: Record<string, object> = isQuick
    ? {}
    : { 'own messages, held out in turn': crossValidated(say) }
  for (const split of ['dev', 'heldout'].filter((each) => existsSync(join(data, each)))) {
    const { classify } = (await import(OURS)) as { classify(text: string): string }
    const messages = readLines<Classified>(join(data, split, 'intent.jsonl'))
    rows[`${split} intent`] = scoresOf(
      messages.map((each) => ({ ...each, said: classify(each.text) })),
    )
    for (const set of SETS)
      for (const engine of [OURS, ...others]) {
        const name = `${split} ${set} ${engine === OURS ? 'ours' : basename(engine, '.mjs')}`
        try {
          const { create } = (await import(pathToFileURL(resolve(engine)).href)) as {
            create: Create
          }
          rows[name] = await measure(create, join(data, split), set, engine === OURS)
          say(name)
        } catch (error) {
          say(`${name}: does not run here (${String(error).slice(0, 80)})`)
        }
      }
  }
  rows[`ours at ${MANY} articles`] = await measureMany(data)
  return rows
}

type Create = (corpus: Document[]) => Promise<Engine>

async function measure(create: Create, folder: string, set: string, isOurs: boolean) {
  const corpus = readLines<Document>(join(folder, `${set}.corpus.jsonl`))
  const queries = readLines<Query>(join(folder, `${set}.queries.jsonl`))
  const engine = await create(corpus)
  const found = []
  for (const query of queries) {
    const hits = await engine.search(query.text, 10)
    const rank = hits.findIndex(({ id }) => query.relevant.includes(id))
    found.push({ query, rank, isAnswered: (hits.confidence ?? Infinity) >= ANSWERED_FROM })
  }
  const asked = found.filter(({ query }) => query.answerable ?? true)
  const within = (most: number) =>
    asked.filter(({ rank }) => rank >= 0 && rank < most).length / asked.length
  const hit = { hit1: within(1), hit3: within(3) }
  const unanswerable = found.filter(({ query }) => query.answerable === false)
  if (!isOurs || unanswerable.length === 0) return hit
  const declined = found.filter(({ isAnswered }) => !isAnswered)
  const rightly = declined.filter(({ query }) => query.answerable === false).length
  const wrongly = found.filter(
    ({ query, rank, isAnswered }) =>
      isAnswered && !(query.answerable !== false && rank >= 0 && rank < 3),
  )
  return {
    ...hit,
    declineF1: (2 * rightly) / (declined.length + unanswerable.length),
    answeredWrongly: wrongly.length / found.length,
    answered: (found.length - declined.length) / found.length,
  }
}

/** The largest corpus there is, over and over under other names. */
async function measureMany(data: string) {
  const { create } = (await import(OURS)) as { create: Create }
  const corpus = readLines<Document>(join(data, 'dev', 'legal.corpus.jsonl'))
  const queries = readLines<Query>(join(data, 'dev', 'legal.queries.jsonl'))
  const many = Array.from({ length: MANY }, (_, at): Document => {
    const { id = '', title = '', text = '' } = corpus[at % corpus.length] ?? {}
    return { id: `${at} ${id}`, title: `${title} ${Math.floor(at / corpus.length)}`, text }
  })
  // The collector is not at hand unless it is asked for.
  setFlagsFromString('--expose_gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const before = process.memoryUsage()
  const begun = performance.now()
  const engine = await create(many)
  const buildSeconds = (performance.now() - begun) / 1_000
  collect()
  const after = process.memoryUsage()
  const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
  const times: number[] = []
  for (const { text } of queries) {
    const from = performance.now()
    await engine.search(text, 10)
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(share * times.length)]
  return { buildSeconds, megabytes: grown / 2 ** 20, p50Ms: at(0.5), p99Ms: at(0.99) }
}
