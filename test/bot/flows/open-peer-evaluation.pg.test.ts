import { afterAll, beforeEach, expect, test } from 'vitest'
import { COUNTY, MONDAY_MORNING } from '../../support/api'
import { startBot } from '../../support/bot'
import { addGroupUnits, addPeerQuestions, addTownships, listDrawn } from '../../support/peers'
import { nextPhone } from '../../support/inspectors'
import { Talk } from '../../support/talk'

const bot = await startBot()
const { api } = bot
afterAll(bot.close)
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update contacts set flood_count = 0, same_count = 0`
  await api.ownerSql`truncate peer_marks, peer_tasks, peer_evaluations, outbox cascade`
})
await addPeerQuestions(api)
const townships = await addTownships(api, 8)
const units = await addGroupUnits(api, 7)
const officeRow = await api.addStaff({
  name: '彭主任',
  unit: '县扶贫办',
  phone: nextPhone(),
  roles: [['county_office', COUNTY]],
})
const office = new Talk(bot, officeRow.phone ?? '')
const talkOf = ({ phone }: { phone: string | null }) => new Talk(bot, phone ?? '')

test('in one line every township is given three others by lot, and only who evaluates is told', async () => {
  // 天元乡 has nobody who could answer.
  await office.says(
    '互评 开 2026年 乡镇 3月20日前',
    '2026年乡镇互评：8家，每家评3家，3月20日前。没有人能答、不参加的：天元乡。对吗？',
  )
  await office.says('1', '2026年互评开了：8家，每家评3家，3月20日前。只告诉了评的人')
  const drawn = await listDrawn(api)
  expect(drawn).toHaveLength(24)
  const pairs = new Set(drawn.map(({ one, other }) => `${one}>${other}`))
  for (const { name } of townships) {
    expect(drawn.filter(({ one }) => one === name)).toHaveLength(3)
    expect(drawn.filter(({ other }) => other === name)).toHaveLength(3)
  }
  for (const { one, other } of drawn) {
    expect(one).not.toBe(other)
    expect(pairs.has(`${other}>${one}`)).toBe(false)
  }
  const [first] = townships
  const own = drawn.filter(({ one }) => one === first?.name).map(({ other }) => other)
  const told = await talkOf(first ?? { phone: null }).gets('请评3家', '3月20日前', '请保密')
  for (const name of own) expect(told).toContain(name)
  expect(told).not.toContain(first?.name)
  const [row] = await api.sql<{ seed: string }[]>`select seed from peer_evaluations`
  expect(row?.seed).toMatch(/^[0-9a-f]{32}$/)
})

test('whoever has not answered is reminded once, and whoever has is not', async () => {
  await office.says('互评 开 2026年 乡镇 3月20日前', '对吗？')
  await office.says('1', '互评开了')
  await bot.delivered()
  const [one, other] = townships
  await api.sql`update peer_tasks set status = 'answered' where asked_id = ${other?.id ?? ''}`
  api.clock.now = new Date('2026-03-18T00:59:00Z')
  expect(await talkOf(one ?? { phone: null }).gets()).toBe('')
  api.clock.now = new Date('2026-03-18T01:00:00Z')
  const sent = await bot.delivered()
  expect(sent.filter(({ to }) => to === one?.phone).map(({ text }) => text)).toEqual([
    expect.stringContaining('互评还没评完，3月20日是最后一天'),
  ])
  expect(sent.filter(({ to }) => to === other?.phone)).toEqual([])
})

test('what is missing is asked for one by one; a no, and a day that is over, open nothing', async () => {
  await office.says('互评 开', '哪些单位互评？')
  await office.says('单位', '哪天以前评完？')
  await office.says('2026年3月8日', '哪天以前评完？')
  await office.says('3月9日前', '集团单位互评：7家，抽签定每家评3家，3月9日前。对吗？')
  await office.says('2', '好，没有办')
  expect(await listDrawn(api)).toHaveLength(0)
})

test('once a year, and all of them mixed are townships and units as well', async () => {
  await office.says('互评 开 单位 3月20日前', '集团单位互评')
  await office.says('1', '互评开了')
  await office.says('互评 开 单位 3月20日前', '对吗？')
  await office.says('1', '这一年的互评已经开了')
  await office.says('互评 开 全部 3月20日前', '对吗？')
  await office.says('1', '这一年的互评已经开了')
  await office.says('互评 开 2027年 全部 3月20日前', '15家')
  await office.says('1', '互评开了：15家')
})

test('two who open it at once open it once', async () => {
  const open = () =>
    api.call('/peer-evaluations', {
      actor: officeRow.actor,
      body: { year: 2026, field: 'townships', dueOn: '2026-03-20' },
    })
  const answers = await Promise.all([open(), open()])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.body['reason']).toBe('already_opened')
  expect(await listDrawn(api)).toHaveLength(24)
})

test('with the same key it is opened once and answered the same', async () => {
  const body = { year: 2026, field: 'townships', dueOn: '2026-03-20' }
  const given = { actor: officeRow.actor, body, key: 'peer-once' }
  const first = await api.call('/peer-evaluations', given)
  expect(await api.call('/peer-evaluations', given)).toEqual(first)
  expect(await listDrawn(api)).toHaveLength(24)
})

test('who is kin, who works in both, and who helps where another works never evaluate each other', async () => {
  const [one, other] = units
  await api.ownerSql`insert into declarations (county, id, staff_id, kind, relation, kin_staff_id, declared_on)
    values (${COUNTY}, gen_random_uuid(), ${one?.id ?? ''}, 'kin', 'sibling', ${other?.id ?? ''}, '2026-01-05')`
  const [place] = townships
  const helping = await api.addStaff({
    unit: '县农发行',
    phone: nextPhone(),
    roles: [['group_unit', place?.path ?? '']],
  })
  for (let i = 0; i < 5; i++) {
    await api.ownerSql`truncate peer_marks, peer_tasks, peer_evaluations cascade`
    await api.call('/peer-evaluations', {
      actor: officeRow.actor,
      body: { year: 2026, field: 'all', dueOn: '2026-03-20' },
    })
    const drawn = await listDrawn(api)
    expect(drawn).toHaveLength(48)
    const pairs = drawn.map(({ one: a, other: b }) => [a, b].toSorted().join())
    expect(pairs).not.toContain([one?.name, other?.name].toSorted().join())
    expect(pairs).not.toContain(['县农发行', place?.name].toSorted().join())
  }
  await api.ownerSql`update staff set is_active = false where id = ${helping.id}`
  await api.ownerSql`delete from declarations`
})

test('last year’s pairs are not drawn again where others are left', async () => {
  const open = (year: number) =>
    api.call('/peer-evaluations', {
      actor: officeRow.actor,
      body: { year, field: 'all', dueOn: '2026-03-20' },
    })
  await open(2025)
  const before = new Set((await listDrawn(api)).map(({ one, other }) => `${one}>${other}`))
  const { body } = await open(2026)
  expect(body).toMatchObject({ code: 'opened', vars: { repeated: 0 } })
  const rows = await api.sql<{ one: string; other: string }[]>`
    select t.evaluator_name as one, t.evaluated_name as other from peer_tasks t
      join peer_evaluations e on e.county = t.county and e.id = t.evaluation_id
     where e.year = 2026 order by t.id`
  expect(rows.filter(({ one, other }) => before.has(`${one}>${other}`))).toEqual([])
})

test.each([
  ['fewer than three each', { peer_evaluators: 2 }, '不到3家'],
  ['no figure', { peer_evaluators: null }, '还没有规定一家由几家来评'],
  ['more than these can be', { peer_evaluators: 4 }, '单位太少'],
])('%s: it says so and opens nothing', async (_what, figures, answer) => {
  await api.ownerSql`delete from figures`
  await api.setFigures(figures)
  const first = await office.says('互评 开 乡镇 3月20日前')
  const said = first.includes('对吗？') ? await office.says('1') : first
  expect(said).toContain(answer)
  expect(await listDrawn(api)).toHaveLength(0)
  await api.setFigures()
})

test('without questions nothing is made up', async () => {
  await api.ownerSql`update peer_questions set valid_from = '2026-03-10' where kind = 'township'`
  await office.says('互评 开 乡镇 3月20日前', '对吗？')
  await office.says('1', '还没有互评的题目')
  await api.ownerSql`update peer_questions set valid_from = '2020-01-01'`
})

test('whoever of the office works in a unit that is evaluated leaves it to a colleague', async () => {
  await api.ownerSql`insert into staff_roles (county, staff_id, role, area_path)
    values (${COUNTY}, ${officeRow.id}, 'township_clerk', 'wuxi.t1')`
  await office.says('互评 开 乡镇 3月20日前', '对吗？')
  await office.says('1', '您是被评单位的人，要回避')
  await api.ownerSql`delete from staff_roles where staff_id = ${officeRow.id} and role = 'township_clerk'`
})

test('neither a township nor a villager opens any', async () => {
  await talkOf(townships[0] ?? { phone: null }).says('互评 开 乡镇 3月20日前', '只有负责的干部能办')
  const villager = new Talk(bot, nextPhone())
  expect(await villager.says('互评 开 乡镇 3月20日前')).not.toContain('互评：')
})
