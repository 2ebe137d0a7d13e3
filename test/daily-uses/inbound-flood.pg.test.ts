import { expect, test } from 'vitest'
import { createProvider } from '../support/daily/provider'
import { waitUntil } from '../support/daily/wait-until'
import { openWorld, type World } from '../support/daily/world'

const isFull = Boolean(process.env['FULL'])
const MESSAGES = isFull ? 5_000 : 500
const KILLS = isFull ? 10 : 3
/** Phones that write at the same time. */
const AT_ONCE = 24
/** What each phone writes, one after the other: the second files an application. */
const WRITES = ['申请', '1', '查', '0']
/** Longer than a worker may hold a message. */
const LEASE_OVER_MS = 4 * 60_000

test(
  `${MESSAGES} texts, each brought three times to a server that is killed ${KILLS} times, have one effect each`,
  { timeout: 1_200_000 },
  async () => {
    const world = await openWorld()
    // It is the county that writes, not an attack.
    Object.assign(world.env, { MESSAGES_A_MINUTE: '1000000' })
    await world.start()
    const phones = await settle(world, MESSAGES / WRITES.length)
    const deliveries = 3 * MESSAGES
    const killsAfter = Array.from({ length: KILLS }, (_, n) =>
      Math.floor(((n + 0.5) * deliveries) / KILLS),
    )
    const provider = createProvider(world, killsAfter)
    const queue = [...phones]
    const lane = async () => {
      for (let phone = queue.shift(); phone; phone = queue.shift())
        for (const text of WRITES) await provider.bring(phone, text)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
    await provider.isUp()
    const { acknowledged, lost, killsLeft } = provider.counts()
    expect({ acknowledged, killsLeft }).toEqual({ acknowledged: deliveries, killsLeft: 0 })
    expect(lost, 'somebody was cut off by the kills').toBeGreaterThan(0)

    // What a killed server had in hand is known by then.
    await world.later(LEASE_OVER_MS)
    await waitUntil(async () => (await listWaiting(world)).length === 0)
    await world.holds()

    const turns = await listTurns(world)
    expect(turns).toHaveLength(MESSAGES)
    const turnOf = new Map(turns.map((turn) => [turn.sid, turn]))
    const faults = provider.brought.flatMap(({ sid, text, answers }) => {
      const turn = turnOf.get(sid)
      const said = new Set(answers.filter((texts) => texts.length > 0).map((texts) => texts.join()))
      const [onResponse, byOutbox] = [said.size, turn?.queued ?? 0]
      const isOnce =
        turn?.by === 'response'
          ? onResponse === 1 && byOutbox === 0
          : onResponse === 0 && byOutbox > 0
      return isOnce ? [] : [{ text, turn, answers }]
    })
    expect(faults).toEqual([])

    // As they were written, so they were numbered and answered.
    const order = Map.groupBy(turns, ({ contact }) => contact)
    const written = Map.groupBy(provider.brought, ({ phone }) => phone)
    const numbered = [...order.values()].map((each) => each.map(({ sid }) => sid).join())
    const sent = [...written.values()].map((each) => each.map(({ sid }) => sid).join())
    expect(numbered.toSorted()).toEqual(sent.toSorted())
    const late = turns.filter((turn, i) => {
      const before = turns[i - 1]
      return before?.contact === turn.contact && before.answered > turn.answered
    })
    expect(late).toEqual([])

    const filed = await world.sql<{ n: number }[]>`
      select count(*)::int as n from applications group by household_id`
    expect(filed.map(({ n }) => n)).toEqual(phones.map(() => 1))
    if (!isFull) return
    const ways = Object.groupBy(turns, ({ by }) => by)
    console.info({
      messages: MESSAGES,
      deliveries: acknowledged,
      cutOff: lost,
      kills: KILLS,
      onResponse: ways['response']?.length ?? 0,
      byOutbox: ways['outbox']?.length ?? 0,
      triedAgain: turns.filter(({ tries }) => tries > 1).length,
    })
  },
)

/** Families, each with a phone that speaks for it. */
async function settle({ seeds }: World, count: number): Promise<string[]> {
  const phones: string[] = []
  for (let n = 0; n < count; n++) {
    const phone = `+86188${String(n).padStart(8, '0')}`
    const { id } = await seeds.addHousehold({ head: `谭小${n}` })
    await seeds.addContact({ phone, linkedTo: [id] })
    phones.push(phone)
  }
  return phones
}

const listWaiting = ({ sql }: World) => sql`
  select id from contacts where answered_seq < last_seq`

interface TurnRow {
  sid: string
  contact: string
  by: string
  tries: number
  answered: Date
  queued: number
}

const listTurns = ({ sql }: World) => sql<TurnRow[]>`
  select t.provider_message_id as sid, t.contact_id as contact, t.answered_by as by, t.tries,
         t.answered_at as answered,
         (select count(*)::int from outbox o where o.purpose like 'turn:' || t.id || ':%') as queued
    from turns t order by t.contact_id, t.seq`
