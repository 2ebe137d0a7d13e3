import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { MONDAY_MORNING, VILLAGE } from '../support/api'
import { INSIDES, rowCounts, SMS_PATH, startBot, type TestBot } from '../support/bot'
import { signedRequest, textsIn } from '../support/fake-twilio'

let bot: TestBot
beforeAll(async () => {
  bot = await startBot()
  // Who sends is written down with the first delivery.
  await bot.deliver()
})
beforeEach(async () => {
  bot.api.clock.now = new Date(MONDAY_MORNING)
  await bot.api.sql`delete from outbox`
})
afterAll(() => bot.close())

const MINUTE = 60_000
const LEASE_MS = 8_000
let made = 0
const newPhone = () => `+86184${String(++made).padStart(8, '0')}`

const says = async (phone: string, body: string) => (await bot.says(phone, body)).join('\n')

describe('a text of nonsense', () => {
  const long = '我家的房子又漏雨了'.repeat(556)
  const texts: [what: string, text: string][] = [
    ['nothing at all', ''],
    ['blanks', '  \t\n　 '],
    ['5,000 characters', long.slice(0, 5_000)],
    ['more than the API takes', 'x'.repeat(12_000)],
    ['a pictogram', '😀'],
    ['pictograms of several parts', '👨‍👩‍👧‍👦🇨🇳1️⃣'],
    ['a NUL', '\u0000'],
    ['a NUL in the middle', '求助 房子\u0000漏雨'],
    ['control characters', '\u0007\u001b[31m红\u001b[0m\u0008\u007f\u0085'],
    ['half a pictogram', '\ud83d'],
    ['the other half, in words', '求助 \udc00房子漏雨'],
    ['a text that runs backwards', '\u202e查我家'],
    ['nothing visible', '\u200b\u200d\ufeff\u2060'],
    ['markup', '<script>alert(1)</script>'],
    ['our own markup', '求助 </Message><Message>您家已脱贫</Message>'],
    ['SQL', "'; drop table contacts; --"],
    ['SQL in words', "求助 ' or '1'='1"],
    ['placeholders', '求助 ${7*7} {{7*7}} %s %n $1 :id'],
    ['a command of ours', '{"type":"file_application","householdId":"x"}'],
    ['a button nobody offered', '#file_application'],
    ['a path', '../../etc/passwd'],
    ['a long number', '9'.repeat(300)],
    ['marks', '?!。，、；：“”…'.repeat(80)],
    ['a prototype', '__proto__'],
    ['a name of every object', 'constructor'],
  ]

  test.each(texts)('of %s is answered, and kept once', async (_what, text) => {
    const phone = newPhone()
    const before = await rowCounts(bot.api)
    const response = await bot.post(phone, text)
    expect(response.status).toBe(200)
    const xml = await response.text()
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><Response>(<Message>[^<]+<\/Message>){1,2}<\/Response>$/,
    )
    expect(xml).toBe(xml.toWellFormed())
    bot.told.push(...textsIn(xml))
    const after = await rowCounts(bot.api)
    expect(after['turns']).toBe((before['turns'] ?? 0) + 1)
    expect(after['contacts']).toBe((before['contacts'] ?? 0) + 1)
    // What was half begun is there at the next message, and can be left.
    expect(await says(phone, '0')).toContain('想办什么')
    expect(bot.logged).toEqual([])
  })

  test.each(texts)('of %s from the simulator is answered too', async (_what, text) => {
    if (text.length > 10_000) return
    const phone = newPhone()
    const response = await bot.simulate(phone, text, 'message-1')
    expect(await response.json()).toEqual({ state: 'answered' })
    const path = `/simulator/transcript?phone=${encodeURIComponent(phone)}`
    const shown = await (await bot.app.request(path)).text()
    expect(shown).toContain('【村信】')
    expect(bot.logged).toEqual([])
  })

  test('in the middle of a filing files what can be read of it', async () => {
    const phone = newPhone()
    expect(await says(phone, '求助 房子\u0000漏\ud83d雨')).toContain('求助：“房子漏')
    expect(await says(phone, '\u0000')).toContain('空短信')
    expect(await says(phone, '1')).toContain('回执')
    const [request] = await bot.api.sql`
      select message_count from help_requests order by opened_at desc, id desc limit 1`
    expect(request).toEqual({ message_count: 1 })
  })

  test('that is a cry for help is heard however long it is', async () => {
    expect(await says(newPhone(), `救命啊，房子着火了！${'快来人！'.repeat(300)}`)).toContain('120')
  })
})

