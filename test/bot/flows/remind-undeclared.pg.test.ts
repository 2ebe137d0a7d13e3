import { expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
const inspectorRow = await api.addStaff({
  name: '向怀远',
  unit: '天元乡纪委',
  roles: [['discipline_inspector', TOWNSHIP]],
})
const inspector = talk(inspectorRow.phone ?? '')

test('those who have declared nothing are asked to, each once a month', async () => {
  await api.call('/declarations', { actor: inspectorRow.actor, body: { kind: 'none' } })
  await inspector.says('催申报 天元乡', '催天元乡没申报的1人申报？每人每月最多催一次')
  await inspector.says('2', '好，没有动')
  await inspector.says('催申报 天元乡', '催天元乡')
  await inspector.says('1', '催了1人')
  await cadre.gets('2026年您还没申报亲属和企业。有的发：干部申报，没有的发：申报 无')
  await inspector.says('催申报 天元乡', '1人')
  await inspector.says('1', '催了0人，本月催过的1人没再催')
  expect(await cadre.gets()).toBe('')
  api.clock.now = new Date('2026-04-01T02:00:00Z')
  await inspector.says('催申报 天元乡', '1人')
  await inspector.says('1', '催了1人')
  await cadre.gets('您还没申报')
  await inspector.says('催申报 没有乡', '没找到这个地方')
  await cadre.says('催申报 宝坪村', '这项只有负责的干部能办')
})
