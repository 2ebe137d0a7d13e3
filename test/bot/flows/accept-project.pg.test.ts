import { expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { addProject } from '../../support/projects'
import { startTelegramVillage } from '../../support/telegram-village'

const { api, chat, addFamily, nextPhone } = await startTelegramVillage()
const head = await api.addStaff({ phone: nextPhone(), roles: [['township_head', TOWNSHIP]] })
const clerk = await api.addStaff({ phone: nextPhone(), roles: [['township_clerk', TOWNSHIP]] })
const desk = chat()
const other = chat()

const statusOf = async (code: string) =>
  (await api.sql`select status, accepted_fen from projects where code = ${code}`)[0]

test('with a photo and all in one line only the goal is asked for', async () => {
  await desk.shows(head.phone ?? '')
  const { code } = await addProject(api, { status: 'finished' })
  await desk.showsPhoto(
    'pool',
    `验收 ${code} 合格 18万 水池30立方 质量合格`,
    '目标“受益户80户”，实际达到多少',
  )
  await desk.says('82户', '修3社水池验收合格，认18万元：水池30立方', '照片1张')
  await desk.presses('#yes', '验收了，认18万元')
  expect(await statusOf(code)).toEqual({ status: 'accepted', accepted_fen: 18_000_000 })
  const [goal] =
    await api.sql`select achieved from project_goals g join projects p on p.id = g.project_id
    where p.code = ${code}`
  expect(goal).toEqual({ achieved: 82 })
})

test('what is missing is asked for one by one', async () => {
  const { code } = await addProject(api, { status: 'finished' })
  await desk.says(`验收 ${code} 合格`, '验收认多少钱')
  await desk.says('150000', '实际做了多少、质量怎样')
  await desk.says('水池30立方，不漏水', '请发现场或票据的照片')
  await desk.showsPhoto('pool', '', '实际达到多少')
  await desk.says('80', '认15万元')
  await desk.presses('#no', '没有动')
  expect((await statusOf(code))?.['status']).toBe('finished')
})

test('a township that answers 1 to a goal of eighty sees that it is not reached before its yes', async () => {
  const { code } = await addProject(api, { status: 'finished' })
  await desk.showsPhoto('pool', `验收 ${code} 合格 15万 水池30立方`, '实际达到多少')
  await desk.says('1', '目标“受益户”是80户，您说只有1，没达到')
  await desk.presses('#again', '目标“受益户80户”，实际达到多少')
  await desk.says('76户', '您说只有76，没达到')
  await desk.presses('#right', '认15万元：水池30立方，照片1张，目标没达到')
  await desk.presses('#yes', '验收了，认15万元')
  const [goal] =
    await api.sql`select achieved from project_goals g join projects p on p.id = g.project_id
    where p.code = ${code}`
  expect(goal).toEqual({ achieved: 76 })
})

test('a township that sends the number alone, as its list of duties says, is asked for the result', async () => {
  const { code } = await addProject(api, { status: 'finished' })
  await desk.says(`验收 ${code}`, '验收怎样？请回：合格')
  await desk.says('不合格 池壁漏水', '验收不合格：池壁漏水')
  await desk.presses('#no', '没有动')
})

test('not done well goes back with the reason', async () => {
  const { code } = await addProject(api, { status: 'finished' })
  await desk.says(`验收 ${code} 不合格`, '哪里没做好')
  await desk.says('池壁漏水', '验收不合格：池壁漏水')
  await desk.presses('#yes', '退回去了')
  expect((await statusOf(code))?.['status']).toBe('under_way')
})

test('one’s own work, more than was approved, and what is not finished', async () => {
  await other.shows(clerk.phone ?? '')
  const { code } = await addProject(api, { status: 'finished', by: { finished: clerk.id } })
  await other.showsPhoto('pool', `验收 ${code} 合格 18万 水池30立方`, '不能由您验收')
  await desk.says(`验收 ${code} 合格 21万 水池30立方`, '县里只批了20万元')
  const early = await addProject(api, { status: 'under_way' })
  await desk.says(`验收 ${early.code} 合格 18万`, '还没报完工')
  await desk.says('验收 123456789 合格', '没有这个项目')
  await desk.says('验收', '请这样发：验收 项目编号')
})

test('a villager who speaks of it starts nothing', async () => {
  const { phone } = await addFamily()
  const family = chat()
  await family.shows(phone)
  const { code } = await addProject(api, { status: 'finished' })
  for (const words of [`验收 ${code} 合格 18万`, '验收是啥意思', '验收'])
    expect((await family.says(words)).text).not.toMatch(/请这样发：验收|认多少钱|照片/)
})
