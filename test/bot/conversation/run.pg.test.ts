import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { FLOW_BOOK } from '../../../bot/flows'
import { MONDAY_MORNING } from '../../support/api'
import { startBot, type TestBot } from '../../support/bot'
import { newSid } from '../../support/server'

let bot: TestBot
beforeAll(async () => {
  bot = await startBot()
})
beforeEach(async () => {
  bot.api.clock.now = new Date(MONDAY_MORNING)
  await bot.api.sql`delete from outbox`
  bot.logged.length = 0
})
afterAll(() => bot.close())

const LEASE_MS = 8_000
let made = 0
const newPhone = () => `+86185${String(++made).padStart(8, '0')}`

/** A villager whose phone speaks for a household. */
async function villager() {
  const phone = newPhone()
  const household = await bot.api.addHousehold({ head: `谭小${made}` })
  const { id } = await bot.api.addContact({ phone, linkedTo: [household.id] })
  return { phone, contactId: id, householdId: household.id, head: household.head }
}

const turnsOf = (sids: string[]) => bot.api.sql<{ seq: number; by: string | null; sid: string }[]>`
  select seq, answered_by as by, provider_message_id as sid from turns
   where provider_message_id = any(${sids}) order by seq`

/** What is open anywhere: nothing may be, once everybody was answered. */
async function leftOver() {
  const [row] = await bot.api.sql<{ unanswered: number; held: number }[]>`
    select (select count(*)::int from turns where answered_at is null) as unanswered,
           (select count(*)::int from contacts where lease_id is not null) as held`
  return row
}
const NOTHING = { unanswered: 0, held: 0 }

/** From here to the test's end reading the household fails for whoever this contact is. */
function breakFlow(name: string) {
  const flow = FLOW_BOOK.flows[name]
  const step = flow?.steps[flow.first]
  if (!step) throw new Error(`no flow ${name}`)
  const broken = vi.spyOn(step, 'ask').mockRejectedValue(new Error('a flow of ours is broken'))
  onTestFinished(() => broken.mockRestore())
  return broken
}

describe('one message that comes more than once', () => {
  test('after its answer gets the same words again and files nothing again', async () => {
    const { phone, householdId } = await villager()
    await bot.says(phone, '申请')
    const sid = newSid()
    const answer = await bot.says(phone, '1', sid)
    expect(answer.join()).toMatch(/^【村信】收到谭小\d+家的申请。回执\d{10}/)
    bot.later(3 * 24 * 3_600_000)
    expect(await bot.says(phone, '1', sid)).toEqual(answer)
    expect(await bot.says(phone, '1', sid)).toEqual(answer)
    const filed = await bot.api.sql`select 1 from applications where household_id = ${householdId}`
    expect(filed).toHaveLength(1)
    expect(await leftOver()).toEqual(NOTHING)
  })

  test('gets the same words again though the language was changed since', async () => {
    const { phone } = await villager()
    const sid = newSid()
    const answer = await bot.says(phone, '查', sid)
    expect((await bot.says(phone, 'English')).join()).toContain('in English')
    expect((await bot.says(phone, '查')).join()).not.toEqual(answer.join())
    expect(await bot.says(phone, '查', sid)).toEqual(answer)
  })

  test.each([2, 10])(
    '%i times at the same moment is answered alike, with one effect',
    async (n) => {
      const { phone, householdId } = await villager()
      await bot.says(phone, '申请')
      const sid = newSid()
      const all = await Promise.all(Array.from({ length: n }, () => bot.says(phone, '1', sid)))
      expect(all[0]?.join()).toContain('回执')
      for (const answer of all) expect(answer).toEqual(all[0])
      expect(await turnsOf([sid])).toHaveLength(1)
      const filed = await bot.api
        .sql`select 1 from applications where household_id = ${householdId}`
      expect(filed).toHaveLength(1)
      expect(await leftOver()).toEqual(NOTHING)
      expect(await bot.delivered()).toEqual([])
      expect((await bot.says(phone, '查')).join()).toContain('已申请，在办')
    },
  )

  test('at the same moment as a stranger’s first one makes one contact', async () => {
    const [phone, sid] = [newPhone(), newSid()]
    const all = await Promise.all(Array.from({ length: 8 }, () => bot.says(phone, '0', sid)))
    for (const answer of all) expect(answer).toEqual(all[0])
    expect(all[0]).toHaveLength(1)
    expect(await turnsOf([sid])).toMatchObject([{ by: 'response' }])
  })
})

