import { expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { addPairing } from '../../support/list-items'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const yao = await api.addStaff({
  name: '姚云川',
  unit: '县林业局',
  roles: [['resident_cadre', VILLAGE]],
})

test.each(['哪个帮扶我家', '我的帮扶人', '帮扶人是哪个', '帮扶我家的是谁', 'WHO HELPS ME'])(
  '“%s” gets name, unit and how to reach somebody, and no phone of staff',
  async (words) => {
    const family = await linkedFamily({ head: '牟大岭' })
    await addPairing(api, { householdId: family.household.id, staffId: yao.id })
    const said = await family.says(words, '帮扶牟大岭家的是县林业局的姚云川', '回5求助')
    expect(said).not.toMatch(/1\d{10}/)
  },
)

test('whose helper has left, or who never had one, is told whom to turn to', async () => {
  const family = await linkedFamily({ head: '牟没人' })
  await family.says('我的帮扶人', '牟没人家还没有定帮扶人，有事村干部管')
  const left = await api.addStaff({ roles: [['village_cadre', VILLAGE]], isActive: false })
  await addPairing(api, { householdId: family.household.id, staffId: left.id })
  await family.says('我的帮扶人', '牟没人家还没有定帮扶人')
})

test('whose pairing has ended is told who it is now', async () => {
  const family = await linkedFamily({ head: '牟换人' })
  const { id: householdId } = family.household
  await addPairing(api, { householdId, fromDay: '2026-01-01', toDay: '2026-03-08' })
  await addPairing(api, { householdId, staffId: yao.id })
  await family.says('谁帮扶我家', '姚云川')
})

test('a stranger proves who they are first, and a cadre sees whom they help', async () => {
  await talk().says('我的帮扶人', '身份证')
  await cadre.says('我的帮扶人', '宝坪村：结对')
})
