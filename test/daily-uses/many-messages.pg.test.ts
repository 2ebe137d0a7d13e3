import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { parseResponse } from '../../api/client'
import { createRandom } from '../../db/demo/random'
import { VILLAGE } from '../support/api'
import { waitUntil } from '../support/daily/wait-until'
import { openRoughWorld, OUR_NUMBER } from '../support/rough-world'

type World = Awaited<ReturnType<typeof openRoughWorld>>
type Sending = Awaited<ReturnType<typeof open>>
type Worker = Awaited<ReturnType<World['startWorker']>>

const isFull = Boolean(process.env['FULL'])
const SEED = Number(process.env['SEED'] ?? 20_260_309)
const MINUTE = 60_000
const BODY = '明天上午九点开会'

test(
  'a notice to a whole township reaches nobody twice, though the provider has a bad day and workers are killed, and the report says what the provider’s log says',
  { timeout: 1_200_000 },
  async () => {
    const world = await open({ households: isFull ? 20_000 : 2_000, canBeAsked: true })
    const inFlight = await sendAndKill(world, isFull ? 20 : 2)
    const { taken, unknown, counts } = await judge(world)
    // Twilio can be asked about whatever was in flight.
    expect(unknown).toBe(0)
    report(world, { inFlight, unknown, ...counts, accepted: taken.length })
  },
)

test(
  'where the provider cannot be asked nobody gets it twice either, and only what was in flight is unknown',
  { timeout: 600_000 },
  async () => {
    const world = await open({ households: isFull ? 2_000 : 150, canBeAsked: false })
    const inFlight = await sendAndKill(world, isFull ? 5 : 1)
    const { unknown, counts } = await judge(world)
    const { cutOff, gatewayPage } = world.provider.refused
    expect(unknown).toBeLessThanOrEqual(inFlight + cutOff + gatewayPage)
    report(world, { inFlight, unknown, ...counts })
  },
)

function report({ provider }: World, figures: object): void {
  if (isFull) console.log(JSON.stringify({ ...figures, ...provider.refused }))
}

/** A notice to all households that a colleague has approved. */
async function open(given: { households: number; canBeAsked: boolean }) {
  const world = await openRoughWorld({ seed: SEED, ...given })
  const { as, clerk, second, office, sql } = world
  // A sender is known once a worker has it.
  const workers = await Promise.all([world.startWorker(), world.startWorker()])
  await waitUntil(async () => (await sql`select from senders`).length > 0)
  const pace = { segmentsPerSecond: 2_000, burst: 500, dailyCap: 50 }
  const sender = { type: 'set' as const, channel: 'sms', address: OUR_NUMBER, ...pace }
  await parseResponse(as(office.actor).senders.index.$post({ json: sender }))
  const draft = { areaPath: VILLAGE, audience: 'households' as const, body: BODY }
  await parseResponse(as(clerk.actor).broadcasts.index.$post({ json: draft }))
  const id = await broadcastOf(world)
  const approve = { param: { id }, json: { type: 'approve' as const } }
  await parseResponse(as(second.actor).broadcasts[':id'].actions.$post(approve))
  return { ...world, workers }
}

async function broadcastOf({ sql }: World): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select id from broadcasts`
  if (!row) throw new Error('no notice was drafted')
  return row.id
}

/** Two workers send; one of them is killed so many times. How many messages were on their way then. */
async function sendAndKill(world: Sending, kills: number): Promise<number> {
  const { next, pick } = createRandom(SEED)
  const { workers } = world
  let inFlight = 0
  for (let kill = 0; kill < kills; kill++) {
    await moved(world)
    await sleep(next() * 400)
    const place = pick([0, 1])
    await workers[place]?.kill()
    inFlight += await count(world, 'sending')
    workers[place] = await world.startWorker()
  }
  await settled(world)
  await Promise.all(workers.map((worker: Worker) => worker.kill()))
  return inFlight
}

/** Something was sent since. */
async function moved({ provider }: World): Promise<void> {
  const before = provider.taken.length
  for (let look = 0; provider.taken.length === before && look < 300; look++) await sleep(20)
}

async function count({ sql }: World, ...statuses: string[]): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from outbox
     where broadcast_id is not null and status in ${sql(statuses)}`
  return row?.n ?? 0
}

/** Until no message waits for anything; what waits for its minute need not wait for ours. */
async function settled(world: World): Promise<void> {
  const { provider, sql } = world
  for (let round = 0; round < 2_000; round++) {
    const before = provider.taken.length
    await sleep(500)
    const waiting = await count(world, 'queued', 'sending', 'lost')
    const [unqueued] = await sql`select from broadcast_villages where queued_at is null`
    if (waiting === 0 && !unqueued && provider.telling() === 0) return
    if (provider.taken.length === before && !(await isFlying(world))) await world.later(10 * MINUTE)
  }
  throw new Error('messages wait for ever')
}

/** A living worker has handed something over: it must not look as if a minute went by. */
async function isFlying({ sql, now }: World): Promise<boolean> {
  const moment = new Date(now().getTime() - 6_000)
  const [row] = await sql`
    select id from outbox where status = 'sending' and claimed_at > ${moment} limit 1`
  return row !== undefined
}

/** Compares the outbox and the report with the provider's own log. */
async function judge(world: World) {
  const { provider, phones, sql, as, clerk } = world
  // Beside it two colleagues were asked to approve it.
  const taken = provider.taken.filter(({ body }) => body.includes(BODY))
  const times = new Map<string, number>()
  for (const { to } of taken) times.set(to, (times.get(to) ?? 0) + 1)
  expect([...times.values()].filter((n) => n > 1)).toEqual([])
  expect([...times.keys()].filter((to) => !phones.includes(to))).toEqual([])

  const rows = await sql<{ status: string; n: number }[]>`
    select status, count(*)::int as n from outbox where broadcast_id is not null group by 1`
  const counts = Object.fromEntries(rows.map(({ status, n }) => [status, n]))
  const { unknown = 0, failed = 0, delivered = 0, sent = 0 } = counts
  const undelivered = taken.filter(({ end }) => end === 'undelivered').length
  const none = phones.length - times.size
  // Whoever got none is owned up to, and nobody else.
  expect(unknown + failed).toBe(none + undelivered)
  expect({ delivered, sent }).toEqual({ delivered: taken.length - undelivered, sent: 0 })

  const param = { id: await broadcastOf(world) }
  const { total } = await parseResponse(as(clerk.actor).broadcasts[':id'].report.$get({ param }))
  expect(total).toMatchObject({
    recipients: phones.length,
    delivered,
    sent: delivered,
    failed,
    unknown,
    waiting: 0,
    dropped: 0,
  })
  return { taken, unknown, counts }
}
