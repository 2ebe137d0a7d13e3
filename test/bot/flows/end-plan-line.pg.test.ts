import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { api, cadre } = await startVillage()

test('a line of the village is done or dropped by its number, once', async () => {
  await cadre.says('规划 办结 1', '没有这一条')
  await cadre.says('村规划 宝坪村 2027 目标 家家通水')
  await cadre.says('1', '开始了')
  for (const line of ['修路', '修桥']) {
    await cadre.says(`加规划 ${line}`, '对吗')
    await cadre.says('1', '加好了')
  }
  await cadre.says('规划 办结', '请这样发')
  await cadre.says('规划 办结 1', '宝坪村第1条：修路，办完了，对吗')
  await cadre.says('2', '没有动')
  await cadre.says('规划 办结 1')
  await cadre.says('1', '记下了：修路')
  await cadre.says('规划 取消 宝坪村 2', '第2条：修桥，不做了，对吗')
  await cadre.says('1', '记下了：修桥')
  await cadre.says('规划 办结 1', '已经了结')
  await cadre.says('规划 办结 9', '没有这一条')
  const lines = await api.sql`select seq, status from plan_lines order by seq`
  expect(lines).toEqual([
    { seq: 1, status: 'done' },
    { seq: 2, status: 'dropped' },
  ])
})
