import { expect, test } from 'vitest'
import { addMeasure } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk } = await startVillage()

test('a cadre looks up what a household gets, with the numbers', async () => {
  const { id: householdId } = await api.addHousehold({ head: '牟大山', status: 'registered' })
  const one = await addMeasure(api, { householdId, ownerId: cadreId, dueOn: '2026-06-30' })
  const two = await addMeasure(api, {
    householdId,
    ownerId: cadreId,
    content: '仔猪3头',
    status: 'confirmed',
    dueOn: '2026-07-31',
  })
  await cadre.says(
    '查措施 牟大山',
    `教育资助每年3000元：熊长富，6月30日前办，编号${one.code}`,
    `仔猪3头：熊长富，3月9日户说收到，编号${two.code}`,
  )
})

test('of a household without any, of one elsewhere, and not for villagers', async () => {
  await api.addHousehold({ head: '冉启旺' })
  await api.addHousehold({ head: '文大江', areaPath: 'wuxi.yulin.wusong.1' })
  await cadre.says('查措施 冉启旺', '冉启旺家还没有措施')
  await cadre.says('查措施 文大江', '您片区没找到这户')
  const answer = await talk().says('查措施 冉启旺')
  expect(answer).toContain('只有负责的干部能办')
})