describe('several messages of one person at the same moment', () => {
  test.each([2, 5])('%i of them are each answered once, in their order', async (n) => {
    const { phone } = await villager()
    const sids = Array.from({ length: n }, newSid)
    // Each is answered with its own words, so that the answers tell whose they are.
    const texts = ['查', '0', '谢谢', '求助', 'qwertz'].slice(0, n)
    const answers = await Promise.all(texts.map((text, i) => bot.says(phone, text, sids[i])))
    const later = (await bot.delivered()).map(({ text }) => text)
    const turns = await turnsOf(sids)
    expect(turns).toHaveLength(n)
    expect(turns.map(({ seq }) => seq)).toEqual(turns.map((_, i) => (turns[0]?.seq ?? 0) + i))
    // Whoever came first may be answered on its response; all after it by the outbox.
    const responded = answers.filter((each) => each.length > 0)
    const byResponse = turns.filter(({ by }) => by === 'response')
    expect(responded).toHaveLength(byResponse.length)
    expect(responded.flat().length + later.length).toBeGreaterThanOrEqual(n)
    const order = await bot.api.sql<{ purpose: string }[]>`
      select o.purpose from outbox o join contacts c on c.id = o.contact_id
        join turns t on t.contact_id = c.id and t.provider_message_id = ${sids[0] ?? ''}
       order by o.seq`
    const ids = await bot.api.sql<{ id: string }[]>`
      select id from turns where provider_message_id = any(${sids}) and answered_by = 'outbox'
       order by seq`
    const inOrder = order.map(({ purpose }) => purpose.split(':')[1])
    expect([...new Set(inOrder)]).toEqual(ids.map(({ id }) => id))
    expect(await leftOver()).toEqual(NOTHING)
  })

  test('never leave one unanswered behind a lease that is free', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 50; round++) {
      const phone = newPhone()
      const sids = Array.from({ length: 4 }, newSid)
      // The first one twice: what is sent again raises the number without a message of its own.
      const sent = [...sids, sids[0] ?? '']
      await Promise.all(
        sent.map(async (sid) => {
          await sleep(Math.random() * 12)
          return bot.says(phone, '0', sid)
        }),
      )
      expect([round, await leftOver()]).toEqual([round, NOTHING])
      expect(await turnsOf(sids)).toHaveLength(4)
    }
    expect(bot.logged).toEqual([])
  })
})

