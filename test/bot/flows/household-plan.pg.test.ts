import { expect, test } from 'vitest'
import { TOWNSHIP, VILLAGE } from '../../support/api'
import { addMeasure } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')

test('a household’s plan: written by its cadre, adopted by the township, seen by the household', async () => {
  const family = await linkedFamily({ head: '牟大岭', status: 'registered' })
  await cadre.says('户方案 牟大岭', '牟大岭家还没有方案')
  await family.says('我的方案', '还没有定下来的方案')
  await cadre.says(
    '户方案 牟大岭 养猪5头 产业奖补3000元 6月底前',
    '牟大岭加一条：养猪5头 产业奖补3000元，3000元，2026年6月30日前。对吗',
  )
  await cadre.says('1', '加好了，是第1条')
  expect(await family.says('我的方案')).not.toContain('养猪')
  await clerk.says('通过户方案 牟大岭', '共1条')
  await clerk.says('1', '牟大岭的通过了')
  await family.gets('您家2026年的帮扶方案定了')
  await family.says('我的方案', '牟大岭家2026年的帮扶方案有1条', '养猪5头')
  await cadre.says('户方案 牟大岭', '乡镇已通过，1条', '第1条：养猪5头')
})

test('its measures belong to it: 一户一法', async () => {
  const family = await linkedFamily({ head: '吕秋分', status: 'registered' })
  await addMeasure(api, { householdId: family.household.id })
  await cadre.says('户方案 吕秋分', '还没有方案', '措施：')
  await family.says('我的方案', '措施：')
})

test('a line is struck off by its number, and whoever is tied to the household does not touch it', async () => {
  const family = await linkedFamily({ head: '段腊秀' })
  await cadre.says('户方案 段腊秀 种花椒2亩', '对吗')
  await cadre.says('1', '加好了')
  await cadre.says('户方案 段腊秀 办结 1', '段腊秀第1条：种花椒2亩，办完了，对吗')
  await cadre.says('1', '记下了')
  const tied = await api.addStaff({
    roles: [['village_cadre', VILLAGE]],
    ties: [family.household.id],
  })
  const kin = talk(tied.phone ?? '')
  await kin.says('户方案 段腊秀 养牛1头', '对吗')
  await kin.says('1', '亲属或利害关系')
})

test('whose it is has to be known, and a stranger is asked to link first', async () => {
  await cadre.says('户方案 莫须有 养猪', '哪家的方案')
  await cadre.says('莫须有', '没找到这户')
  expect(await talk().says('我的方案')).not.toContain('条')
})
