import { afterAll, beforeEach, expect, test } from 'vitest'
import { COUNTY, MONDAY_MORNING } from '../../support/api'
import { startBot } from '../../support/bot'
import { nextPhone } from '../../support/inspectors'
import { addPeerQuestions, addTownships, listDrawn } from '../../support/peers'
import { Talk } from '../../support/talk'

const bot = await startBot()
const { api } = bot
afterAll(bot.close)
await addPeerQuestions(api)
const townships = await addTownships(api, 7)
const officeRow = await api.addStaff({
  unit: '县扶贫办',
  phone: nextPhone(),
  roles: [['county_office', COUNTY]],
})
const office = new Talk(bot, officeRow.phone ?? '')

type Township = (typeof townships)[number]
let one: Township
let mine: Talk
let others: string[]
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update contacts set flood_count = 0, same_count = 0`
  await api.ownerSql`truncate peer_marks, peer_tasks, peer_evaluations, outbox cascade`
  await api.call('/peer-evaluations', {
    actor: officeRow.actor,
    body: { year: 2026, field: 'townships', dueOn: '2026-03-20' },
  })
  const [first] = townships
  if (!first) throw new Error('no township')
  one = first
  mine = new Talk(bot, one.phone ?? '')
  others = (await listDrawn(api)).filter((pair) => pair.one === one.name).map(({ other }) => other)
  await mine.says('算了')
})
const marks = () => api.sql`select seq, marks, full_marks from peer_marks order by task_id, seq`

test('question by question, a reason where it is little or much, then once and for all', async () => {
  const [unit = ''] = others
  await mine.says('待办', '3家等您互评', '互评')
  await mine.says('互评', '3月20日前。要评请发：互评', '还有1条')
  await mine.says(`互评 ${unit}`, '1/2 精准识别准不准（0到20分）请回分数')
  // 0 is a value here, and no menu.
  await mine.says('0', '给0分（满分20），请用一句话说原因')
  // Another number is another mark, and no reason.
  await mine.says('二分', '给2分（满分20）')
  await mine.says('0', '给0分（满分20）')
  await mine.says('没有一户说得清', '2/2 帮扶措施实不实（0到30分）')
  await mine.says('31', '分数请回0到30的整数', '2/2')
  await mine.says('30分 户户有措施', `给${unit}共30分，满分50。交了不能改。对吗？`)
  await mine.says('1', `${unit}评好了，30分（满分50）`)
  expect(await marks()).toEqual([
    { seq: 1, marks: 0, full_marks: 20 },
    { seq: 2, marks: 30, full_marks: 30 },
  ])
  // What was written stands nowhere in the clear.
  const [row] = await api.sql<
    { sealed: Buffer }[]
  >`select reason_sealed as sealed from peer_marks where seq = 1`
  expect(row?.sealed.toString('utf8')).not.toContain('没有一户')
  await mine.says('待办', '2家等您互评')
  await mine.says(`互评 ${unit}`, '没有请您评这一家')
})

test.each([
  ['9', true],
  ['10', false],
  ['19', false],
  ['20', true],
])('with %s of 20 a reason is asked for: %s', async (given, isAsked) => {
  await mine.says(`互评 ${others[0]}`, '1/2')
  const said = await mine.says(given)
  expect(said.includes('请用一句话说原因')).toBe(isAsked)
  expect(said.includes('2/2')).toBe(!isAsked)
})

test('what is half done is left and nothing is kept; a no at the end keeps nothing', async () => {
  await mine.says(`互评 ${others[0]}`, '1/2')
  await mine.says('15', '2/2')
  await mine.says('算了', '好，没有办')
  await mine.says(`互评 ${others[0]}`, '1/2')
  await mine.says('15', '2/2')
  await mine.says('20', '对吗？')
  await mine.says('2', '好，没有办')
  expect(await marks()).toEqual([])
})

test('a phone or an identity number in a reason is not taken', async () => {
  await mine.says(`互评 ${others[0]}`, '1/2')
  await mine.says('3 打19900001234问', '2/2')
  await mine.says('20', '对吗？')
  await mine.says('1', '不能写电话')
  expect(await marks()).toEqual([])
})

const taskOf = async (of: string, about: string) =>
  (await listDrawn(api)).find((pair) => pair.one === of && pair.other === about)?.id ?? ''
const whole = {
  marks: [
    { seq: 1, marks: 15 },
    { seq: 2, marks: 20 },
  ],
}
const answer = (id: string, actor: Township['actor'], body: object = whole, key?: string) =>
  api.call(`/peer-evaluations/tasks/${id}/answers`, { actor, body, ...(key && { key }) })

test('twice at once it is answered once; with the same key the answer is the same', async () => {
  const id = await taskOf(one.name, others[0] ?? '')
  const both = await Promise.all([answer(id, one.actor), answer(id, one.actor)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.body['reason']).toBe('already_answered')
  expect(await marks()).toHaveLength(2)
  const next = await taskOf(one.name, others[1] ?? '')
  const first = await answer(next, one.actor, whole, 'once')
  expect(first.status).toBe(200)
  expect(await answer(next, one.actor, whole, 'once')).toEqual(first)
})

test.each([
  ['one question missing', [{ seq: 1, marks: 15 }], 'questions_changed'],
  [
    'one twice',
    [
      { seq: 1, marks: 15 },
      { seq: 1, marks: 15 },
    ],
    'questions_changed',
  ],
  [
    'one nobody asked',
    [
      { seq: 1, marks: 15 },
      { seq: 3, marks: 20 },
    ],
    'questions_changed',
  ],
  [
    'more than full',
    [
      { seq: 1, marks: 21 },
      { seq: 2, marks: 20 },
    ],
    'marks_out_of_range',
  ],
  [
    'few without a reason',
    [
      { seq: 1, marks: 9 },
      { seq: 2, marks: 20 },
    ],
    'reason_missing',
  ],
])('%s: refused as it is, and nothing kept', async (_what, given, reason) => {
  const id = await taskOf(one.name, others[0] ?? '')
  expect(await answer(id, one.actor, { marks: given })).toMatchObject({
    status: 409,
    body: { reason },
  })
  expect(await marks()).toEqual([])
})

test('of nobody else it is there: not of who is evaluated, nor of a third, nor of the office', async () => {
  const id = await taskOf(one.name, others[0] ?? '')
  const evaluated = townships.find(({ name }) => name === others[0])
  for (const each of [evaluated, townships.find(({ name }) => name !== one.name)]) {
    if (!each || each.name === one.name) continue
    expect((await answer(id, each.actor)).status).toBe(404)
    expect((await api.call(`/peer-evaluations/tasks/${id}`, { actor: each.actor })).status).toBe(
      404,
    )
  }
  expect((await answer(id, officeRow.actor)).status).toBe(403)
})

test('whoever speaks for the unit now takes over from who has left', async () => {
  const { id: next, actor } = await api.addStaff({
    unit: '甲山乡党委',
    phone: nextPhone(),
    roles: [['township_secretary', one.path]],
  })
  const id = await taskOf(one.name, others[0] ?? '')
  expect((await answer(id, actor)).status).toBe(404)
  await api.ownerSql`update staff set is_active = false where id = ${one.id}`
  expect((await answer(id, actor)).status).toBe(200)
  await api.ownerSql`update staff set is_active = true where id = ${one.id}`
  await api.ownerSql`update staff set is_active = false where id = ${next}`
})

test('late it is still taken until it is locked, and then no more', async () => {
  api.clock.now = new Date('2026-03-21T02:00:00Z')
  const id = await taskOf(one.name, others[0] ?? '')
  expect((await answer(id, one.actor)).status).toBe(200)
  await office.says('互评 锁定', '对吗？')
  await office.says('1', '锁定了：1份，没评20份')
  expect(await answer(await taskOf(one.name, others[1] ?? ''), one.actor)).toMatchObject({
    status: 409,
    body: { reason: 'closed' },
  })
  await mine.says('互评', '没有等您评的单位')
})

test('a villager and a village cadre are asked nothing of it', async () => {
  const cadre = await api.addStaff({ phone: nextPhone(), roles: [['village_cadre', one.path]] })
  await new Talk(bot, cadre.phone ?? '').says('互评', '只有负责的干部能办')
  expect(await new Talk(bot, nextPhone()).says('互评 甲山乡')).not.toContain('1/2')
})
