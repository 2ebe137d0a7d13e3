import { expect, test } from 'vitest'
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk } = await startVillage()
const inspectorRow = await api.addStaff({
  name: '向怀远',
  unit: '天元乡纪委',
  roles: [['discipline_inspector', TOWNSHIP]],
})
const inspector = talk(inspectorRow.phone ?? '')
const declare = (actor: `staff:${string}`) =>
  api.call('/declarations', { actor, body: { kind: 'none' } })

test('who has declared nothing this year is listed, last year’s word does not count', async () => {
  await api.addStaff({
    name: '田正松',
    unit: '新华村委会',
    roles: [['village_cadre', OTHER_VILLAGE]],
  })
  await inspector.says('未申报 天元乡', '天元乡今年没申报的有3人')
  await declare(`staff:${cadreId}`)
  await declare(inspectorRow.actor)
  await inspector.says('未申报 天元乡', '没申报的有1人', '田正松，新华村委会')
  await inspector.says('未申报 宝坪村', '宝坪村的干部今年都申报了')
  await api.ownerSql`update declarations set declared_on = '2025-12-31'`
  await inspector.says('未申报 宝坪村', '没申报的有1人')
  await api.ownerSql`update declarations set declared_on = '2026-01-01'`
  await inspector.says('未申报 宝坪村', '都申报了')
})

test('it is for inspectors of the place alone', async () => {
  await cadre.says('未申报 宝坪村', '这项只有负责的干部能办')
  const elsewhere = await api.addStaff({ roles: [['discipline_inspector', VILLAGE]] })
  expect(await talk(elsewhere.phone ?? '').says('未申报 新华村')).toContain('没找到这个地方')
})
