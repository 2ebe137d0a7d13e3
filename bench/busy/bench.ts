import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect as connectTo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createSealer } from '../../api/shared/sealing'
import { connect, type Connection, openDatabase } from '../../db/client'
import { migrate } from '../../db/migrate'
import { approved, NOON } from '../fanout/prepare'
import { median, percentile } from '../median'
import type { Bench } from '../run'
import { ask } from '../webhook/load'
import { prepare } from '../webhook/prepare'
import { BENCH_NUMBER } from '../webhook/product'
import { webhookRequest } from '../webhook/requests'
import { BENCH_COUNTY, BENCH_DATA_KEY } from '../webhook/setting'
import { openProvider } from './provider'

const SEGMENTS_PER_SECOND = 100
/** Questions of villagers meanwhile; each waits for no other. */
const QUESTIONS_PER_SECOND = 40

/**
 * How long a villager waits for an answer while a notice goes out at 100 segments a second, against the same
 * server at rest; in turns, five of each.
 */
export const busyBench: Bench = async ({ isQuick, say }) => {
  const seconds = isQuick ? 4 : 12
  const rounds = isQuick ? 2 : 5
  const folder = await mkdtemp(join(tmpdir(), 'cunxin-bench-'))
  const database = await openDatabase({ dataDir: folder })
  const provider = await openProvider()
  const owner = connect(database.owner, { statementTimeoutMs: 0 })
  await migrate(database.owner, database.app)
  say('loading the county')
  const phones = await prepare(database.owner, 5_000)
  const broadcastId = await approved(owner)
  await addReaders(owner)
  await owner.sql`
    insert into senders (county, channel, address, segments_per_second, burst, daily_cap, tokens, filled_at)
    values (${BENCH_COUNTY}, 'sms', ${BENCH_NUMBER}, ${SEGMENTS_PER_SECOND}, 20, 1000, 20, ${NOON})`
  const child = fork(join(import.meta.dirname, 'server.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, BENCH_DATABASE: database.app, BENCH_PROVIDER: provider.url },
  })
  try {
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    let asked = 0
    const measure = async () => {
      const took: number[] = []
      const sockets = Array.from({ length: 16 }, () => {
        return connectTo({ port, host: '127.0.0.1', noDelay: true })
      })
      const under: Promise<void>[] = []
      for (let n = 0; n < seconds * QUESTIONS_PER_SECOND; n++) {
        const socket = sockets[n % sockets.length]
        const phone = phones[(++asked * 7_919) % phones.length] ?? ''
        const request = webhookRequest(phone, '查', `SM${String(asked).padStart(32, '0')}`)
        if (!socket) continue
        const begun = performance.now()
        under.push(
          ask(socket, request).then((answer) => {
            if (!answer.includes('<Message>')) throw new Error(answer.slice(0, 200))
            took.push(performance.now() - begun)
          }),
        )
        await setTimeout(1_000 / QUESTIONS_PER_SECOND)
      }
      await Promise.all(under)
      for (const socket of sockets) socket.destroy()
      return { p50Ms: percentile(took, 0.5), p99Ms: percentile(took, 0.99) }
    }
    await measure()
    const runs: Run[] = []
    for (let round = 1; round <= rounds; round++) {
      await owner.sql`truncate outbox`
      await setTimeout(1_500)
      const idle = await measure()
      await queue(owner, broadcastId)
      await setTimeout(1_500)
      const before = provider.taken()
      const begun = performance.now()
      const busy = await measure()
      const sentPerSecond = (provider.taken() - before) / ((performance.now() - begun) / 1_000)
      const ratio = busy.p99Ms / idle.p99Ms
      runs.push({ idle, busy, sentPerSecond, ratio })
      say(
        `round ${round}: p99 ${idle.p99Ms.toFixed(1)} ms idle, ${busy.p99Ms.toFixed(1)} ms while ${sentPerSecond.toFixed(0)}/s go out`,
      )
    }
    const of = (figure: (run: Run) => number) => median(runs.map(figure))
    return {
      idle: { p50Ms: of(({ idle }) => idle.p50Ms), p99Ms: of(({ idle }) => idle.p99Ms) },
      busy: { p50Ms: of(({ busy }) => busy.p50Ms), p99Ms: of(({ busy }) => busy.p99Ms) },
      sending: { perSecond: of((run) => run.sentPerSecond) },
      ratio: { p99: of((run) => run.ratio) },
    }
  } finally {
    child.kill()
    await once(child, 'exit')
    provider.close()
    await owner.close()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Waiting {
  p50Ms: number
  p99Ms: number
}
interface Run {
  idle: Waiting
  busy: Waiting
  sentPerSecond: number
  ratio: number
}

const READERS = 4_000

/** Those the notice is for: others than those who ask. */
async function addReaders({ sql }: Connection): Promise<void> {
  const sealer = createSealer(BENCH_DATA_KEY)
  const rows = await sql<{ id: string; n: number }[]>`
    select md5('reader' || n)::uuid as id, n from generate_series(1, ${READERS}) n`
  const sealed = rows.map(({ id, n }) => {
    const place = { county: BENCH_COUNTY, table: 'contacts', column: 'address_sealed', row: id }
    const phone = `+86197${String(n).padStart(8, '0')}`
    const index = sealer.index('phone', BENCH_COUNTY, phone).toString('base64')
    return { id, index, sealed: sealer.seal(place, phone).toString('base64') }
  })
  await sql`
    insert into contacts (county, id, channel, address_index, address_sealed, is_phone, language,
                          last_seq, answered_seq, last_out_seq, session_version)
    select ${BENCH_COUNTY}, id, 'sms', decode(index, 'base64'), decode(sealed, 'base64'), true, 'zh', 0, 0, 0, 0
      from jsonb_to_recordset(${JSON.stringify(sealed)}::text::jsonb)
             as r(id uuid, index text, sealed text)`
}

async function queue({ sql }: Connection, broadcastId: string): Promise<void> {
  await sql`
    insert into outbox (county, id, contact_id, channel, seq, class, template, broadcast_id, village_path,
                        not_before, status, attempts, created_at, segments)
    select ${BENCH_COUNTY}, gen_random_uuid(), md5('reader' || n)::uuid, 'sms', 0, 'broadcast',
           'broadcast.text', ${broadcastId}, 'wuxi.bench.v000', ${NOON}, 'queued', 0, ${NOON}, 1
      from generate_series(1, ${READERS}) n`
  await sql`analyze outbox`
}
