import { beforeEach, expect, test } from 'vitest'
import { enterLedger } from '../../../api/monitoring/ledger'
import { TOWNSHIP, VILLAGE } from '../../support/api'
import { staffContext } from '../../support/monitoring'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
const clerk = await api.addStaff({ name: '钟兰舒', roles: [['township_clerk', TOWNSHIP]] })
const secretary = await api.addStaff({ name: '谭支书', roles: [['village_secretary', VILLAGE]] })
const secretaryTalk = talk(secretary.phone ?? '')
beforeEach(async () => {
  await api.ownerSql`delete from ledger_entries`
  await api.ownerSql`update households set head_name = '别家'`
})

async function inLedger(head: string) {
  const { id } = await api.addHousehold({ head })
  await api.db.transaction((tx) =>
    enterLedger(tx, staffContext(api, clerk), {
      householdId: id,
      leadId: null,
      class: 'income_drop',
      reason: '没活路',
    }),
  )
  return id
}
const isIn = async (householdId: string) =>
  (
    await api.sql`
      select id from ledger_entries where household_id = ${householdId} and left_on is null`
  ).length > 0

test('a secretary takes a household out of the ledger with a reason, after one confirmation', async () => {
  const id = await inLedger('牟大岭')
  await secretaryTalk.says('出台账 牟大岭 打工有收入了', '牟大岭家出台账', '打工有收入了', '对吗')
  expect(await isIn(id)).toBe(true)
  await secretaryTalk.says('1', '牟大岭家出台账了')
  expect(await isIn(id)).toBe(false)
  await secretaryTalk.says('出台账 牟大岭 好了', '不在台账上')
})

test('who and why are asked for, and 算了 leaves all as it is', async () => {
  const id = await inLedger('牟大岭')
  await secretaryTalk.says('出台账', '哪一户出台账')
  await secretaryTalk.says('没这个人', '没找到')
  await secretaryTalk.says('牟大岭', '为什么出台账')
  await secretaryTalk.says('算了', '没有动')
  expect(await isIn(id)).toBe(true)
  await secretaryTalk.says('出台账 牟大岭', '为什么出台账')
  await secretaryTalk.says('儿子打工有收入，房子也修好了', '对吗')
  await secretaryTalk.says('2', '没有动')
  expect(await isIn(id)).toBe(true)
})

test('of two of one name it is asked which', async () => {
  await inLedger('牟大岭')
  await api.addHousehold({ head: '牟大岭', areaPath: `${VILLAGE}.5` })
  await secretaryTalk.says('出台账 牟大岭 好了', '是哪一户')
  await secretaryTalk.says('1', '对吗')
})

test('kin and village cadres do not decide it', async () => {
  const id = await inLedger('牟大岭')
  expect(await cadre.says('出台账 牟大岭 好了')).not.toContain('对吗')
  await cadre.says('1')
  expect(await isIn(id)).toBe(true)
  const kin = await api.addStaff({ roles: [['village_secretary', VILLAGE]], ties: [id] })
  await talk(kin.phone ?? '').says('出台账 牟大岭 好了', '要回避')
  expect(await isIn(id)).toBe(true)
})
