import { beforeEach, expect, test } from 'vitest'
import { GROUP, OTHER_VILLAGE, VILLAGE } from '../../support/api'
import { addLeads, clearLeads } from '../../support/leads'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk, linkedFamily } = await startVillage()
beforeEach(() => clearLeads(api))

async function found(given: object = {}, head = '谭大山') {
  const household = await api.addHousehold({ head, status: 'registered' })
  const { opened } = await addLeads(api, [{ householdId: household.id, class: 'death', ...given }])
  return { householdId: household.id, code: opened[0]?.code ?? '' }
}
const leadOf = async (code: string) =>
  (
    await api.sql`select status, visited_by, visited_on, heard_on from leads where code = ${code}`
  )[0]

test('a cadre puts down what was seen and heard as one visit and the hearing', async () => {
  // Somebody whose phone is known to write to us.
  await cadre.says('线索', '没有等着您的线索')
  const { code, householdId } = await found()
  await cadre.gets('新线索（人口变动）：谭大山家，宝坪村3社，请3月19日前上门', `核实 ${code}`)
  await cadre.says(`核实 ${code} 坟在屋后`, '谭大山家自己怎么说？')
  await cadre.says('去年走的', '3月9日看到：坟在屋后。这户说：去年走的。对吗？')
  expect(await leadOf(code)).toMatchObject({ status: 'open' })
  await cadre.says('1', '记下了，也算一次走访')
  expect(await leadOf(code)).toMatchObject({
    status: 'visited',
    visited_by: cadreId,
    visited_on: '2026-03-09',
    heard_on: '2026-03-09',
  })
  const notes = await api.sql`select id from visits where household_id = ${householdId}`
  expect(notes).toHaveLength(1)
})

test('of yesterday it says so; before it was found it is no visit', async () => {
  const { code } = await found()
  await cadre.says(`核实 ${code} 昨天 坟在屋后`, '自己怎么说')
  await cadre.says('走了', '3月8日看到')
  await cadre.says('1', '那天还没有这条线索')
  expect(await leadOf(code)).toMatchObject({ status: 'open' })
})

test('what was seen is asked for where it is not said', async () => {
  const { code } = await found()
  await cadre.says(`核实 ${code}`, '您上门看到什么？')
  await cadre.says('坟在屋后', '自己怎么说')
  await cadre.says('没人', '没见到人。对吗')
  await cadre.says('2', '好，没有动')
  expect(await leadOf(code)).toMatchObject({ status: 'open' })
})

test('a note of a visit is the visit to a risk of the household, not to a mismatch', async () => {
  const { code, householdId } = await found({}, '冉启旺')
  const { opened } = await addLeads(api, [
    { householdId, kind: 'risk', class: 'income_drop', records: null },
  ])
  await cadre.says('走访 冉启旺 厂子关了，没活路', /对吗/)
  expect(await leadOf(opened[0]?.code ?? '')).toMatchObject({ status: 'open' })
  await cadre.says('1', /记/)
  const risk = await leadOf(opened[0]?.code ?? '')
  expect(risk).toMatchObject({ status: 'visited', visited_by: cadreId })
  expect(await leadOf(code)).toMatchObject({ status: 'open' })
})

test('without a number it says how; under a wrong one, from elsewhere and to kin nothing', async () => {
  const { code, householdId } = await found()
  await cadre.says('核实', '请这样发：核实 10位编号 看到什么')
  await cadre.says('核实 1234567897 看了', '没有这条线索')
  const other = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
  await talk(other.phone ?? '').says(`核实 ${code} 看了`, '没有这条线索，或不在您的片区')
  const kin = await api.addStaff({ roles: [['group_cadre', GROUP]], ties: [householdId] })
  await talk(kin.phone ?? '').says(`核实 ${code} 看了`, /亲属|同事/)
  const villager = await linkedFamily()
  await villager.says(`核实 ${code} 看了`, '只有')
})
