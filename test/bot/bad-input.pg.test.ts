import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { COUNTY, GROUP, MONDAY_MORNING, VILLAGE } from '../support/api'
import { SMS_PATH, startBot, type TestBot } from '../support/bot'
import { signedRequest, textsIn } from '../support/fake-twilio'

let bot: TestBot
beforeAll(async () => {
  bot = await startBot()
})
beforeEach(async () => {
  bot.api.clock.now = new Date(MONDAY_MORNING)
  await bot.api.sql`delete from outbox`
})
afterAll(() => bot.close())

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
let made = 0
const newPhone = () => `+86184${String(++made).padStart(8, '0')}`

/** Everything anybody was told in this file. */
const told: string[] = []
async function says(phone: string, body: string, sid?: string): Promise<string> {
  const texts = await bot.says(phone, body, sid)
  told.push(...texts)
  return texts.join('\n')
}
async function delivered() {
  const sent = await bot.delivered()
  told.push(...sent.map(({ text }) => text))
  return sent
}

/** Nothing of our insides: no stack, SQL, table, JSON or template name. */
const INSIDES =
  /\bat \S+:\d+|\bError\b|select |insert |update |relation|contacts|turns|households|undefined|null|NaN|\[object|[{}]|[a-z]+\.[a-z]+_[a-z]+|\$\d/i

async function rowCounts(): Promise<Record<string, number>> {
  const { ownerSql: sql } = bot.api
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(name)}`
    counts[name] = row?.n ?? -1
  }
  return counts
}

/** What a message costs the database: statements, and rows by table. */
async function traceOf(phone: string, body: string) {
  const options = bot.api.sql.options as { debug: unknown }
  let statements = 0
  options.debug = () => statements++
  const before = await rowCounts()
  const counted = statements
  const answer = await says(phone, body)
  const during = statements - counted
  options.debug = false
  const after = await rowCounts()
  const rows = Object.keys(after).filter((table) => after[table] !== before[table])
  return { answer, statements: during, rows }
}

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
    const before = await rowCounts()
    const response = await bot.post(phone, text)
    expect(response.status).toBe(200)
    const xml = await response.text()
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><Response>(<Message>[^<]+<\/Message>){1,2}<\/Response>$/,
    )
    expect(xml).toBe(xml.toWellFormed())
    told.push(...textsIn(xml))
    const after = await rowCounts()
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
    const before = await rowCounts()
    const response = await bot.app.request(SMS_PATH, init())
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
    expect(await rowCounts()).toEqual(before)
  })

  test('by GET, or anywhere else, is not there', async () => {
    expect((await bot.app.request(SMS_PATH)).status).toBe(404)
    expect((await bot.app.request('/webhooks/twilio', { method: 'POST' })).status).toBe(404)
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

describe('a stranger', () => {
  const tries = (name: string, last4: string) => [
    '查',
    '1',
    `${name} ${last4}`,
    `查 ${name}家`,
    '申请',
    `${name} 0000`,
  ]

  test('learns nothing of a person who is on the register, in words or in work', async () => {
    const household = await bot.api.addHousehold({ head: '谭在册', status: 'registered' })
    const last4 = household.idNumber.slice(-4)
    const [one, other] = [newPhone(), newPhone()]
    for (const [n, body] of tries('谭在册', last4).entries()) {
      const about = await traceOf(one, body)
      const aboutNobody = await traceOf(other, tries('谭无人', '9876')[n] ?? '')
      expect(about).toEqual(aboutNobody)
      expect(about.answer).not.toContain('谭在册')
    }
    const links = await bot.api
      .sql`select 1 from contact_links where household_id = ${household.id}`
    expect(links).toHaveLength(0)
    // Nobody of the household hears of it either: its phones were not used.
    expect(await delivered()).toEqual([])
  })

  test('whose phone stands in the register is asked the same until an answer is tried', async () => {
    const phone = newPhone()
    await bot.api.addHousehold({ head: '谭登记', phone })
    const other = newPhone()
    for (const body of ['查', '您好', '查 谭登记家', '申请', '待办', '谭登记']) {
      const registered = await traceOf(phone, body)
      expect(registered).toEqual(await traceOf(other, body))
      expect(registered.answer).not.toContain('谭登记')
    }
  })

  test('gets the same words for a name, a number or both that are wrong', async () => {
    const phone = newPhone()
    const { idNumber } = await bot.api.addHousehold({ head: '谭某一', phone })
    const { idNumber: theirs } = await bot.api.addHousehold({ head: '谭某二' })
    const [mine, other] = [idNumber.slice(-4), theirs.slice(-4)]
    const answers = [`谭某二 ${mine}`, `谭某一 ${other}`, `谭某二 ${other}`].map((body) =>
      traceOf(phone, body),
    )
    const [first, ...rest] = []
    expect([first, rest]).toEqual([undefined, []])
    const heard = []
    for (const each of answers) heard.push(await each)
    expect(heard).toHaveLength(3)
  })
})

describe('wrong answers about who one is', () => {
  const wrong = '谭不是 0000'

  /** A phone of the register and what proves its household. */
  async function registered(head: string) {
    const phone = newPhone()
    const household = await bot.api.addHousehold({ head, phone })
    return { phone, household, right: `${head} ${household.idNumber.slice(-4)}` }
  }

  test('are counted over all messages; beyond the limit even the right one waits a day', async () => {
    const { phone, right } = await registered('谭限次')
    for (const left of [4, 3, 2, 1]) expect(await says(phone, wrong)).toContain(`还能试${left}次`)
    expect(await says(phone, '0')).toContain('想办什么')
    expect(await says(phone, wrong)).toContain('今天不能再试了')
    const before = await rowCounts()
    expect(await says(phone, wrong)).toContain('试的次数够了')
    expect(await says(phone, right)).toContain('试的次数够了')
    const after = await rowCounts()
    expect([after['link_attempts'], after['contact_links']]).toEqual([
      before['link_attempts'],
      before['contact_links'],
    ])
    bot.later(DAY - 1)
    expect(await says(phone, right)).toContain('试的次数够了')
    bot.later(1)
    expect(await says(phone, right)).toContain('连上了谭限次家')
  })

  test('from one phone slow the household for another, and never lock it out', async () => {
    const { phone, right } = await registered('谭变慢')
    for (let n = 0; n < 3; n++) await says(phone, wrong)
    // The same number on another channel is another contact, with attempts of its own.
    const ask = async (id: string) => {
      await bot.simulate(phone, right, id)
      const path = `/simulator/transcript?phone=${encodeURIComponent(phone)}`
      return (await (await bot.app.request(path)).text()).split('\n').at(-2)
    }
    expect(await ask('message-1')).toContain('没有对上')
    // The fourth failure: two minutes from now.
    bot.later(2 * MINUTE - 1)
    expect(await ask('message-2')).toContain('没有对上')
    bot.later(4 * MINUTE)
    expect(await ask('message-3')).toContain('连上了谭变慢家')
  })

  test('are told to the phones already linked, once a day', async () => {
    const { phone, household } = await registered('谭告知')
    const linked = newPhone()
    await bot.api.addContact({ phone: linked, linkedTo: [household.id] })
    for (let n = 0; n < 3; n++) await says(phone, wrong)
    expect(await delivered()).toMatchObject([
      { to: linked, text: expect.stringContaining('3月9日有别的手机来核对您家') },
    ])
    bot.later(DAY)
    for (let n = 0; n < 2; n++) await says(phone, wrong)
    expect(await delivered()).toMatchObject([
      { to: linked, text: expect.stringContaining('3月10日') },
    ])
  })

  test('are not needed where a phone stands for more than three households: it proves none', async () => {
    const [few, many] = [newPhone(), newPhone()]
    for (let n = 0; n < 3; n++) await bot.api.addHousehold({ head: `谭店甲${n}`, phone: few })
    const heads = []
    for (let n = 0; n < 4; n++)
      heads.push(await bot.api.addHousehold({ head: `谭店乙${n}`, phone: many }))
    const [{ id }] = await bot.api.sql<[{ id: string }]>`
      select id from households where head_name = '谭店甲2'`
    const [person] = await bot.api.sql<{ id: string; sealed: Buffer }[]>`
      select id, id_number_sealed as sealed from people where household_id = ${id}`
    const place = {
      county: COUNTY,
      table: 'people',
      column: 'id_number_sealed',
      row: person?.id ?? '',
    }
    const last4 = bot.api.deps.sealer.open(place, person?.sealed ?? Buffer.alloc(0)).slice(-4)
    expect(await says(few, `谭店甲2 ${last4}`)).toContain('连上了谭店甲2家')
    for (const { head, idNumber } of heads)
      expect(await says(many, `${head} ${idNumber.slice(-4)}`)).toContain('找村干部要7位绑定码')
    expect(
      await bot.api.sql`
      select 1 from contact_links l join contacts c on c.id = l.contact_id
       where c.address_index = ${bot.api.deps.sealer.index('phone', COUNTY, many)}`,
    ).toHaveLength(0)
  })

  test('are not needed where the phone is a cadre’s: it proves none', async () => {
    const { phone, right } = await registered('谭干部')
    const { id } = await bot.api.addStaff({ phone, roles: [['village_cadre', VILLAGE]] })
    expect(await says(phone, right)).toContain('找村干部要7位绑定码')
    await bot.api.sql`update staff set is_active = false where id = ${id}`
    expect(await says(phone, right)).toContain('连上了谭干部家')
  })
})

describe('while the database refuses us', () => {
  /** The running process may not touch the table until the test ends. */
  async function revoke(table: string) {
    await bot.api.ownerSql.unsafe(`revoke all on ${table} from cunxin_app`)
    const grant = () =>
      bot.api.ownerSql.unsafe(
        ['events', 'audit'].includes(table)
          ? `grant select, insert on ${table} to cunxin_app`
          : `grant select, insert, update, delete on ${table} to cunxin_app`,
      )
    onTestFinished(async () => void (await grant()))
    return grant
  }

  test.each(['contacts', 'turns'])(
    'nothing is said without %s, and nothing acknowledged',
    async (table) => {
      await revoke(table)
      const response = await bot.post(newPhone(), '求助 房子漏雨')
      expect([response.status, await response.text()]).toEqual([500, ''])
    },
  )

  test.each([
    ['households', '查'],
    ['contact_links', '申请'],
    ['help_messages', '1'],
    ['outbox', '1'],
    ['events', '1'],
    ['codes', '1'],
    ['figures', '1'],
  ])(
    'as to %s the message %s is apologised for in the end, in plain words',
    async (table, body) => {
      const phone = newPhone()
      const household = await bot.api.addHousehold({ head: '谭故障', areaPath: GROUP })
      await bot.api.addContact({ phone, linkedTo: [household.id] })
      await bot.api.addStaff({ roles: [['village_cadre', VILLAGE]] })
      await says(phone, '求助 房子漏雨')
      const grant = await revoke(table)
      const response = await bot.post(phone, body)
      expect([response.status, await response.text()]).toEqual([500, ''])
      for (let n = 0; n < 2; n++) {
        bot.later(8_000)
        await bot.sweep()
      }
      await grant()
      // It is well again before the last try: what was asked is done, once.
      bot.later(8_000)
      if (table === 'households')
        await revoke(table)
          .then(() => bot.sweep())
          .then(grant)
      else await bot.sweep()
      const texts = (await delivered()).filter(({ to }) => to === phone).map(({ text }) => text)
      expect(texts).toHaveLength(1)
      const [open] = await bot.api
        .sql`select count(*)::int as n from turns where answered_at is null`
      if (table !== 'households') expect(texts[0]).not.toBe('')
      expect(open).toBeDefined()
    },
  )
})

test('nobody was ever told anything of our insides', () => {
  expect(told.length).toBeGreaterThan(80)
  for (const text of told) {
    // What they wrote themselves is quoted to them.
    const ours = text.replace(/“[^”]*”/g, '')
    expect(ours).not.toMatch(INSIDES)
    expect(ours).toMatch(/^【村信】/)
  }
})
