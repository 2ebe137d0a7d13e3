import { expect, test } from 'vitest'
import { addPressReport, startPress } from '../../support/press'

const { api, head, journalist, other, office, department, reports } = await startPress()
const filed = () => addPressReport(api, { journalistId: journalist.id })

test('the unit answers after one confirmation, and its journalist alone reads it', async () => {
  const { code } = await filed()
  await head.says('媒体', '重庆日报：路没有修完', `媒体 ${code} 答复内容`)
  await head.says(
    `媒体 ${code} 施工队本周进场，月底完工`,
    '答复媒体：施工队本周进场，月底完工',
    '对吗？',
  )
  await head.says('1', '答复发出了')
  await journalist.gets('天元乡答复：施工队本周进场，月底完工', `媒体 质疑 ${code} 原因`)
  expect(await other.gets()).toBe('')
  await journalist.says(`媒体 ${code}`, '天元乡答复：施工队本周进场')
  await other.says(`媒体 ${code}`, '没有这个编号')
  expect(await reports()).toMatchObject([{ status: 'answered', was_late: 0 }])
  await head.says('媒体', '没有等您答复的')
})

test('an answer that names a household, or holds a number or a phone, does not go out', async () => {
  await api.addHousehold({ head: '谭大山' })
  const { code } = await filed()
  for (const said of ['谭大山家不愿意让路', '谭 大山家不愿意让路', '这户叫谭·大山']) {
    await head.says(`媒体 ${code} ${said}`, '对吗？')
    await head.says('1', '里面有农户的名字：谭大山。不能写给媒体，没有发')
  }
  await head.says(`媒体 ${code} 请打19900001234`, '对吗？')
  await head.says('1', '不能写电话')
  await head.says(`媒体 ${code} 身份证509938196001012359`, '对吗？')
  await head.says('1', '不能写身份证号')
  expect(await reports()).toMatchObject([{ status: 'open', answer: null }])
  expect(await journalist.gets()).toBe('')
})

test('what is missing is asked for, and a no answers nothing', async () => {
  const { code } = await filed()
  await api.call(`/press-reports/by-code/${code}/answers`, {
    actor: head.actor,
    body: { text: '' },
  })
  await head.says(`媒体 ${code}`, '路没有修完')
  await head.says(`媒体 ${code} 马上修`, '对吗？')
  await head.says('2', '好，没有办')
  expect(await reports()).toMatchObject([{ status: 'open' }])
})

const answer = (code: string, actor: typeof head.actor, text = '马上修') =>
  api.call(`/press-reports/by-code/${code}/answers`, { actor, body: { text } })

test('on its last day it is in time; the day after, late, and the office may answer in its place', async () => {
  const first = await addPressReport(api, { journalistId: journalist.id, dueOn: '2026-03-13' })
  const second = await addPressReport(api, { journalistId: journalist.id, dueOn: '2026-03-13' })
  api.clock.now = new Date('2026-03-13T15:59:00Z')
  expect(await answer(second.code, office.actor)).toMatchObject({ body: { reason: 'not_unit' } })
  await office.says('待办', '没有要办的事')
  expect((await answer(first.code, head.actor)).status).toBe(200)
  api.clock.now = new Date('2026-03-13T16:00:00Z')
  await office.says('待办', `媒体反映${second.code}单位没答复`)
  await office.says(`媒体 ${second.code} 县里已派人`, '对吗？')
  await office.says('1', '答复发出了')
  const rows = await api.sql`select code, was_late from press_reports`
  expect(Object.fromEntries(rows.map((row) => [row['code'], row['was_late']]))).toEqual({
    [first.code]: 0,
    [second.code]: 1,
  })
  await office.says('待办', '没有要办的事')
})

test('late for longer than the county allows it climbs to the township’s named leader; a department’s does not', async () => {
  const leader = await api.addStaff({ roles: [['township_secretary', 'wuxi.tianyuan']] })
  const climbed = async () =>
    (await api.call('/todo', { actor: leader.actor })).body['climbed'] as unknown[]
  await addPressReport(api, { dueOn: '2026-03-13' })
  await addPressReport(api, { dueOn: '2026-03-13', unit: 'department:县民政局' })
  // Three days may pass.
  api.clock.now = new Date('2026-03-16T02:00:00Z')
  expect(await climbed()).toEqual([])
  api.clock.now = new Date('2026-03-17T02:00:00Z')
  expect(await climbed()).toMatchObject([{ kind: 'press_answer' }])
  await api.ownerSql`update staff set is_active = false where id = ${leader.id}`
})

test('twice at once it is answered once; then it is over', async () => {
  const { code } = await filed()
  const both = await Promise.all([answer(code, head.actor), answer(code, head.actor)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await answer(code, head.actor)).toMatchObject({ body: { reason: 'already_answered' } })
})

test('of another unit it is not there', async () => {
  const { code } = await filed()
  expect((await answer(code, department.actor)).status).toBe(404)
  await department.says(`媒体 ${code} 不归我们管`, '对吗？')
  await department.says('1', '没有这个编号')
})
