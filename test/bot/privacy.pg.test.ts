import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession } from '../../api/turns/storage'
import { COUNTY, VILLAGE } from '../support/api'
import { dump } from '../api/turns/turns'
import { startBot, type TestBot } from '../support/bot'

let bot: TestBot
beforeAll(async () => {
  bot = await startBot()
})
afterAll(() => bot.close())

const PHONE = '+8618200000001'
const OTHER_PHONE = '+8618200000002'
const CADRE = '+8618200000003'
const NAMED_PHONE = '13983456789'
const ID = '500238197503124417'
const NAMED_ID = '51122319640809231X'
/** What people wrote; parts of it, so that a shortened quotation is found as well. */
const WORDS = ['屋梁断了两根', '欠医院四万块', '低保为啥停了', '明早九点到您屋头', '娃儿还在发烧']
const SECRETS = [PHONE, OTHER_PHONE, CADRE, NAMED_PHONE, ID, NAMED_ID, ...WORDS]

/** As text, as the bytes of a sealed column are shown, and as JSON would carry them. */
const forms = (secret: string) => {
  const bare = secret.replace(/^\+86/, '')
  const bytes = Buffer.from(bare)
  const escaped = [...bare].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return [
    bare,
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    escaped.join(''),
  ]
}
const found = (lines: readonly string[]) =>
  SECRETS.filter((secret) =>
    forms(secret).some((form) => lines.some((line) => line.includes(form))),
  )

/** Everything a villager and a cadre can write that is nobody else's business. */
async function talk() {
  const says = (phone: string, body: string) => bot.post(phone, body)
  await says(PHONE, '查')
  await says(PHONE, `谭私密 ${ID.slice(0, 17)}8`)
  await says(PHONE, `谭私密 ${ID}`)
  await says(PHONE, `求助 屋梁断了两根，电话${NAMED_PHONE}，身份证${NAMED_ID}`)
  await says(PHONE, '1')
  await says(CADRE, '待办')
  await says(CADRE, '答 明早九点到您屋头')
  await says(PHONE, '3 低保为啥停了')
  await says(PHONE, '人工')
  await says(PHONE, '娃儿还在发烧')
  await says(PHONE, '0')
  // Half-finished: it lies in the session.
  await says(OTHER_PHONE, `求助 欠医院四万块，我是${ID}，打${NAMED_PHONE}`)
}

beforeAll(async () => {
  const household = await bot.api.addHousehold({ head: '谭私密', phone: PHONE, idNumber: ID })
  expect(household.id).toBeTruthy()
  await bot.api.addStaff({ phone: CADRE, roles: [['village_cadre', VILLAGE]] })
  await talk()
})

describe('what people write and what they can be reached by', () => {
  test('stands nowhere in the clear in the database', async () => {
    const rows = await dump(bot.api)
    // They are there, and can be opened.
    const [half] = await bot.api.sql<{ id: string; sealed: Buffer }[]>`
      select id, session_sealed as sealed from contacts
       where address_index = ${bot.api.deps.sealer.index('phone', COUNTY, OTHER_PHONE)}`
    const session = openSession(bot.api.deps, COUNTY, half?.id ?? '', half?.sealed ?? null)
    expect(JSON.stringify(session)).toContain('欠医院四万块')
    expect(rows.some((row) => row.includes('谭私密'))).toBe(true)
    expect(found(rows)).toEqual([])
  })

  test('is not kept in a session once it has served: nobody’s last four lie about', async () => {
    const contacts = await bot.api.sql<{ id: string; sealed: Buffer | null }[]>`
      select id, session_sealed as sealed from contacts`
    for (const { id, sealed } of contacts) {
      const session = JSON.stringify(openSession(bot.api.deps, COUNTY, id, sealed))
      expect(session).not.toMatch(/4418|"4417"|idLast4/)
    }
    // A wrong answer leaves the question open, without what was answered.
    const phone = '+8618200000004'
    await bot.api.addHousehold({ head: '谭另家', phone })
    await bot.says(phone, '谭另家 7391')
    const [contact] = await bot.api.sql<{ id: string; sealed: Buffer | null }[]>`
      select id, session_sealed as sealed from contacts
       where address_index = ${bot.api.deps.sealer.index('phone', COUNTY, phone)}`
    const session = openSession(bot.api.deps, COUNTY, contact?.id ?? '', contact?.sealed ?? null)
    expect(JSON.stringify(session)).toContain('link-household')
    expect(JSON.stringify(session)).not.toContain('7391')
  })

  test('is sealed to its contact: moved to another it does not open', async () => {
    const [one, other] = await bot.api.sql<{ id: string; sealed: Buffer }[]>`
      select id, session_sealed as sealed from contacts where session_sealed is not null limit 2`
    if (!one || !other) throw new Error('too few sessions')
    expect(openSession(bot.api.deps, COUNTY, one.id, one.sealed)).toBeTruthy()
    expect(() => openSession(bot.api.deps, COUNTY, other.id, one.sealed)).toThrow()
  })

  // A whole conversation for each of the tables.
  const whole = { timeout: 240_000 }
  test('stands nowhere in the log, though every table fails in turn', whole, async () => {
    const { ownerSql } = bot.api
    const tables = await ownerSql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public' order by 1`
    for (const { name } of tables) {
      await ownerSql.unsafe(`revoke all on ${name} from cunxin_app`)
      bot.later(10_000)
      await talk()
      await bot.delivered().catch(() => {})
      await ownerSql.unsafe(`grant select, insert, update, delete on ${name} to cunxin_app`)
      for (let n = 0; n < 5; n++) {
        bot.later(10_000)
        await bot.sweep()
      }
    }
    expect(bot.logged.join()).toContain('request failed')
    expect(bot.logged.join()).toContain('a text was not answered')
    expect(found(bot.logged)).toEqual([])
    // A run of digits that long is a number of somebody's.
    const digits = bot.logged.flatMap(
      (line) => line.match(/(?<![\da-f-])\d{11,}(?![\da-f-])/g) ?? [],
    )
    expect(digits.filter((each) => !/^17\d{11}$/.test(each))).toEqual([])
  })
})
