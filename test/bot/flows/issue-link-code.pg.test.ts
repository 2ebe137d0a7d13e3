import { expect, test } from 'vitest'
import { OTHER_VILLAGE } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, bot, cadre, family, talk } = await startVillage()

test('a cadre gives out a code for a family by the name of its head', async () => {
  await family({ head: '谭大山' })
  await cadre.says('绑定码 谭大山', /谭大山家的绑定码：\d{7}，3月11日10点前用一次/, '当面告诉本人')
})

test('without a name it is asked for', async () => {
  await cadre.says('绑定码', '绑定码 户主姓名')
})

test('a name that heads no family of the village is not found, wherever else it stands', async () => {
  await family({ head: '冉启旺', areaPath: `${OTHER_VILLAGE}.1` })
  await cadre.says('绑定码 冉启旺', '没有户主叫“冉启旺”')
  await cadre.says('绑定码 向天明', '没有户主叫“向天明”')
})

test('a name written as it sounds is asked about, and nothing given out before', async () => {
  await family({ head: '覃兰英' })
  const { length: before } = await api.sql`select from link_codes`
  const asked = await cadre.says('绑定码 秦南英', '没有户主叫“秦南英”', '覃兰英', '绑定码 覃兰英')
  expect(asked).not.toMatch(/\d{7}/)
  expect(await api.sql`select from link_codes`).toHaveLength(before)
  await cadre.says('绑定码 覃兰英', /覃兰英家的绑定码：\d{7}/)
})

test('whoever lives in another village is not hinted at, however alike the name sounds', async () => {
  await family({ head: '谌福贵', areaPath: `${OTHER_VILLAGE}.1` })
  const answer = await cadre.says('绑定码 陈福贵', '没有户主叫“陈福贵”')
  expect(answer).not.toContain('谌福贵')
})

test('of two heads with one name neither is guessed', async () => {
  await family({ head: '牟正松' })
  await family({ head: '牟正松' })
  await cadre.says('绑定码 牟正松', '几户户主都叫“牟正松”')
})

test('kin give out no code', async () => {
  const { household } = await family({ head: '黎正朗' })
  const kin = await api.addStaff({
    name: '黎长富',
    roles: [['village_cadre', 'wuxi.tianyuan.baoping']],
    ties: [household.id],
  })
  const [answer] = await bot.says(kin.phone ?? '', '绑定码 黎正朗')
  expect(answer).toContain('由别的干部办理')
})

test('whoever is no cadre is told where to get one', async () => {
  await talk().says('我要绑定码', '请找村干部要7位绑定码')
})