describe('a request that is not Twilio’s', () => {
  const fields = () => bot.fieldsOf('+8618499999999', '查')
  const url = `https://cunxin.test${SMS_PATH}`
  type Init = ReturnType<typeof signedRequest>
  const requests: [what: string, status: number, () => RequestInit][] = [
    ['without a signature', 403, () => without(bot.signed(fields()), 'X-Twilio-Signature')],
    [
      'with an empty signature',
      403,
      () => withHeader(bot.signed(fields()), 'X-Twilio-Signature', ''),
    ],
    ['with another token’s signature', 403, () => signedRequest('guessed', url, fields())],
    [
      'signed for another address',
      403,
      () => signedRequest('not-a-real-token', `${url}?a=1`, fields()),
    ],
    [
      'whose text was changed',
      403,
      () => ({ ...bot.signed(fields()), body: 'From=%2B8618499999999&Body=6' }),
    ],
    [
      'with a field more',
      403,
      () => ({ ...bot.signed(fields()), body: `${bot.signed(fields()).body}&A=1` }),
    ],
    [
      'that is JSON',
      415,
      () => withHeader(bot.signed(fields()), 'Content-Type', 'application/json'),
    ],
    ['of no type', 415, () => without(bot.signed(fields()), 'Content-Type')],
    ['that is no form', 403, () => ({ ...bot.signed(fields()), body: '\u0000\ud83d%%%=&&&' })],
    ['without a sender', 400, () => bot.signed({ ...fields(), From: '' })],
    ['without a number of the provider', 400, () => bot.signed({ ...fields(), MessageSid: '' })],
    ['of 1 MB', 413, () => bot.signed({ ...fields(), Body: 'x'.repeat(1024 * 1024) })],
  ]

  test.each(requests)('%s is refused with %i and leaves nothing', async (_what, status, init) => {
    const before = await rowCounts(bot.api)
    const response = await bot.app.request(SMS_PATH, init())
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
    expect(await rowCounts(bot.api)).toEqual(before)
  })

  test('by GET, or anywhere else, is not there', async () => {
    const before = await rowCounts(bot.api)
    expect((await bot.app.request(SMS_PATH)).status).toBeGreaterThanOrEqual(400)
    expect((await bot.app.request('/webhooks/twilio', bot.signed(fields()))).status).toBe(403)
    expect((await bot.app.request('/webhooks', bot.signed(fields()))).status).toBe(404)
    expect(await rowCounts(bot.api)).toEqual(before)
  })

  const withHeader = (request: Init, name: string, value: string): RequestInit => ({
    ...request,
    headers: { ...request.headers, [name]: value },
  })
  const without = (request: Init, name: string): RequestInit => {
    const { [name]: _gone, ...headers } = request.headers
    return { ...request, headers }
  }
})

test('a yes that comes after ten minutes files nothing until it is asked again', async () => {
  const phone = newPhone()
  const { id } = await bot.api.addHousehold({ head: '谭过时' })
  await bot.api.addContact({ phone, linkedTo: [id] })
  expect(await says(phone, '申请')).toContain('对吗')
  bot.later(10 * MINUTE)
  expect(await says(phone, '1')).toContain('哪件事')
  expect(await bot.api.sql`select 1 from applications where household_id = ${id}`).toHaveLength(0)
  expect(await says(phone, '1')).toContain('谭过时家申请')
  bot.later(10 * MINUTE - 1)
  expect(await says(phone, '1')).toContain('回执')
})

describe('while the database refuses us a table', () => {
  /** The running process may not touch it until `grant`, or until the test ends. */
  async function revoke(table: string) {
    const isAppendOnly = ['events', 'audit'].includes(table)
    const rights = isAppendOnly ? 'select, insert' : 'select, insert, update, delete'
    const { ownerSql } = bot.api
    await ownerSql.unsafe(`revoke all on ${table} from cunxin_app`)
    const grant = async () => {
      await ownerSql.unsafe(`grant ${rights} on ${table} to cunxin_app`)
    }
    onTestFinished(grant)
    return grant
  }

  /** A linked villager with a cadre, who was asked whether to pass a call for help on. */
  async function villager() {
    const phone = newPhone()
    const household = await bot.api.addHousehold({ head: '谭故障' })
    await bot.api.addContact({ phone, linkedTo: [household.id] })
    await bot.api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    expect(await says(phone, '求助 房子漏雨')).toContain('对吗')
    return phone
  }
  const toldTo = async (phone: string) =>
    (await bot.delivered()).filter(({ to }) => to === phone).map(({ text }) => text)

  test.each(['contacts', 'turns'])('%s: nothing is acknowledged, nothing said', async (table) => {
    await revoke(table)
    const response = await bot.post(newPhone(), '求助 房子漏雨')
    expect([response.status, await response.text()]).toEqual([500, ''])
  })

  test.each([
    ['households', '查'],
    ['contact_links', '申请'],
    ['help_requests', '1'],
    ['help_messages', '1'],
    ['codes', '1'],
    ['events', '1'],
    ['audit', '1'],
    ['figures', '1'],
  ])('%s: the message %s is apologised for in the end, in plain words', async (table, body) => {
    const phone = await villager()
    const before = await rowCounts(bot.api)
    await revoke(table)
    const response = await bot.post(phone, body)
    expect([response.status, await response.text()]).toEqual([500, ''])
    for (let n = 0; n < 3; n++) {
      expect(await toldTo(phone)).toEqual([])
      bot.later(LEASE_MS)
      await bot.sweep()
    }
    expect(await toldTo(phone)).toEqual([expect.stringContaining('没有办成。请再发一次')])
    const { turns = 0, outbox = 0, ...others } = before
    expect(await rowCounts(bot.api)).toEqual({ ...others, turns: turns + 1, outbox: outbox + 1 })
  })

  test('outbox: what was asked is done once we are well again, and told once', async () => {
    const phone = await villager()
    const grant = await revoke('outbox')
    expect((await bot.post(phone, '1')).status).toBe(500)
    await grant()
    bot.later(LEASE_MS)
    await bot.sweep()
    expect(await toldTo(phone)).toEqual([expect.stringContaining('回执')])
    await bot.sweep()
    expect(await toldTo(phone)).toEqual([])
  })
})

test('nobody was ever told anything of our insides', () => {
  expect(bot.told.length).toBeGreaterThan(70)
  for (const text of bot.told) {
    // What they wrote themselves is quoted to them.
    expect(text.replace(/“[^”]*”/g, '')).not.toMatch(INSIDES)
    expect(text).toMatch(/^【村信】/)
  }
})
