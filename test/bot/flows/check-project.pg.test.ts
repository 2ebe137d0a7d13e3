import { expect, test } from 'vitest'
import { COUNTY, VILLAGE } from '../../support/api'
import { addDrawn } from '../../support/claims'
import { addProject } from '../../support/projects'
import { startTelegramVillage } from '../../support/telegram-village'

const { api, chat, nextPhone } = await startTelegramVillage()
const tang = await api.addStaff({ phone: nextPhone(), roles: [['county_office', COUNTY]] })
const office = chat()

const statusOf = async (code: string) =>
  (await api.sql`select status from projects where code = ${code}`)[0]?.['status']
async function drawn(by = {}) {
  const project = await addProject(api, { status: 'accepted', by })
  await addDrawn(api, project.id)
  return project.code
}

test('what was seen, with a photo, passes', async () => {
  await office.shows(tang.phone ?? '')
  const code = await drawn()
  await office.says(`抽查 ${code} 合格`, '看到的情况怎样')
  await office.says('水池在，不漏水', '请发现场或票据的照片')
  await office.showsPhoto('pool', '', '抽查合格：水池在，不漏水', '照片1张')
  await office.presses('#yes', '乡镇可以报账了')
  expect(await statusOf(code)).toBe('checked')
  await office.says(`抽查 ${code} 合格`, '现在没有抽中')
})

test('or does not, and is accepted anew', async () => {
  const code = await drawn()
  await office.showsPhoto('crack', `抽查 ${code} 不合格 池壁裂了`, '抽查不合格：池壁裂了')
  await office.presses('#yes', '要重新验收')
  expect(await statusOf(code)).toBe('finished')
})

test('an inspector who sends the number alone, as the list of duties says, is asked for the result', async () => {
  const code = await drawn()
  await office.says('待办', `抽查 ${code}`)
  await office.says(`抽查 ${code}`, '看得怎样？请回：合格')
  await office.says('还可以', '看得怎样？请回：合格')
  await office.says('合格 水池在，不漏水', '请发现场或票据的照片')
  await office.showsPhoto('pool', '', '抽查合格：水池在，不漏水')
  await office.presses('#yes', '乡镇可以报账了')
})

test('the village’s head of a project that fails hears so, as whoever accepted it does', async () => {
  const leader = await api.addStaff({ phone: nextPhone(), roles: [['village_cadre', VILLAGE]] })
  const village = chat()
  await village.shows(leader.phone ?? '')
  const project = await addProject(api, { status: 'accepted', leaderId: leader.id })
  await addDrawn(api, project.id)
  await office.showsPhoto('crack-2', `抽查 ${project.code} 不合格 池壁裂了`, '抽查不合格')
  await office.presses('#yes', '要重新验收')
  expect((await village.gets()).join()).toContain('县里抽查不合格：池壁裂了')
})

test('not by who approved it', async () => {
  const code = await drawn({ approved: tang.id })
  await office.showsPhoto('pool', `抽查 ${code} 合格 水池在`, '不能由您抽查')
  await office.says('抽查 123456789 合格', '没有这个项目')
})
