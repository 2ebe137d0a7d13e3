import { expect, test } from 'vitest'
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { addKin } from '../../support/declarations'
import { addLoan } from '../../support/loans'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk } = await startVillage()
const inspectorRow = await api.addStaff({
  name: '向怀远',
  unit: '天元乡纪委',
  roles: [['discipline_inspector', TOWNSHIP]],
})
const inspector = talk(inspectorRow.phone ?? '')
const hits = () => api.sql`select staff_id, benefit, subject, area_path from declaration_hits`

async function compares(...expected: string[]) {
  await inspector.says('比对申报 天元乡', '看谁得了帮扶、项目、贷款。现在比对吗？')
  return inspector.says('1', ...expected)
}

test('what declared kin got becomes a lead each, once, and the cadre is told nothing', async () => {
  await compares('新线索0条，已有0条，未报备0条')
  const { id: householdId } = await api.addHousehold({
    head: '熊长贵',
    areaPath: OTHER_VILLAGE,
    status: 'registered',
  })
  await addLoan(api, { householdId })
  await addKin(api, { staffId: cadreId, householdId })
  await compares('新线索2条，已有0条')
  const found = await hits()
  expect(found.map(({ benefit }) => benefit).toSorted()).toEqual(['loan', 'registered'])
  expect(found[0]).toMatchObject({ staff_id: cadreId, area_path: OTHER_VILLAGE })
  await compares('新线索0条，已有2条')
  expect(await hits()).toHaveLength(2)
  expect(await cadre.gets()).toBe('')
})

test('a cadre’s own home is found by the phone, and kin nobody declared is named as such', async () => {
  const phone = '+8619912340001'
  const { id: own } = await api.addHousehold({ head: '田正松', phone, status: 'registered' })
  await api.addStaff({ name: '田正松', phone, roles: [['village_secretary', VILLAGE]] })
  const { id: kin } = await api.addHousehold({ head: '石远顺', status: 'registered' })
  await api.addStaff({ name: '石远明', roles: [['village_cadre', VILLAGE]], ties: [kin] })
  await compares('新线索0条', '未报备2条')
  await inspector.says('优亲厚友 天元乡', '线索待看2条')
  expect(await api.sql`select from declaration_hits where household_id = ${own}`).toHaveLength(0)
})

test('nobody is looked for outside one’s place, nor oneself', async () => {
  const { id } = await api.addHousehold({ head: '向家人', status: 'registered' })
  await addKin(api, { staffId: inspectorRow.id, householdId: id })
  await compares('新线索0条')
  await inspector.says('比对申报 没有乡', '没找到这个地方')
  await cadre.says('比对申报 宝坪村', '这项只有负责的干部能办')
  await inspector.says('比对申报 天元乡', '现在比对吗')
  await inspector.says('2', '好，没有动')
})
