import { expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { addPairing } from '../../support/list-items'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk } = await startVillage()
const wan = await api.addStaff({ name: '万清明', roles: [['village_secretary', VILLAGE]] })
const secretary = talk(wan.phone ?? '')

async function paired(head: string) {
  const household = await api.addHousehold({ head, status: 'registered' })
  await addPairing(api, { householdId: household.id, staffId: cadreId, fromDay: '2026-01-01' })
  return household.id
}
const endOf = async (householdId: string) =>
  (
    await api.sql`select to_day::text, end_reason, ended_by from pairings
                  where household_id = ${householdId}`
  )[0]

test('it ends today with its reason, its helper hears of it, and somebody else is to be named', async () => {
  const id = await paired('牟解一')
  await secretary.says('解除结对 牟解一 老熊退休', '熊长富不再帮扶牟解一家，原因“老熊退休”，对吗？')
  await secretary.says('1', '好，解除了。请给牟解一家另定')
  expect(await endOf(id)).toEqual({
    to_day: '2026-03-09',
    end_reason: 'retirement',
    ended_by: wan.id,
  })
  await cadre.gets('牟解一家今天起不用您帮扶了')
})

test('the reason is asked for, and a no leaves it', async () => {
  const id = await paired('牟解二')
  await secretary.says('解除结对 牟解二', '牟解二家为什么解除结对？')
  await secretary.says('调动', '原因“调动”')
  await secretary.says('2', '好，没有动')
  expect(await endOf(id)).toMatchObject({ to_day: null })
})

test('one without a pairing, one nobody knows, and nobody named', async () => {
  await api.addHousehold({ head: '牟解三' })
  await secretary.says('解除结对 牟解三 调动', '现在没有结对')
  await secretary.says('解除结对 王没有 调动', '没找到这户')
  await secretary.says('解除结对', '请这样发：解除结对 户主 原因')
})

test('said twice it ends once', async () => {
  const id = await paired('牟解四')
  const other = await api.addStaff({ roles: [['first_secretary', VILLAGE]] })
  const second = talk(other.phone ?? '')
  await secretary.says('解除结对 牟解四 调动', '对吗')
  await second.says('解除结对 牟解四 调动', '对吗')
  const said = await Promise.all([secretary.says('1'), second.says('1')])
  expect(said.filter((text) => text.includes('好，解除了'))).toHaveLength(1)
  expect(said.filter((text) => text.includes('现在没有结对'))).toHaveLength(1)
  expect(await endOf(id)).toMatchObject({ to_day: '2026-03-09' })
})

test('of several of a name is asked which', async () => {
  await paired('牟解五')
  await api.addHousehold({ head: '牟解五', areaPath: `${VILLAGE}.5` })
  const asked = await secretary.says('解除结对 牟解五 调动', '有几户户主叫“牟解五”')
  await secretary.says(/(\d)宝坪村3社/.exec(asked)?.[1] ?? '', '熊长富不再帮扶牟解五家')
})

test('a village cadre may not, and kin neither', async () => {
  const id = await paired('牟解六')
  await cadre.says('解除结对 牟解六 调动', '只有负责的干部能办')
  const row = await api.addStaff({ roles: [['first_secretary', VILLAGE]], ties: [id] })
  const kin = talk(row.phone ?? '')
  await kin.says('解除结对 牟解六 调动', '对吗')
  await kin.says('1', '和您有亲属或同事关系')
})
