import { expect, test } from 'vitest'
import { addComplaintMessage } from '../../../api/complaints/messages'
import { verifyAudit } from '../../../api/audit/verify'
import type { RequestContext } from '../../../api/http/context'
import { randomCode } from '../../../api/shared/codes'
import { COUNTY, TOWNSHIP } from '../../support/api'
import { complaintCodeIn, leftOf } from '../../support/complaint-traces'
import { startVillage } from '../../support/talk'

const { api, talk, linkedFamily } = await startVillage()
const inspector = await api.addStaff({
  name: '纪明',
  unit: '天元乡纪委',
  roles: [['discipline_inspector', TOWNSHIP]],
})

async function filed() {
  const tan = await linkedFamily()
  await tan.says('举报 熊长富收了我五百块红包', '1实名 2匿名')
  await tan.says('2', '吃拿卡要')
  const shown = await tan.says('1', '查询码')
  const digits = complaintCodeIn(shown)
  const code = (digits.match(/\d{4}/g) ?? []).join(' ')
  await tan.says(digits.slice(-4), '交上去了')
  const codeIndex = api.deps.sealer.index('complaint_code', COUNTY, digits)
  const [row] = await api.sql`select id from complaints where code_index = ${codeIndex}`
  return { tan, code, id: String(row?.['id']) }
}

/** As its handler writes. */
const answer = (id: string, body: string) => {
  const actor = { kind: 'staff', staffId: inspector.id, roles: [], tiedHouseholdIds: [] }
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now, actor }
  return api.db.transaction((tx) =>
    addComplaintMessage(tx, ctx as unknown as RequestContext, id, {
      side: 'handler',
      kind: 'message',
      body,
    }),
  )
}

test('a filer and the inspector write to each other by the sixteen digits, from any phone', async () => {
  const { tan, code, id } = await filed()
  await tan.says(code, '收到了，3月30日前')
  await answer(id, '哪天给的？')
  await talk().says(code.replaceAll(' ', ''), '3月9日问您：“哪天给的？”', '回答请发：查询码 补充')
  await talk().says(`${code} 补充 三月二号下午`, '补充：“三月二号下午”', '对吗')
  const other = talk()
  await other.says(`${code} 补充 三月二号下午`, '补充：“三月二号下午”', '对吗')
  await other.says('1', '交了')
  await tan.says(`${code} 有人打击报复，不给我签字`, '打击报复：“有人打击报复')
  await tan.says('1', '交了')
  const rows = await api.sql`
    select side, kind, is_read from complaint_messages where complaint_id = ${id} order by seq`
  expect(rows.map(({ side, kind }) => `${side} ${kind}`)).toEqual([
    'filer report',
    'handler message',
    'filer message',
    'filer retaliation',
  ])
  expect(rows[1]?.['is_read']).toBe(true)
  expect((await verifyAudit(api.sql, COUNTY)).faults).toEqual([])
})

test('what is added is quoted as it was written', async () => {
  const { tan, code } = await filed()
  await tan.says(
    `${code}，补充：三月二号下午，在他家；给了５百`,
    '“三月二号下午，在他家；给了５百”',
  )
})

test('a review is for what is decided, within its days, and somebody else does it', async () => {
  const { tan, code, id } = await filed()
  await tan.says(`${code} 复查 没查清楚`, '复查：“没查清楚”')
  await tan.says('1', '现在不能申请复查')
  await api.sql`
    update complaints set status = 'decided', finding = 'unfounded', decided_on = '2026-03-09'
     where id = ${id}`
  await tan.says(`${code} 复查 没查清楚`, '复查：“没查清楚”')
  await tan.says('1', '没有别的人能复查', '12388', '市纪委监委')
  const [kept] = await api.sql`select handler_id, reviews, status from complaints where id = ${id}`
  expect(kept).toEqual({ handler_id: inspector.id, reviews: 0, status: 'decided' })
  const { id: second } = await api.addStaff({
    name: '纪正',
    unit: '县纪委监委',
    roles: [['discipline_inspector', COUNTY]],
  })
  await tan.says(`${code} 复查 没查清楚`, '复查：“没查清楚”')
  await tan.says('1', '换人复查')
  const [row] = await api.sql`select handler_id, reviews, status from complaints where id = ${id}`
  expect(row).toEqual({ handler_id: second, reviews: 1, status: 'filed' })
})

test('an inspector who is named in what is added never reads it: it goes to another, or is not kept', async () => {
  const { tan, code, id } = await filed()
  const barred = await api.sql`select id from staff where name = '纪正'`
  await api.sql`update staff set is_active = false where id = any(${barred.map((each) => String(each['id']))})`
  await tan.says(`${code} 补充 乡纪委的纪 明是他舅子`, '对吗')
  await tan.says('1', '没有合适的人', '没有留下', '12388')
  const said = () => api.sql`select 1 from complaint_messages where complaint_id = ${id}`
  expect(await said()).toHaveLength(1)
  const { id: other } = await api.addStaff({
    name: '纪严',
    unit: '县纪委监委',
    roles: [['discipline_inspector', COUNTY]],
  })
  await tan.says(`${code} 补充 乡纪委的纪 明是他舅子`, '对吗')
  await tan.says('1', '交了')
  expect(await said()).toHaveLength(2)
  expect(await api.sql`select handler_id from complaints where id = ${id}`).toEqual([
    { handler_id: other },
  ])
  expect((await verifyAudit(api.sql, COUNTY)).faults).toEqual([])
})

