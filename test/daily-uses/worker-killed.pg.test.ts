import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { say } from '../../api/messages/templates'
import { enqueue, type OutboxMessage } from '../../api/outbox/enqueue'
import { COUNTY } from '../support/api'
import { type Gate, openGate } from '../support/daily/gate'
import { settleVillage } from '../support/daily/village'
import { waitUntil } from '../support/daily/wait-until'
import { openWorld, type World } from '../support/daily/world'
import { MINUTE } from '../support/talk'

/** Longer than a worker may hold a message. */
const LEASE_OVER = 4 * MINUTE
/** Those with a far end of their own; the simulator's lies within the server. */
const PROVIDERS = ['sms', 'telegram'] as const
type Provider = (typeof PROVIDERS)[number]

interface Place {
  where: string
  stop(world: World, gate: Gate): void
  /** How often the provider has it by then. */
  arrived: 0 | 1
}

const EXCHANGES = /\/outbox\/exchanges$/
const RESULTS = /"results":\[\{/

const PLACES: Place[] = [
  {
    where: 'before it heard what it has claimed',
    stop: (_world, gate) => gate.hold({ path: EXCHANGES, answered: /"messages":\[\{/ }),
    arrived: 0,
  },
  {
    where: 'after the claim and before the send',
    stop: (_world, gate) => gate.hold({ path: /\/counties\/current$/ }),
    arrived: 0,
  },
  {
    where: 'while the provider has a message and has not answered',
    stop(world) {
      world.twilio.answerWith('hang')
      world.telegram.answerWith('hang')
    },
    arrived: 1,
  },
  {
    where: 'after the provider answered and before that was recorded',
    stop: (_world, gate) => gate.hold({ path: EXCHANGES, asked: RESULTS }),
    arrived: 1,
  },
]

/** All of them, or each place once, in turn over the providers. */
const runs = PLACES.flatMap((place, i) =>
  PROVIDERS.filter((_, turn) => process.env['FULL'] || i % 2 === turn).map(
    (channel) => [place.where, channel, place] as const,
  ),
)

test.each(runs)(
  'a worker killed %s, on %s, sends again what is owed and owns up to the rest',
  { timeout: 120_000 },
  async (_where, channel, { stop, arrived }) => {
    const { world, gate } = await openSplit()
    const villager = await someone(world, channel)
    const neighbour = await someone(world, channel)
    const outcome = say('objection.settled', { status: 'rejected' })
    const meeting = say('broadcast.text', { text: '明天开会' })
    stop(world, gate)
    // At once, so that one claim takes both.
    const [owed = '', bulk = ''] = await send(
      world,
      { contactId: villager.id, class: 'filing', say: outcome },
      { contactId: neighbour.id, class: 'notice', say: meeting },
    )

    const textsTo = ({ address }: { address: string }) =>
      world.ends[channel]
        .arrivals()
        .filter(({ to }) => to === address)
        .map(({ text }) => text)
    await waitUntil(async () => {
      const taken = await Promise.all([owed, bulk].map((each) => statusOf(world, each)))
      const isTaken = taken.every(({ status }) => status === 'sending')
      return isTaken && textsTo(villager).length + textsTo(neighbour).length === 2 * arrived
    })
    await waitUntil(async () => arrived === 1 || gate.held() > 0)
    await killWorker(world, gate)

    if (channel === 'sms') {
      // Twilio can be asked: everybody got theirs, once.
      for (const purpose of [owed, bulk])
        expect(await statusOf(world, purpose)).toEqual({ status: 'sent', is_resend: false })
      for (const whom of [villager, neighbour]) expect(textsTo(whom)).toHaveLength(1)
      return
    }
    expect(await statusOf(world, owed)).toEqual({ status: 'sent', is_resend: true })
    expect(await statusOf(world, bulk)).toEqual({ status: 'unknown', is_resend: false })
    const [last, ...first] = textsTo(villager).toReversed()
    expect(last).toContain('重发：')
    expect(first).toHaveLength(arrived)
    expect(textsTo(neighbour)).toHaveLength(arrived)
  },
)

test(
  'a worker killed half-way through a notice brings it to nobody twice, and the report tells that all have it',
  { timeout: 120_000 },
  async () => {
    const { world, gate } = await openSplit()
    const village = await settleVillage(world, 'sms')
    const { clerk, committee } = village
    for (let i = 0; i < HOMES - 2; i++)
      await world.seeds.addHousehold({ areaPath: village.group, phone: `+861992000000${10 + i}` })
    await world.says(clerk, `通知 ${village.village} 明天上午九点开会`, `发${HOMES}人`)
    const code = /批准 (\d{10})/.exec(await world.answerTo(clerk.confirms()))?.[1] ?? ''
    await world.says(committee, `批准 ${code}`, '批准吗')
    await world.settle()
    gate.hold({ path: EXCHANGES, asked: RESULTS })
    expect(await world.answerTo(committee.confirms())).toContain(`发给${HOMES}人`)
    await waitUntil(async () => gate.held() > 0)
    await killWorker(world, gate)

    const texts = world.twilio.sent.filter(({ fields }) =>
      /九点开会.*退订/.test(fields['Body'] ?? ''),
    )
    expect(new Set(texts.map(({ fields }) => fields['To'])).size).toBe(texts.length)
    expect(texts).toHaveLength(HOMES)
    await world.says(clerk, code, `共${HOMES}人，已发${HOMES}`)
  },
)

const HOMES = 16

/** The API and the bot, which is the worker, as two processes with a gate between. */
async function openSplit() {
  const world = await openWorld()
  await world.startApi()
  const gate = await openGate(world.server.apiPort)
  await world.startBot(gate.port)
  return { world, gate }
}

/** Gone, and another one in its place once nobody waits for it any more. */
async function killWorker(world: World, gate: Gate) {
  await world.server.kill()
  gate.open()
  world.twilio.answerWith('taken')
  world.telegram.answerWith('taken')
  await world.later(LEASE_OVER)
  await world.startBot(gate.port)
  await world.settle()
  await world.holds()
}

let made = 0

function someone({ seeds }: World, channel: Provider) {
  const number = 40_000_000 + ++made
  return seeds.addContact(
    channel === 'sms' ? { phone: `+86199${number}` } : { chat: String(number), channel },
  )
}

/** Queues messages; what each is for. */
async function send(world: World, ...messages: Omit<OutboxMessage, 'purpose'>[]) {
  const ctx = { county: COUNTY, deps: world.deps, now: world.deps.clock() }
  const named = messages.map((message) => ({ ...message, purpose: `test:${randomUUID()}` }))
  await world.db.transaction(async (tx) => {
    for (const message of named) await enqueue(tx, ctx, message)
  })
  return named.map(({ purpose }) => purpose)
}

async function statusOf({ sql }: World, purpose: string) {
  const rows = await sql<{ status: string; is_resend: boolean }[]>`
    select status, is_resend from outbox where purpose = ${purpose}`
  const [row] = rows
  if (!row) throw new Error('no message')
  return row
}
