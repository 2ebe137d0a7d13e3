import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../db/client'
import { migrate } from '../../db/migrate'
import { percentile } from '../median'
import type { Bench } from '../run'
import { webhookRequest } from '../webhook/requests'
import { type Filing, fileAll } from './load'
import { prepare } from './prepare'

const CONNECTIONS = 32
/** Objections and applications in turns, so that both meet the same machine and a growing database. */
const PARTS = 10

/**
 * Filing objections as villagers do, two signed messages each, on the thirty lists of one township,
 * against filing applications in the same way; p99 must not grow from the first tenth to the last.
 */
export const objectionsBench: Bench = async ({ isQuick, say }) => {
  const filings = isQuick ? 2_000 : 10_000
  /** The baseline needs fewer to be as steady. */
  const baseline = filings / 2
  const folder = await mkdtemp(join(tmpdir(), 'cunxin-bench-'))
  const database = await openDatabase({ dataDir: folder })
  const server = { stop: async () => {} }
  try {
    await migrate(database.owner, database.app)
    say('loading the county and the lists')
    const registeredHouseholds = isQuick ? 500 : 25_148
    const { targets, applicants } = await prepare(database.owner, {
      registeredHouseholds,
      applicants: baseline,
    })
    const child = fork(join(import.meta.dirname, '../webhook/full-server.ts'), {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, BENCH_DATABASE: database.app },
    })
    server.stop = async () => {
      child.kill()
      if (child.exitCode === null) await once(child, 'exit')
    }
    const died = once(child, 'exit').then(() => Promise.reject(new Error('the server ended')))
    const started = once(child, 'message') as Promise<[{ port: number }]>
    const [{ port }] = await Promise.race([started, died])
    died.catch(() => {})

    const objections = Array.from({ length: filings }, (_, i): Filing => {
      const phone = `+86195${String(i).padStart(8, '0')}`
      // Spread over the lists, as neighbours everywhere read them on the same evening.
      const { code = '', head = '' } = targets[(i * 7_919) % targets.length] ?? {}
      return filing(phone, `异议 ${code} ${head}家有小车`, '收到您的异议')
    })
    const applications = applicants.map((phone) => filing(phone, '申请', '的申请'))
    const runs = { objections: [] as Part[], applications: [] as Part[] }
    for (let part = 0; part < PARTS; part++) {
      for (const [name, all] of [
        ['objections', objections],
        ['applications', applications],
      ] as const)
        runs[name].push(await measure(port, partOf(all, part)))
      const [a, b] = [runs.objections.at(-1), runs.applications.at(-1)]
      say(
        `part ${part + 1}: objections ${a?.perSecond.toFixed(0)}/s, ` +
          `applications ${b?.perSecond.toFixed(0)}/s`,
      )
    }
    const [ofObjections, ofApplications] = [summary(runs.objections), summary(runs.applications)]
    return {
      objections: ofObjections,
      applications: ofApplications,
      ratio: {
        perSecond: ofObjections.perSecond / ofApplications.perSecond,
        p50Ms: ofObjections.p50Ms / ofApplications.p50Ms,
        p99Ms: ofObjections.p99Ms / ofApplications.p99Ms,
      },
      filed: {
        objections: filings,
        applications: baseline,
        lists: 30,
        listed: targets.length,
        connections: CONNECTIONS,
      },
    }
  } finally {
    await server.stop()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

let sent = 0
const sid = () => `SM${String(++sent).padStart(32, '0')}`

const filing = (phone: string, words: string, done: string): Filing => [
  { request: webhookRequest(phone, words, sid()), expected: '对吗' },
  { request: webhookRequest(phone, '1', sid()), expected: done },
]

const partOf = <T>(all: readonly T[], part: number): T[] => {
  const size = all.length / PARTS
  return all.slice(part * size, (part + 1) * size)
}

interface Part {
  perSecond: number
  /** Of each message, both of a filing. */
  messages: number[]
}

async function measure(port: number, filings: readonly Filing[]): Promise<Part> {
  const begun = performance.now()
  const took = await fileAll(port, filings, CONNECTIONS)
  const seconds = (performance.now() - begun) / 1000
  return { perSecond: filings.length / seconds, messages: took.flat() }
}

/** Filings a second; the milliseconds of a message. */
function summary(parts: readonly Part[]) {
  const all = parts.flatMap(({ messages }) => messages)
  const p99Of = (part: Part | undefined) => percentile(part?.messages ?? [], 0.99)
  const [first, last] = [p99Of(parts[0]), p99Of(parts.at(-1))]
  return {
    perSecond: parts.length / parts.reduce((sum, { perSecond }) => sum + 1 / perSecond, 0),
    p50Ms: percentile(all, 0.5),
    p99Ms: percentile(all, 0.99),
    p99FirstTenthMs: first,
    p99LastTenthMs: last,
    lastToFirst: last / first,
  }
}