test('a review is offered until its last day, and 12388 after it', async () => {
  const { tan, code, id } = await filed()
  await api.sql`
    update complaints set status = 'decided', finding = 'unfounded', decided_on = '2026-03-09'
     where id = ${id}`
  await tan.says(code, '没有查实', '不服，4月8日前可发：查询码 复查')
  api.clock.now = new Date('2026-04-08T02:00:00.000Z')
  await tan.says(code, '4月8日前可发')
  api.clock.now = new Date('2026-04-09T02:00:00.000Z')
  expect(await tan.says(code, '12388')).not.toContain('复查')
})

test('a promise whose day is past is said to be late, and whom to ring', async () => {
  const { tan, code, id } = await filed()
  api.clock.now = new Date('2026-03-30T02:00:00.000Z')
  expect(await tan.says(code, '3月30日前告诉您是否受理')).not.toContain('晚了')
  api.clock.now = new Date('2026-03-31T02:00:00.000Z')
  await tan.says(code, '原定3月30日前', '晚了，可打12388催')
  await api.sql`update complaints set status = 'accepted' where id = ${id}`
  await tan.says(code, '5月8日前有结果')
  api.clock.now = new Date('2026-05-09T02:00:00.000Z')
  await tan.says(code, '原定5月8日前有结果，晚了，可打12388催')
})

test('what the inspector only tells on the way is no question, and the answer of before a review no new one', async () => {
  const { tan, code, id } = await filed()
  await answer(id, '正在核实账目')
  await tan.says(code, '3月9日告诉您：“正在核实账目”')
  await api.sql`update complaints set handler_id = ${inspector.id} where id = ${id}`
  const number = String(
    10_000_000 + (parseInt(id.replaceAll('-', '').slice(0, 6), 16) % 90_000_000),
  )
  const act = async (body: object) =>
    expect(
      (
        await api.call(`/complaint-handling/by-number/${number}/actions`, {
          actor: inspector.actor,
          body,
        })
      ).status,
    ).toBe(200)
  await act({ type: 'accept', class: 'corruption' })
  await act({ type: 'decide', finding: 'unfounded', text: '账目没有问题吗？都查了' })
  await tan.says(code, '没有查实', '答复：“账目没有问题吗？都查了”')
  await tan.says(`${code} 复查 没查清楚`)
  await tan.says('1', '换人复查')
  await tan.says(code, '收到了', '答复：“账目没有问题吗')
})

test('what was found counts as told once its filer has read it, and not before', async () => {
  const { tan, code, id } = await filed()
  await answer(id, '钱退回去了')
  await api.sql`
    update complaints set status = 'decided', finding = 'founded', decided_on = '2026-03-09'
     where id = ${id}`
  const state = async () => {
    const rows = await api.sql`
      select c.status, c.closed_on, m.is_read from complaints c
        join complaint_messages m on m.complaint_id = c.id and m.side = 'handler'
       where c.id = ${id}`
    return rows[0]
  }
  await tan.says(`${code} 打击报复 不给我签字`, '对吗')
  await tan.says('2', '没有交')
  expect(await state()).toEqual({ status: 'decided', closed_on: null, is_read: false })
  await tan.says(code, '查实了', '“钱退回去了”', '不服，4月8日前可发：查询码 复查')
  const told = { status: 'closed', is_read: true }
  expect(await state()).toMatchObject(told)
  await tan.says(code, '查实了')
  const events = await api.sql`
    select actor, details from complaint_events where complaint_id = ${id} and type = 'complaint.told'`
  expect(events).toEqual([{ actor: 'filer', details: {} }])
  expect((await verifyAudit(api.sql, COUNTY)).faults).toEqual([])
})

test('a code nobody has is not found, whatever stands behind it', async () => {
  const code = randomCode('complaint')
  await talk().says(code, '没有查到')
  await talk().says(`${code} 补充 还有一件事`, '没有查到')
})

test.each(['码 CODE 怎么样了', '查询码CODE有结果没', '我的举报 CODE 办得怎么样？', '看 CODE'])(
  'who asks how far it is, “%s”, is told, and adds nothing by it',
  async (words) => {
    const { code } = await filed()
    await talk().says(words.replace('CODE', code), '收到了')
  },
)

test('a code with a digit dropped or typed twice stays in no message either', async () => {
  const { code } = await filed()
  const digits = code.replaceAll(' ', '')
  const near = [digits.slice(0, 15), digits.slice(1), `${digits}${digits.at(-1)}`]
  for (const each of near) {
    const somebody = talk()
    expect(await somebody.says(each)).not.toContain('收到了')
    expect(await leftOf(api, [each]), each).toEqual([])
  }
})
