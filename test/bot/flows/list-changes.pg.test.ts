import { expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { addChange } from '../../support/changes'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk, linkedFamily } = await startVillage()

test('a cadre sees what waits, theirs first, and each by its number', async () => {
  await cadre.says('变更', '没有等着办的变更')
  const [first, second] = [
    await api.addHousehold({ head: '牟别人' }),
    await api.addHousehold({ head: '牟我的' }),
  ]
  await addChange(api, { householdId: first.id, words: '耕地少了' })
  const mine = await addChange(api, {
    householdId: second.id,
    words: '电话错了',
    holderId: cadreId,
  })
  const said = await cadre.says(
    '变更',
    `待核实 牟我的家（宝坪村3社）：电话错了。请发：变更 ${mine.code} 核实 怎么变`,
  )
  expect(said.indexOf('牟我的')).toBeLessThan(said.indexOf('牟别人'))
  await cadre.says(`变更 ${mine.code}`, '牟我的家', `请发：变更 ${mine.code} 核实 怎么变`)
  await cadre.says(mine.code, '牟我的家', `请发：变更 ${mine.code} 核实 怎么变`)
  await cadre.says('待办', `变更${mine.code}等核实`)
})

test('a villager sees their own alone', async () => {
  const mou = await linkedFamily({ head: '牟自己' })
  await mou.says('变更', '您没有在办的更正')
  await talk().says('变更 1234567897', /./)
})

test('whoever decides is told how, and whoever had a part in it is not', async () => {
  const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  const { id: householdId } = await api.addHousehold({ head: '牟要定' })
  const { code } = await addChange(api, { householdId, status: 'checked', checkedBy: cadreId })
  await talk(clerk.phone ?? '').says(code, '待乡镇定 牟要定家', `请发：变更 ${code} 不同意 原因`)
  await cadre.says(code, `待乡镇定 牟要定家（宝坪村3社）：电话错了，编号${code}`)
})
