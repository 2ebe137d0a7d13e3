import { expect, test } from 'vitest'
import { TOWNSHIP, VILLAGE } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')

test('a village plan is begun, filled, adopted by the township, and a draft again after more', async () => {
  await cadre.says('村规划 宝坪村', '宝坪村还没有规划')
  await cadre.says('加规划 3社修水池', '对吗')
  await cadre.says('1', '还没有规划，没有动')
  await cadre.says('村规划 宝坪村 2027 目标 家家通水', '宝坪村2027年规划，目标：家家通水。对吗')
  await cadre.says('1', '宝坪村2027年规划开始了')
  await cadre.says('村规划 宝坪村 2027 目标 家家通路')
  await cadre.says('1', '2027年的规划已经有了')
  await clerk.says('通过规划 宝坪村', '共0条')
  await clerk.says('1', '里面还没有要办的')
  await cadre.says(
    '加规划 3社修水池 水利 20万 2027年10月底前 熊长富',
    '宝坪村加一条：3社修水池，20万元，熊长富负责，2027年10月31日前。对吗',
  )
  await cadre.says('1', '加好了，是第1条')
  const [line] = await api.sql`select * from plan_lines`
  expect(line).toMatchObject({ sector: 'water', amount_fen: 20_000_000, due_on: '2027-10-31' })
  await cadre.says(
    '村规划',
    '2027年规划，乡镇还没通过，1条。目标：家家通水',
    '第1条：3社修水池，20万元',
  )
  await clerk.says('通过规划 宝坪村', '通过宝坪村2027年的方案，共1条')
  await clerk.says('1', '宝坪村的通过了')
  await cadre.gets('宝坪村2027年的方案乡镇通过了，共1条')
  await clerk.says('通过规划 宝坪村', '已经通过了')
  await cadre.says('加规划 4社修路', '对吗')
  await cadre.says('1', '原来通过过，加了内容要乡镇再通过一次')
  await cadre.says('村规划', '乡镇还没通过，2条')
})

test('whoever wrote a line does not adopt, and whoever is not of the township does not either', async () => {
  await clerk.says('加规划 宝坪村 5社修桥', '对吗')
  await clerk.says('1', '加好了')
  await clerk.says('通过规划 宝坪村', '您都看过了吗')
  await clerk.says('1', '这是您自己写过的')
  await cadre.says('通过规划 宝坪村', '您都看过了吗')
  await cadre.says('1', '只有负责的干部能办')
  const [plan] = await api.sql`select status from plans where area_path = ${VILLAGE}`
  expect(plan).toEqual({ status: 'draft' })
})

test('a villager’s words about plans stay a question', async () => {
  const family = await linkedFamily()
  expect(await family.says('村规划 宝坪村什么时候修路')).not.toContain('还没有规划')
})
