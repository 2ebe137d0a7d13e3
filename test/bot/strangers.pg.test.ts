import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, MONDAY_MORNING, VILLAGE } from '../support/api'
import { INSIDES, rowCounts, startBot, type TestBot } from '../support/bot'

let bot: TestBot
beforeAll(async () => {
  bot = await startBot()
  // What is asked once per process is asked now.
  await bot.says(newPhone(), '0')
})
beforeEach(async () => {
  bot.api.clock.now = new Date(MONDAY_MORNING)
  await bot.api.sql`delete from outbox`
})
afterAll(() => bot.close())

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
let made = 0
const newPhone = () => `+86183${String(++made).padStart(8, '0')}`
const says = async (phone: string, body: string) => (await bot.says(phone, body)).join('\n')

/** What a message comes to: the answer, how many statements it took and where rows were added. */
async function traceOf(phone: string, body: string) {
  const before = await rowCounts(bot.api)
  const { sql } = bot.api
  const options = sql.options as { debug: unknown }
  let statements = 0
  options.debug = () => statements++
  const answer = await says(phone, body)
  options.debug = false
  const after = await rowCounts(bot.api)
  const rows = Object.keys(after).filter((table) => after[table] !== before[table])
  return { answer, statements, rows }
}

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
    expect(await bot.delivered()).toEqual([])
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

  test('of a register phone gets the same for a wrong name, a wrong number and both', async () => {
    const { idNumber: theirs } = await bot.api.addHousehold({ head: '谭某二' })
    const other = theirs.slice(-4)
    const traces = []
    for (const head of ['谭甲甲', '谭乙乙', '谭丙丙']) {
      const phone = newPhone()
      const { idNumber } = await bot.api.addHousehold({ head, phone })
      const wrong = [`谭某二 ${idNumber.slice(-4)}`, `${head} ${other}`, `谭某二 ${other}`]
      traces.push(await traceOf(phone, wrong[traces.length] ?? ''))
    }
    expect(traces[0]?.answer).toContain('没有对上')
    expect(traces[1]).toEqual(traces[0])
    expect(traces[2]).toEqual(traces[0])
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
    // Each time another one: the same over and over would be taken for a machine's.
    for (const left of [4, 3, 2, 1])
      expect(await says(phone, `谭不是 000${left}`)).toContain(`还能试${left}次`)
    expect(await says(phone, '0')).toContain('想办什么')
    expect(await says(phone, wrong)).toContain('今天不能再试了')
    const before = await rowCounts(bot.api)
    expect(await says(phone, wrong)).toContain('试的次数够了')
    expect(await says(phone, right)).toContain('试的次数够了')
    const after = await rowCounts(bot.api)
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
    expect(await bot.delivered()).toMatchObject([
      { to: linked, text: expect.stringContaining('3月9日有别的手机来核对您家') },
    ])
    bot.later(DAY)
    for (let n = 0; n < 2; n++) await says(phone, wrong)
    expect(await bot.delivered()).toMatchObject([
      { to: linked, text: expect.stringContaining('3月10日') },
    ])
  })

  test('do not even arise where a phone stands for more than three households: it proves none', async () => {
    const [few, many] = [newPhone(), newPhone()]
    const addAll = (phone: string, heads: string[]) =>
      Promise.all(heads.map((head) => bot.api.addHousehold({ head, phone })))
    const three = await addAll(few, ['谭甲一', '谭甲二', '谭甲三'])
    const four = await addAll(many, ['谭乙一', '谭乙二', '谭乙三', '谭乙四'])
    const proofs = [...three.slice(2), ...four].map(
      (each) => `${each.head} ${each.idNumber.slice(-4)}`,
    )
    const [ofThree = '', ...ofFour] = proofs
    expect(await says(few, ofThree)).toContain('连上了谭甲三家')
    for (const proof of ofFour) expect(await says(many, proof)).toContain('找村干部要7位绑定码')
    expect(
      await bot.api.sql`
      select 1 from contact_links l join contacts c on c.id = l.contact_id
       where c.address_index = ${bot.api.deps.sealer.index('phone', COUNTY, many)}`,
    ).toHaveLength(0)
  })

  test('do not even arise where the phone is a cadre’s: it proves none', async () => {
    const { phone, right } = await registered('谭干部')
    const { id } = await bot.api.addStaff({ phone, roles: [['village_cadre', VILLAGE]] })
    expect(await says(phone, right)).toContain('找村干部要7位绑定码')
    await bot.api.sql`update staff set is_active = false where id = ${id}`
    expect(await says(phone, right)).toContain('连上了谭干部家')
  })
})

test('nobody was ever told anything of our insides', () => {
  expect(bot.told.length).toBeGreaterThan(30)
  for (const text of bot.told) expect(text).not.toMatch(INSIDES)
})
