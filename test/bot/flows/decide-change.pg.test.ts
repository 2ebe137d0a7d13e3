import { expect, test } from 'vitest'
import type { Details } from '../../../api/changes/facts'
import { TOWNSHIP } from '../../support/api'
import { addChange, addMember } from '../../support/changes'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk, linked } = await startVillage()
const clerkRow = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')

async function checked(head: string, more: object = {}) {
  const household = await api.addHousehold({ head })
  const member = await addMember(api, household.id, { name: `${head}儿` })
  const details: Details = {
    kind: 'leave',
    reason: 'enlistment',
    personId: member.id,
    successorId: null,
    on: null,
  }
  const change = await addChange(api, {
    householdId: household.id,
    status: 'checked',
    details,
    askedBy: cadreId,
    checkedBy: cadreId,
    ...more,
  })
  return { household, member, ...change }
}
const people = async (householdId: string) =>
  (await api.sql`select name from people where household_id = ${householdId}`).length

test('agreed to it is in force, and whoever asked hears it', async () => {
  const { household, code } = await checked('牟同意')
  await clerk.says(`变更 ${code} 同意`, '同意牟同意家：牟同意儿参军，马上生效。对吗？')
  await clerk.says('1', '变更已生效')
  expect(await people(household.id)).toBe(1)
  await cadre.gets(`您报的牟同意家变更${code}乡镇同意了`)
  await clerk.says(`变更 ${code} 同意`, '乡镇已经定了')
})

test('declined it needs a reason, and stays as it was', async () => {
  const { household, code } = await checked('牟不准')
  const phone = await linked(household.id)
  await clerk.says(`变更 ${code} 不同意`, '为什么不行')
  await clerk.says('没有入伍通知书', '不同意牟不准家的变更：没有入伍通知书。对吗？')
  await clerk.says('1', '没有同意')
  expect(await people(household.id)).toBe(2)
  await cadre.gets('乡镇没同意：没有入伍通知书')
  expect(await phone.gets()).toBe('')
})

test('a no leaves it open', async () => {
  const { household, code } = await checked('牟再想')
  await clerk.says(`变更 ${code} 同意`, '对吗')
  await clerk.says('2')
  expect(await people(household.id)).toBe(2)
})

test('what has not been checked, or was withdrawn, is not decided', async () => {
  const open = await checked('牟没查', { status: 'asked' })
  await clerk.says(`变更 ${open.code} 同意`, '村里还没核实')
  const gone = await checked('牟撤了', { withdrawalAskedAt: new Date('2026-03-01T00:00:00Z') })
  await clerk.says(`变更 ${gone.code} 同意`, '这件已撤回')
})

test('what the register no longer allows is not put in force', async () => {
  const { household, code, member } = await checked('牟变了')
  await clerk.says(`变更 ${code} 同意`, '对吗')
  const other = await api.addHousehold({ head: '别家' })
  await api.sql`update people set household_id = ${other.id} where id = ${member.id}`
  await clerk.says('1', '没有记。牟变了家：这个人不在这户')
  expect(await people(household.id)).toBe(1)
})

test('is the township’s', async () => {
  const { code } = await checked('牟村里')
  await cadre.says(`变更 ${code} 同意`, '对吗')
  await cadre.says('1', '只有负责的干部能办')
  await talk().says(`变更 ${code} 同意`, '只有负责的干部能办')
})

test('other work is no reason', async () => {
  const { code } = await checked('牟别事')
  await clerk.says(`变更 ${code} 不同意`, '为什么不行')
  expect(await clerk.says(`变更 ${code}`, '待乡镇定')).not.toContain('不同意牟别事家的变更')
})
