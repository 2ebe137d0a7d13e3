import { expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addProject } from '../../support/projects'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const tang = await api.addStaff({
  name: '唐雪柏',
  unit: '县扶贫办',
  roles: [['county_office', COUNTY]],
})
const office = talk(tang.phone ?? '')

test('among what was accepted in a township, after one yes', async () => {
  for (let i = 0; i < 4; i++) await addProject(api, { status: 'accepted' })
  await office.says('抽查 天元乡', '天元乡验收了4个项目，随机抽2个去看')
  await office.says('2', '没有动')
  await office.says('抽查 天元乡', '现在抽吗？')
  await office.says('1', '天元乡4个项目抽中2个，已通知唐雪柏去看。')
  await office.says('抽查 天元乡', '没有等抽签的项目')
  expect(await api.sql`select from projects where status = 'checked'`).toHaveLength(2)
})

test('without a place, or with an unknown one, says how', async () => {
  await office.says('抽查', '请这样发：抽查 天元乡')
  await office.says('抽查 没有乡', '没找到这个地方')
})

test('a cadre is refused, a villager’s sentence is no draw', async () => {
  await cadre.says('抽查 天元乡', '只有负责的干部能办')
  const family = await linkedFamily()
  expect(await family.says('抽查 天元乡')).not.toContain('抽')
})
