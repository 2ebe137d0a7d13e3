import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../db/client'
import { migrate } from '../../db/migrate'
import { medians, percentile } from '../median'
import type { Bench } from '../run'
import { sendAll } from './load'
import { prepare } from './prepare'
import { webhookRequest } from './requests'

const CONNECTIONS = 32

/**
 * The status SMS as a full turn against a bare handler, in turns A B A B; the median of each figure
 * and of the ratios. The database lies on disk with fsync on, as in use.
 */
export const webhookBench: Bench = async ({ isQuick, say }) => {
  const rounds = isQuick ? 3 : 5
  const perRound = isQuick ? 3_000 : 8_000
  const folder = await mkdtemp(join(tmpdir(), 'cunxin-bench-'))
  const database = await openDatabase({ dataDir: folder })
  const servers: ChildProcess[] = []
  try {
    await migrate(database.owner, database.app)
    say('loading the county')
    const phones = await prepare(database.owner, isQuick ? 5_000 : 25_148)
    const full = await startServer('full-server.ts', database.app, servers)
    const bare = await startServer('bare-server.ts', database.owner, servers)
    let sent = 0
    const measure = async (server: Server, expected: string) => {
      const requests = Array.from({ length: perRound }, () => {
        sent++
        const phone = phones[(sent * 7_919) % phones.length] ?? ''
        return webhookRequest(phone, '查', `SM${String(sent).padStart(32, '0')}`)
      })
      const cpuBefore = await server.cpu()
      const begun = performance.now()
      const took = await sendAll(server.port, requests, CONNECTIONS, expected)
      const seconds = (performance.now() - begun) / 1000
      const cpu = (await server.cpu()) - cpuBefore
      return {
        perSecond: perRound / seconds,
        p50Ms: percentile(took, 0.5),
        p99Ms: percentile(took, 0.99),
        cpuMsPerMessage: cpu / perRound,
      }
    }
    await measure(full, '<Message>')
    await measure(bare, '<Message>')
    const runs = []
    for (let round = 1; round <= rounds; round++) {
      const a = await measure(full, '<Message>')
      const b = await measure(bare, '<Message>')
      runs.push({ full: a, bare: b })
      say(`round ${round}: full ${a.perSecond.toFixed(0)}/s, bare ${b.perSecond.toFixed(0)}/s`)
    }
    return {
      full: medians(runs.map((run) => run.full)),
      bare: medians(runs.map((run) => run.bare)),
      ratio: medians(
        runs.map(({ full: a, bare: b }) => ({ perSecond: a.perSecond / b.perSecond })),
      ),
      households: { count: phones.length },
    }
  } finally {
    for (const server of servers) server.kill()
    await Promise.all(servers.map((server) => server.exitCode ?? once(server, 'exit')))
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Server {
  port: number
  /** CPU milliseconds of the server's process so far, user and system. */
  cpu(): Promise<number>
}

async function startServer(file: string, target: string, servers: ChildProcess[]): Promise<Server> {
  const child = fork(join(import.meta.dirname, file), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, BENCH_DATABASE: target },
  })
  servers.push(child)
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    port,
    async cpu() {
      child.send('cpu')
      const [{ cpu }] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage }]
      return (cpu.user + cpu.system) / 1000
    },
  }
}
