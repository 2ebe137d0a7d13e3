import { expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
const clerkRow = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')

test('what is meant has to be named and there, and a no adopts nothing', async () => {
  await clerk.says('通过规划', '请这样发')
  await clerk.says('通过规划 天元乡', '没找到这个村')
  await clerk.says('通过户方案 莫须有', '没找到这户')
  await clerk.says('通过规划 宝坪村', '没有要办的')
  await cadre.says('村规划 宝坪村 2027 目标 家家通水')
  await cadre.says('1', '开始了')
  await cadre.says('加规划 修路')
  await cadre.says('1', '加好了')
  await clerk.says('通过规划 宝坪村', '共1条')
  await clerk.says('2', '没有动')
  expect(await api.sql`select status from plans`).toEqual([{ status: 'draft' }])
})
