import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Channel } from '../../bot/channels/channel'
import type { Step } from '../../bot/conversation/flow'
import { FLOW_BOOK } from '../../bot/flows'
import { COUNTY, MONDAY_MORNING, TOWNSHIP, VILLAGE } from '../support/api'
import { startBot, type TestBot } from '../support/bot'
import { complaintCodeIn, dumpAll, leftOf } from '../support/complaint-traces'
import { PACE } from '../support/pace'
import { newSid } from '../support/server'

/** Twilio's time runs out when a test says so. */
let runOut: (() => void)[] = []
const wait = (milliseconds: number, signal?: AbortSignal) => {
  if (milliseconds < 1_000) return new Promise<void>((resolve) => setImmediate(resolve))
  return new Promise<void>((resolve) => {
    runOut.push(resolve)
    signal?.addEventListener('abort', () => resolve())
  })
}

const letters: string[] = []
/** A gateway whose responses carry nothing: every answer goes by the outbox. */
const gateway: Channel = {
  name: 'gateway',
  abilities: { isSms: true, hasButtons: false },
  pace: PACE,
  answersBy: 'outbox',
  routes(receive) {
    const app = new Hono()
    app.post('/gateway/:from', async (c) => {
      const message = { channel: 'gateway', to: 'us', isPhone: true, text: await c.req.text() }
      const { messages } = await receive({
        ...message,
        from: c.req.param('from'),
        providerMessageId: newSid(),
      })
      return c.json(messages)
    })
    return app
  },
  async send(_to, { text }, reference) {
    letters.push(text)
    return { providerMessageId: reference }
  },
}

let bot: TestBot
beforeAll(async () => {
  bot = await startBot({ connections: 4, limits: { wait }, more: () => [gateway] })
  await bot.api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
  await bot.api.addStaff({
    name: '纪明',
    unit: '天元乡纪委',
    roles: [['discipline_inspector', TOWNSHIP]],
  })
})
beforeEach(async () => {
  bot.api.clock.now = new Date(MONDAY_MORNING)
  runOut = []
  letters.length = 0
  await bot.api.sql`delete from outbox`
  // What the tests before left open is theirs.
  await bot.api.ownerSql`update contacts set session_sealed = null`
})
afterAll(() => bot.close())

const LEASE_MS = 8_000
const STORY = '熊长富收了我五百块红包才给办低保'
let phones = 0
const newPhone = () => `+86182${String(++phones).padStart(8, '0')}`

const filedUnder = async (code: string) => {
  const index = bot.api.deps.sealer.index('complaint_code', COUNTY, code)
  return (await bot.api.sql`select id from complaints where code_index = ${index}`).length
}
/** A step that does, once or more often, what a test wants of it. */
function stepOf(name: string): Step {
  const step = FLOW_BOOK.flows['file-complaint']?.steps[name]
  if (!step) throw new Error(`no step ${name}`)
  return step
}
const until = async (holds: () => Promise<boolean>) => {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve))
}

/** As far as the code, on Twilio's responses. */
async function draft(phone: string): Promise<string> {
  await bot.says(phone, `举报 ${STORY}`)
  await bot.says(phone, '2')
  return complaintCodeIn((await bot.says(phone, '1')).join())
}

/** What stands in the outbox and the turns of a phone, but for its ids and times. */
async function keptOf(channel: string, phone: string) {
  const index = bot.api.deps.sealer.index('phone', COUNTY, phone)
  return bot.api.sql`
    select t.answered_by, length(t.body_sealed) as body, length(t.answer_sealed) as answer,
           t.attachments_sealed is null as bare, o.template, length(o.content_sealed) as content,
           o.is_forgotten, o.status, o.class
      from contacts c join turns t on t.contact_id = c.id
      left join outbox o on o.contact_id = c.id and o.purpose like 'turn:' || t.id || ':%'
     where c.address_index = ${index} and c.channel = ${channel}
     order by t.seq, o.seq`
}

test('over a gateway nothing of the conversation is left once its answers are sent', async () => {
  const [filer, other] = [newPhone(), newPhone()]
  const texts = async (phone: string, text: string) => {
    const response = await bot.app.request(`/gateway/${phone}`, { method: 'POST', body: text })
    expect(await response.json()).toEqual([])
    const before = letters.length
    const waiting = await leftOf(bot.api, ['查询码'])
    await bot.delivered()
    return { told: letters.slice(before).join('\n'), waiting }
  }
  await texts(filer, `举报 ${STORY}`)
  await texts(filer, '2')
  const { told } = await texts(filer, '1')
  const code = complaintCodeIn(told)
  // The draft, with its code, is in the session alone by now.
  expect(await leftOf(bot.api, [code, '红包'])).toEqual([`contacts: ${code}`, 'contacts: 红包'])
  expect((await texts(filer, code.slice(-4))).told).toContain('交上去了')
  expect((await texts(filer, code)).told).toContain('收到了')
  expect(await filedUnder(code)).toBe(1)
  expect(await leftOf(bot.api, [code, '红包', '吃拿卡要', 'complaint.'])).toEqual([])
  for (let i = 0; i < 5; i++) await texts(other, '0')
  expect(await keptOf('gateway', filer)).toEqual(await keptOf('gateway', other))
})

