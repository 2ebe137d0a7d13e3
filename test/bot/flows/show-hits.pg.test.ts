import { expect, test } from 'vitest'
import { GROUP, TOWNSHIP } from '../../support/api'
import { addHit } from '../../support/declarations'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk } = await startVillage()
const inspectorRow = await api.addStaff({
  unit: '天元乡纪委',
  roles: [['discipline_inspector', TOWNSHIP]],
})
const inspector = talk(inspectorRow.phone ?? '')

test('what is open is shown with whose kin got what; what is decided, and what is about the reader, is not', async () => {
  await inspector.says('优亲厚友', '没有待看的优亲厚友线索')
  const add = async (head: string, staffId: string, more: object = {}) => {
    const { id: householdId } = await api.addHousehold({ head })
    return addHit(api, { staffId, householdId, areaPath: GROUP, ...more })
  }
  const open = await add('熊长贵', cadreId)
  await add('熊长荣', cadreId, { status: 'proper' })
  const own = await add('向家人', inspectorRow.id)
  const said = await inspector.says('优亲厚友 天元乡', '线索待看1条', open.code)
  expect(said).toMatch(/宝坪村委会熊长富的兄弟姐妹，熊长贵户在档受帮扶/)
  expect(said).not.toMatch(/熊长荣|向家人/)
  await inspector.says(`申报线索 ${own.code} 正常 没事`, '没有这条线索')
  await cadre.says('优亲厚友 宝坪村', '这项只有负责的干部能办')
})
