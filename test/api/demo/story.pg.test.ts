import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { verifyAudit } from '../../../api/audit/verify'
import { DEMO_FIGURES } from '../../../api/demo/figures'
import { loadDemoWithStory } from '../../../api/demo/story'
import { DEMO_PEOPLE } from '../../../db/demo/cast'
import { DEMO_STAFF } from '../../../db/demo/cast-staff'
import { COUNTY, startApi } from '../../support/api'
import { rowCounts, startBot } from '../../support/bot'
import { eventsOf } from '../../support/events'

/** Wednesday, 15 April 2026, 10 o'clock in Shanghai. */
const bot = await startBot({ now: '2026-04-15T02:00:00.000Z' })
afterAll(bot.close)
const { api, app } = bot
const load = (registeredHouseholds = 60) =>
  loadDemoWithStory(api.deps, COUNTY, { registeredHouseholds })
/** What stands on every phone of the cast when the simulator is opened for the first time. */
const atFirst = new Map<string, string[]>()
beforeAll(async () => {
  await api.setFigures(DEMO_FIGURES)
  await load()
  await bot.delivered()
  for (const { key, phone } of CAST) {
    const entries = await shown(phone)
    atFirst.set(
      key,
      entries.map(({ text }) => text),
    )
  }
})

const CAST = [...DEMO_PEOPLE, ...DEMO_STAFF]
const person = (key: string) => {
  const found = CAST.find((one) => one.key === key)
  if (!found) throw new Error(key)
  return found
}

interface Entry {
  id: string
  by: string
  text: string
}

async function shown(phone: string): Promise<Entry[]> {
  const query = `?phone=${encodeURIComponent(phone)}`
  const events = eventsOf(await app.request(`/simulator/events${query}`))
  const { value } = await events.next()
  await events.return(undefined)
  return (value as { entries: Entry[] }).entries
}

/** What the phone of somebody of the cast gets in answer. */
async function says(key: string, text: string): Promise<string> {
  const { phone } = person(key)
  const id = randomUUID()
  expect((await bot.simulate(phone, text, id)).status).toBe(200)
  const answers = (await shown(phone)).filter((entry) => entry.id.startsWith(`${id}.`))
  return answers.map((entry) => entry.text).join('\n')
}

/** The number on the sheet, as the household reads it. */
const listOf = async (key: string) => /公示(\d{6})/.exec(await says(key, '1'))?.[1] ?? ''
const numberIn = (text: string) => /\d{10}/.exec(text)?.[0] ?? ''

describe('when the phones are picked up for the first time', () => {
  test('nobody finds old messages, but whoever may approve a draft finds it', () => {
    const texts = [...atFirst].filter(([, entries]) => entries.length > 0)
    const approvers = [
      'township_committee',
      'township_secretary',
      'township_head',
      'county_office',
      'county_office_approver',
      'county_office_third',
    ]
    expect(texts.map(([key]) => key).toSorted()).toEqual(approvers.toSorted())
    for (const [, entries] of texts) {
      expect(entries).toEqual([expect.stringMatching(/汪晓松拟了给宝坪村的通知.*批准 \d{10}/)])
    }
  })

  test('nothing has happened in the future, and what is owed lies ahead', async () => {
    const now = api.clock.now.toISOString()
    const [{ late } = { late: -1 }] = await api.sql<{ late: number }[]>`
      select (select count(*) from events where at > ${now})::int
           + (select count(*) from outbox where created_at > ${now} or sent_at > ${now})::int as late`
    expect(late).toBe(0)
    const due = await api.sql<{ due_on: string }[]>`select due_on::text from objections`
    expect(due).toHaveLength(3)
    for (const { due_on } of due) expect(due_on > '2026-04-15').toBe(true)
  })

  test('the roll was there before the first of it happened', async () => {
    const [first] = await api.sql<{ type: string }[]>`
      select type from events where subject like 'round:%' or subject like 'household:%'
       order by at, type limit 1`
    expect(first?.type).toMatch(/^household\./)
  })
})

describe('a villager who texts 1', () => {
  test.each([
    ['listed', /吕秋分家（宝坪村1社）在村里公示\d{6}上，公示到4月20日。没有异议就报到乡镇/],
    ['contested', /傅霜降家（宝坪村1社）在村里公示\d{6}上，有人提了异议，4月21日前查清/],
    ['held', /喻小满家（宝坪村2社）在社里公示\d{6}上。公示程序有人提异议，正在查/],
    ['severed', /孟立冬家（宝坪村4社）在社里公示\d{6}上，异议没查清，您家先缓一缓/],
    ['over', /瞿谷雨家（宝坪村6社）在社里公示\d{6}上，公示期已满，等着报到村里/],
    ['waiting', /钟白露家（宝坪村5社）评上了，等社里张榜。4月29日前答复，回执\d{10}/],
    ['newly_registered', /万清明家（宝坪村2社）2026年纳入帮扶，在册/],
    ['objector', /唐夏至家（宝坪村3社）现在不在帮扶名册上/],
  ])('%s', async (key, expected) => {
    expect(await says(key, '1')).toMatch(expected)
  })

  test('whom no story is told of still proves a household first', async () => {
    for (const { key } of DEMO_PEOPLE.filter(({ isLinked }) => !isLinked)) {
      expect(await says(key, '1'), key).toMatch(/先核对|让村干部/)
    }
  })
})