describe('a message whose answerer failed', () => {
  test('is answered by the outbox once we are well again, and not a second time', async () => {
    const { phone, head } = await villager()
    const broken = breakFlow('check-status')
    const sid = newSid()
    expect((await bot.post(phone, '查', sid)).status).toBe(500)
    bot.later(LEASE_MS - 1)
    await bot.sweep()
    expect(await bot.delivered()).toEqual([])
    broken.mockRestore()
    bot.later(1)
    await bot.sweep()
    const [sent, ...more] = await bot.delivered()
    expect(sent).toMatchObject({ to: phone, text: expect.stringContaining(head) })
    expect(more).toEqual([])
    expect(await bot.says(phone, '查', sid)).toEqual([])
    await bot.sweep()
    expect(await bot.delivered()).toEqual([])
  })

  test('is apologised for after three tries, and the next one is answered', async () => {
    const { phone } = await villager()
    const broken = breakFlow('check-status')
    expect((await bot.post(phone, '查')).status).toBe(500)
    for (let n = 0; n < 3; n++) {
      expect(await bot.delivered()).toEqual([])
      bot.later(LEASE_MS)
      await bot.sweep()
    }
    expect(broken).toHaveBeenCalledTimes(3)
    const texts = (await bot.delivered()).map(({ text }) => text)
    expect(texts).toEqual([expect.stringContaining('刚才我们这边出了错')])
    expect((await bot.says(phone, '0')).join()).toContain('想办什么')
    expect(await leftOver()).toEqual(NOTHING)
  })

  test('whose wish nobody can take is apologised for at once, and the next one is answered', async () => {
    const { phone } = await villager()
    const broken = breakFlow('apply')
    broken.mockResolvedValue({
      do: { name: 'application.file', householdId: 'none' } as never,
      outcomes: { filed: { say: [] }, refused: { say: [] } },
    })
    expect((await bot.says(phone, '申请')).join()).toContain('023-')
    broken.mockRestore()
    expect((await bot.says(phone, '申请')).join()).toContain('确认')
    expect(await leftOver()).toEqual(NOTHING)
  })

  test('does not take with it the answer that was given before it', async () => {
    const { phone } = await villager()
    const broken = breakFlow('check-status')
    // The menu waits until the other message stands behind it.
    const step = FLOW_BOOK.flows['menu']?.steps['show']
    if (!step) throw new Error('no menu')
    const ask = step.ask
    let goOn = () => {}
    const held = new Promise<void>((resolve) => (goOn = resolve))
    let isAsked = () => {}
    const asked = new Promise<void>((resolve) => (isAsked = resolve))
    const slow = vi.spyOn(step, 'ask').mockImplementation(async (ctx, data) => {
      isAsked()
      await held
      return ask(ctx, data)
    })
    onTestFinished(() => slow.mockRestore())
    const first = bot.says(phone, '0')
    await asked
    expect(await bot.says(phone, '查')).toEqual([])
    goOn()
    expect((await first).join()).toContain('想办什么')
    expect(bot.logged.splice(0).join()).toContain('a message was left for later')
    broken.mockRestore()
    bot.later(LEASE_MS)
    await bot.sweep()
    expect((await bot.delivered()).map(({ to }) => to)).toEqual([phone])
    expect(await leftOver()).toEqual(NOTHING)
  })

  test('does not keep the sweep from the others', async () => {
    const others = await Promise.all([villager(), villager(), villager()])
    const poisoned = await Promise.all([villager(), villager(), villager()])
    const broken = breakFlow('check-status')
    for (const { phone } of [...poisoned, ...others])
      expect((await bot.post(phone, '查')).status).toBe(500)
    const bad = new Set(poisoned.map(({ contactId }) => contactId))
    const ask = broken.getMockImplementation()
    broken.mockImplementation(async (ctx) => {
      if (bad.has(ctx.contact.id)) return ask?.(ctx, {}) as never
      return { say: [{ template: 'common.empty', vars: {} }] }
    })
    bot.later(LEASE_MS)
    await bot.sweep()
    const reached = (await bot.delivered()).map(({ to }) => to)
    expect(reached.toSorted()).toEqual(others.map(({ phone }) => phone).toSorted())
    for (let n = 0; n < 2; n++) {
      bot.later(LEASE_MS)
      await bot.sweep()
    }
    expect(await bot.delivered()).toHaveLength(3)
    expect(await leftOver()).toEqual(NOTHING)
  })
})

test('the commonest question, 查 of a linked phone, costs two statements', async () => {
  const { phone, head } = await villager()
  await bot.says(phone, '查')
  const statements: string[] = []
  const options = bot.api.sql.options as { debug: unknown }
  options.debug = (_connection: number, query: string) => statements.push(query.trim().slice(0, 60))
  onTestFinished(() => {
    options.debug = false
  })
  expect((await bot.says(phone, '查')).join()).toContain(head)
  expect(statements).toHaveLength(2)
  // And what counts them counts: a command begins and ends a transaction of its own.
  statements.length = 0
  await bot.says(phone, '退订')
  expect(statements.length).toBeGreaterThan(6)
})
