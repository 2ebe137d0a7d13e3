import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fanOut } from '../../api/broadcasts/fan-out'
import { deliverOn } from '../../bot/delivery'
import { openDatabase } from '../../db/client'
import { migrate } from '../../db/migrate'
import { median, medians } from '../median'
import type { Bench } from '../run'
import { BENCH_COUNTY } from '../webhook/setting'
import { bareDrain, bareInsert } from './bare'
import { NOON, prepare, type Prepared } from './prepare'
import { deliveryOver, nullChannel } from './sending'
import { startWorker } from './workers'

type Say = (line: string) => void

/**
 * An office notice to everybody: queueing against a bare `INSERT … SELECT`, sending to nobody against a bare
 * claim and finish, how soon others go on where a worker is killed, and how exactly four workers keep one pace.
 */
export const fanoutBench: Bench = async ({ isQuick, say, option }) => {
  const recipients = Number(option('recipients') ?? (isQuick ? 20_000 : 1_000_000))
  const rounds = Number(option('rounds') ?? 3)
  const drained = Math.min(recipients, isQuick ? 5_000 : 100_000)
  const folder = await mkdtemp(join(tmpdir(), 'cunxin-bench-'))
  const database = await openDatabase({ dataDir: folder })
  try {
    await migrate(database.owner, database.app)
    say(`loading ${recipients} households`)
    const prepared = await prepare(database.owner, recipients)
    const queueing = await benchQueueing(prepared, rounds, say)
    const draining = await benchDraining(prepared, drained, rounds, say)
    const target = database.owner
    const resuming = await benchResuming(prepared, target, say)
    const pace = await benchPace(prepared, target, isQuick ? 5 : 60, say)
    await prepared.app.close()
    await prepared.owner.close()
    return { recipients: { count: recipients }, queueing, draining, resuming, pace }
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function secondsOf(act: () => Promise<number>): Promise<{ count: number; seconds: number }> {
  const begun = performance.now()
  const count = await act()
  return { count, seconds: (performance.now() - begun) / 1_000 }
}

/** An empty table, and nothing left to be written of what was before. */
async function empty({ owner }: Prepared): Promise<void> {
  await owner.sql`truncate outbox`
  await owner.sql`delete from senders`
  await owner.sql`checkpoint`
}

/** In turn, each first every second time. */
async function benchQueueing(prepared: Prepared, rounds: number, say: Say) {
  const { app, owner, ctx, broadcastId, villages } = prepared
  const notAfter = new Date(NOON.getTime() + 48 * 3_600_000)
  const given = { broadcastId, villages, notBefore: NOON, notAfter }
  const ours = () => app.db.transaction((tx) => fanOut(tx, ctx, given))
  const runs = []
  for (let round = 0; round <= rounds; round++) {
    let queued = { count: 0, seconds: 0 }
    let bare = { count: 0, seconds: 0 }
    const [first] = await owner.sql<{ count: number }[]>`
      select count(*)::int from contacts where county = ${BENCH_COUNTY} and stopped = '{}'
        and address_sealed = ''`
    const count = first?.count ?? 0
    const takeOurs = async () => {
      await empty(prepared)
      queued = await secondsOf(ours)
    }
    const takeBare = async () => {
      await empty(prepared)
      bare = await secondsOf(() => bareInsert(owner.sql, broadcastId, count))
    }
    for (const take of round % 2 === 0 ? [takeOurs, takeBare] : [takeBare, takeOurs]) await take()
    if (queued.count !== bare.count) throw new Error(`queued ${queued.count}, not ${bare.count}`)
    say(
      `queueing ${queued.count}: ${queued.seconds.toFixed(1)} s, bare ${bare.seconds.toFixed(1)} s`,
    )
    // The first one finds everything cold.
    if (round === 0) continue
    runs.push({ seconds: queued.seconds, bare: bare.seconds, ratio: queued.seconds / bare.seconds })
  }
  return medians(runs)
}

async function benchDraining(prepared: Prepared, count: number, rounds: number, say: Say) {
  const { app, owner, broadcastId } = prepared
  await sealAddresses(prepared, count)
  const channel = nullChannel({})
  const deps = deliveryOver(app, channel, () => NOON)
  const ours = async () => (await deliverOn(deps, channel, 'bulk')).handedOver
  const bare = () => bareDrain(owner.sql)
  const runs = []
  for (let round = 0; round <= rounds; round++) {
    const rates: Record<string, number> = {}
    const ways = Object.entries({ ours, bare })
    for (const [name, drain] of round % 2 === 0 ? ways : ways.toReversed()) {
      await queueSealed(prepared, broadcastId, count)
      const { count: gone, seconds } = await secondsOf(drain)
      if (gone !== count) throw new Error(`${name} sent ${gone}, not ${count}`)
      rates[name] = count / seconds
    }
    const { ours: perSecond = 0, bare: barePerSecond = 0 } = rates
    say(`draining: ${perSecond.toFixed(0)}/s, bare ${barePerSecond.toFixed(0)}/s`)
    if (round > 0) runs.push({ perSecond, barePerSecond, ratio: perSecond / barePerSecond })
  }
  return medians(runs)
}

/** Addresses that can be opened, for as many as are drained. */
async function sealAddresses({ owner, ctx }: Prepared, count: number): Promise<void> {
  const { sealer } = ctx.deps
  const rows = await owner.sql<{ id: string }[]>`
    select id from contacts where county = ${BENCH_COUNTY} and address_sealed = '' and stopped = '{}'
     order by id limit ${count}`
  for (let at = 0; at < rows.length; at += 5_000) {
    const sealed = rows.slice(at, at + 5_000).map(({ id }, n) => {
      const place = { county: BENCH_COUNTY, table: 'contacts', column: 'address_sealed', row: id }
      const phone = `+86199${String(at + n).padStart(8, '0')}`
      return { id, sealed: sealer.seal(place, phone).toString('base64') }
    })
    await owner.sql`
      update contacts c set address_sealed = decode(r.sealed, 'base64')
        from jsonb_to_recordset(${JSON.stringify(sealed)}::text::jsonb) as r(id uuid, sealed text)
       where c.county = ${BENCH_COUNTY} and c.id = r.id`
  }
  await owner.sql`vacuum analyze contacts`
}

async function queueSealed(prepared: Prepared, broadcastId: string, count: number) {
  await empty(prepared)
  await prepared.owner.sql`
    insert into outbox (county, id, contact_id, channel, seq, class, template, broadcast_id,
                        village_path, not_before, status, attempts, created_at, segments)
    select county, ('019f00000000700080000000' || lpad(to_hex(row_number() over ()), 8, '0'))::uuid,
           id, channel, 0, 'broadcast', 'broadcast.text', ${broadcastId}, 'wuxi.bench.v000', ${NOON},
           'queued', 0, ${NOON}, 1
      from (select * from contacts where county = ${BENCH_COUNTY} and address_sealed <> ''
             and channel = 'sms' and stopped = '{}' order by id limit ${count}) c`
  await prepared.owner.sql`vacuum analyze outbox`
}

/** Two send; one is killed: how long nothing goes out. And alone, until one that is started anew sends. */
async function benchResuming(prepared: Prepared, target: string, say: Say) {
  const gaps = []
  const restarts = []
  for (let round = 0; round < 3; round++) {
    await queueSealed(prepared, prepared.broadcastId, 100_000)
    const options = { begun: Date.now(), segmentsPerSecond: 1_000, atOnce: 50 }
    const [one, two] = await Promise.all([
      startWorker(target, options),
      startWorker(target, options),
    ])
    await setTimeout(1_500)
    await one.kill()
    const killed = Date.now()
    await setTimeout(1_500)
    const [next] = two.log.filter(({ at }) => at >= killed)
    gaps.push(((next?.at ?? Infinity) - killed) / 1_000)
    await two.kill()
    const alone = Date.now()
    const third = await startWorker(target, options)
    while (third.log.length === 0) await setTimeout(10)
    restarts.push(((third.log[0]?.at ?? Infinity) - alone) / 1_000)
    await third.kill()
  }
  say(`resuming: ${gaps.join(' ')} s beside another, ${restarts.join(' ')} s anew`)
  return { besideAnotherSeconds: median(gaps), anewSeconds: median(restarts) }
}

/** Four workers on one bucket of 100 segments a second, counted once its first fill is gone. */
async function benchPace(prepared: Prepared, target: string, seconds: number, say: Say) {
  const segmentsPerSecond = 100
  await queueSealed(prepared, prepared.broadcastId, Math.min(100_000, segmentsPerSecond * 90))
  const options = { begun: Date.now(), segmentsPerSecond, atOnce: 50 }
  const workers = await Promise.all([1, 2, 3, 4].map(() => startWorker(target, options)))
  await setTimeout(2_500)
  const from = Date.now()
  await setTimeout(seconds * 1_000)
  const to = Date.now()
  await Promise.all(workers.map((worker) => worker.kill()))
  const sent = workers
    .flatMap(({ log }) => log)
    .filter(({ at }) => at > from && at <= to)
    .reduce((sum, each) => sum + each.sent, 0)
  const perSecond = sent / ((to - from) / 1_000)
  say(`pace: ${perSecond.toFixed(2)} of ${segmentsPerSecond}/s by four workers`)
  return {
    perSecond,
    wanted: segmentsPerSecond,
    offPercent: (perSecond / segmentsPerSecond - 1) * 100,
  }
}