test('the objector finds the receipt and reads that it is looked into', async () => {
  const receipt = numberIn(await says('objector', '撤回'))
  await says('objector', '2')
  expect(await says('objector', receipt)).toMatch(/4月14日的异议（不该评上）在核实，4月21日前答复/)
})

describe('staff find their work', () => {
  test.each(['village_cadre', 'resident_cadre', 'first_secretary'])(
    'an objection to check: %s',
    async (key) => {
      const todo = await says(key, '待办')
      expect(todo).toContain('有1件异议等您核实')
      expect(await says(key, numberIn(todo))).toMatch(/4月\d+日前核实，发：成立 或 不成立/)
    },
  )

  test('the secretary sends on a list whose window is over, and is refused one in the middle', async () => {
    const over = await listOf('over')
    expect(await says('village_secretary', `推进 ${over}`)).toContain('宝坪村6社3户公示期满')
    expect(await says('village_secretary', '2')).toContain('没有动')
    const open = await listOf('listed')
    expect(await says('village_secretary', `推进 ${open}`)).toContain('4月20日24点才满')
    const held = await listOf('held')
    expect(await says('village_secretary', `推进 ${held}`)).toContain('整张名单先不能动')
  })

  test('the secretary sets the contested household apart', async () => {
    const list = await listOf('contested')
    expect(await says('village_secretary', `暂缓 ${list} 傅霜降`)).toContain('先缓一缓')
    await says('village_secretary', '2')
  })

  test('the cadre of group 5 posts the list that waits', async () => {
    expect(await says('group_cadre_5', '张贴')).toMatch(/宝坪村5社有1户要公示/)
    await says('group_cadre_5', '2')
  })

  test('the clerk drafts a notice, and the committee reads and approves what was drafted', async () => {
    expect(await says('township_clerk', '通知 宝坪村3社 明早停水')).toContain('拟好吗')
    await says('township_clerk', '2')
    const code = numberIn(atFirst.get('township_committee')?.join() ?? '')
    expect(await says('township_committee', `批准 ${code}`)).toMatch(/周六上午清理河道.*批准吗/s)
    await says('township_committee', '2')
  })

  test('the notice of yesterday has reached everybody it was for', async () => {
    const [sent] = await api.sql<{ code: string }[]>`
      select code from broadcasts where status in ('sending', 'done')`
    const report = await says('township_clerk', sent?.code ?? '')
    expect(report).toMatch(/宝坪村6社的通知：共(\d+)人，已发\1，收到\1。/)
  })

  test('the resident cadre has noted a visit', async () => {
    expect(await says('resident_cadre', '走访记录')).toContain('万清明')
  })
})

test('no villager of the story is told the name of another household', async () => {
  const heads = await api.sql<{ head: string }[]>`select distinct head_name as head from households`
  const rows = await api.sql<{ id: string; phone: Buffer; sealed: Buffer }[]>`
    select o.id, c.address_index as phone, o.content_sealed as sealed
      from outbox o join contacts c on c.county = o.county and c.id = o.contact_id
     where o.content_sealed is not null`
  for (const { name, phone } of DEMO_PEOPLE.filter(({ isLinked }) => isLinked)) {
    const index = api.deps.sealer.index('phone', COUNTY, phone)
    const sent = rows
      .filter((row) => row.phone.equals(index))
      .map(({ id, sealed }) => {
        const place = { county: COUNTY, table: 'outbox', column: 'content_sealed', row: id }
        return api.deps.sealer.open(place, sealed)
      })
    const answers = (await shown(phone)).map(({ text }) => text)
    const told = [...sent, ...answers].join()
    const others = heads.filter(({ head }) => head !== name && told.includes(head))
    expect(others, name).toEqual([])
  }
})

test('the record has no fault', async () => {
  expect((await verifyAudit(api.sql, COUNTY)).faults).toEqual([])
})

test('loaded again it changes nothing', async () => {
  const before = await rowCounts(api)
  await load()
  expect(await rowCounts(api)).toEqual(before)
})

test('of two loads at once one tells the story', async () => {
  const fresh = await startApi({ now: '2026-04-15T02:00:00.000Z', connections: 4 })
  onTestFinished(fresh.close)
  const loadFresh = () => loadDemoWithStory(fresh.deps, COUNTY, { registeredHouseholds: 50 })
  await Promise.all([loadFresh(), loadFresh()])
  const rounds = await fresh.sql`select status from rounds order by opened_on`
  expect(rounds.map(({ status }) => status as string)).toEqual(['closed', 'open'])
})

test('loaded in another size the story goes on where it is', async () => {
  const before = await listOf('listed')
  const [{ rounds } = { rounds: 0 }] = await countRounds()
  await load(90)
  expect(rounds).toBe(2)
  expect(await countRounds()).toEqual([{ rounds }])
  expect(await listOf('listed')).toBe(before)
  expect(await says('newly_registered', '1')).toContain('2026年纳入帮扶，在册')
})

const countRounds = () => api.sql<{ rounds: number }[]>`select count(*)::int as rounds from rounds`
