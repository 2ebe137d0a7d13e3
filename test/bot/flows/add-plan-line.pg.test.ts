import { expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
const clerkRow = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')

test('what is missing is asked for, and a no at any step adds nothing', async () => {
  await cadre.says('村规划 宝坪村 2027 目标 家家通水')
  await cadre.says('1', '开始了')
  await clerk.says('加规划', '是哪个村的规划')
  await clerk.says('宝坪村', '宝坪村：做什么')
  await clerk.says('修路', '宝坪村加一条：修路。对吗')
  await clerk.says('2', '好，没有动')
  await cadre.says('加规划', '做什么')
  await cadre.says('算了', '好，没有动')
  expect(await api.sql`select from plan_lines`).toHaveLength(0)
})

test('the same line is not there twice, and no phone stands in it', async () => {
  for (const answer of ['加好了', '同样的一条已经有了']) {
    await cadre.says('加规划 2社修沟', '对吗')
    await cadre.says('1', answer)
  }
  await cadre.says('加规划 修沟找19900000150', '对吗')
  await cadre.says('1', '不能有身份证号和电话')
  expect(await api.sql`select from plan_lines`).toHaveLength(1)
})
