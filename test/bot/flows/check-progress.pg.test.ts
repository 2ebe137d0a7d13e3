import { expect, test } from 'vitest'
import { TOWNSHIP, VILLAGE } from '../../support/api'
import { openRound } from '../../support/entries'
import { startVillage } from '../../support/talk'
import { areas } from '../../../db/schema'

const { api, cadre, talk } = await startVillage()
const clerk = await api.addStaff({ name: '冉乡', roles: [['township_clerk', TOWNSHIP]] })

test('a cadre asks how far the screening of the village has come, by group', async () => {
  const four = `${VILLAGE}.4`
  await api.db
    .insert(areas)
    .values({ county: 'wuxi', path: four, level: 'group', name: '4社', source: '测试' })
  const row = await api.addStaff({ roles: [['group_cadre', four]] })
  const group = talk(row.phone ?? '')
  for (const head of ['鲍一', '鲍二', '鲍三']) await api.addHousehold({ head, areaPath: four })
  await api.addHousehold({ head: '鲍四' })
  await api.addHousehold({ head: '鲍五', status: 'registered' })
  await cadre.says('排查进度', '那里没有在评的轮次')
  await openRound(api, clerk.actor)
  await group.says('排查 鲍一 符合')
  await group.says('拿不准')
  await cadre.says('排查进度', '宝坪村排查3/5，符合1，拿不准1。3社 1/2，4社 2/3')
  await cadre.says('排查进度 宝坪村', '宝坪村排查3/5')
  await talk(clerk.phone ?? '').says('排查进度 宝坪村', '宝坪村排查3/5')
  await talk(clerk.phone ?? '').says('排查进度', '天元乡排查3/5', '宝坪村 3/5')
})

test('of a village that is not theirs, or nobody knows, they learn nothing', async () => {
  await cadre.says('排查进度 新华村', '没找到这个地方')
  await cadre.says('排查进度 没有的村', '没找到这个地方')
})

test('a villager is told that it is the cadres’', async () => {
  expect(await talk().says('排查进度', '只有负责的干部能办')).not.toContain('宝坪村')
})