test('an answer that waits in the outbox holds the code until it is sent, and no longer', async () => {
  const phone = newPhone()
  for (const text of [`举报 ${STORY}`, '2', '1'])
    await bot.app.request(`/gateway/${phone}`, { method: 'POST', body: text })
  const outbox = (await leftOf(bot.api, ['complaint.confirm', '红包'])).filter((each) =>
    each.startsWith('outbox'),
  )
  expect(outbox).toEqual(['outbox: complaint.confirm', 'outbox: 红包'])
  await bot.delivered()
  expect(letters.join()).toContain('后四位')
  const after = await leftOf(bot.api, ['complaint.', '红包'])
  expect(after.filter((each) => each.startsWith('outbox'))).toEqual([])
})

test('an answer too late for the response goes by the outbox, and leaves no more than a late menu', async () => {
  const [filer, other] = [newPhone(), newPhone()]
  const code = await draft(filer)
  for (let i = 0; i < 3; i++) await bot.says(other, '0')
  const answer = stepOf('confirm').answer
  const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = vi.spyOn(stepOf('confirm'), 'answer').mockImplementation(async (...given) => {
    asked.resolve()
    await held.promise
    return answer(...given)
  })
  onTestFinished(() => slow.mockRestore())
  const sid = newSid()
  const response = bot.says(filer, code.slice(-4), sid)
  await asked.promise
  for (const end of runOut.splice(0)) end()
  expect(await response).toEqual([])
  held.resolve()
  await until(async () => (await filedUnder(code)) === 1)
  const told = await bot.delivered()
  expect(told).toEqual([{ to: filer, text: expect.stringContaining('交上去了') }])
  expect(await leftOf(bot.api, [code, '红包', 'complaint.'])).toEqual([])
  expect(await bot.says(filer, code.slice(-4), sid)).toEqual([])
  expect(await bot.delivered()).toEqual([])

  const menu = FLOW_BOOK.flows['menu']?.steps['show']
  if (!menu) throw new Error('no menu')
  const show = menu.ask
  const [shown, freed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slowMenu = vi.spyOn(menu, 'ask').mockImplementation(async (...given) => {
    shown.resolve()
    await freed.promise
    return show(...given)
  })
  const empty = bot.says(other, '0')
  await shown.promise
  for (const end of runOut.splice(0)) end()
  expect(await empty).toEqual([])
  freed.resolve()
  await until(async () => (await bot.delivered()).length > 0)
  slowMenu.mockRestore()
  expect(await keptOf('sms', filer)).toEqual(await keptOf('sms', other))
})

test('a process that dies before it has answered files once, by the sweep, and leaves nothing', async () => {
  const phone = newPhone()
  const code = await draft(phone)
  const broken = vi.spyOn(stepOf('confirm'), 'answer').mockImplementation(() => {
    throw new Error('gone')
  })
  onTestFinished(() => broken.mockRestore())
  const sid = newSid()
  expect((await bot.post(phone, code.slice(-4), sid)).status).toBe(500)
  broken.mockRestore()
  bot.later(LEASE_MS)
  await bot.sweep()
  expect(await filedUnder(code)).toBe(1)
  const told = await bot.delivered()
  expect(told).toEqual([{ to: phone, text: expect.stringContaining('交上去了') }])
  await bot.sweep()
  expect(await filedUnder(code)).toBe(1)
  expect(await leftOf(bot.api, [code, '红包', 'complaint.'])).toEqual([])
})

test('an accusation that nobody could answer is gone with the apology for it', async () => {
  const phone = newPhone()
  const broken = vi.spyOn(stepOf('way'), 'ask').mockImplementation(() => {
    throw new Error('gone')
  })
  onTestFinished(() => broken.mockRestore())
  expect((await bot.post(phone, `举报 ${STORY}`)).status).toBe(500)
  expect(await leftOf(bot.api, ['红包'])).toEqual(['turns: 红包'])
  for (let n = 0; n < 3; n++) {
    bot.later(LEASE_MS)
    await bot.sweep()
  }
  expect((await bot.delivered()).map(({ text }) => text)).toEqual([
    expect.stringContaining('刚才我们这边出了错'),
  ])
  expect(await leftOf(bot.api, ['红包', '举报'])).toEqual([])
  expect(bot.logged.join('\n')).not.toContain('红包')
  expect((await dumpAll(bot.api)).get('turns')?.length).toBeGreaterThan(0)
})
