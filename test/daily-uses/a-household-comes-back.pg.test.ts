import { describe, expect, test } from 'vitest'
import { verifyArchive } from '../../api/archive/verify'
import { TOWNSHIP } from '../support/api'
import { addMember, faultsOf, householdOf, membersOf } from '../support/changes'
import { commandContext } from '../support/command'
import { receiptIn, startVillage } from '../support/talk'

const { api, cadre, talk, linked } = await startVillage()
const clerkRow = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')

async function agrees(code: string) {
  await clerk.says(`变更 ${code} 同意`, '马上生效。对吗？')
  await clerk.says('1', '变更已生效')
}
async function reported(words: string) {
  await cadre.says(`变更 ${words}`, '报上去吗？')
  const code = receiptIn(await cadre.says('1', '乡镇'))
  await agrees(code)
}
const ids = async (householdId: string) =>
  (await api.sql`select id from people where household_id = ${householdId} order by id`).map(
    ({ id }) => id as string,
  )
async function family(head: string) {
  const home = await api.addHousehold({ head, status: 'exited' })
  const wife = await addMember(api, home.id, { name: `${head}妻`, relation: '配偶', sex: 'female' })
  const child = await addMember(api, home.id, { name: `${head}儿`, born: '2015-05-06' })
  return { ...home, wife, child }
}
const moved = (head: string) => reported(`${head} 全家迁出`)

describe('a household that was closed by mistake', () => {
  test('comes back as it was, with the same people, and hears it', async () => {
    const home = await family('牟没走')
    await api.sql`update households set watch = 'unstable_exit' where id = ${home.id}`
    const phone = await linked(home.id)
    const [before, members] = [await ids(home.id), await membersOf(api, home.id)]
    await moved('牟没走')
    expect(await householdOf(api, home.id)).toMatchObject({ status: 'closed', size: 0 })
    await cadre.says('变更 牟没走 住房面积 90平方米', '这户已经销户。销错了请报：恢复 原因')
    await cadre.says('变更 牟没走 恢复', '为什么恢复户头')
    await cadre.says('没有迁走，报错了', '牟没走家：恢复户头：没有迁走，报错了。报上去吗？')
    const code = receiptIn(await cadre.says('1', '乡镇'))
    await clerk.gets('已核实：恢复户头：没有迁走，报错了')
    expect(await householdOf(api, home.id)).toMatchObject({ status: 'closed' })
    await agrees(code)
    expect(await householdOf(api, home.id)).toMatchObject({ status: 'exited', size: 3 })
    expect(await api.sql`select watch from households where id = ${home.id}`).toEqual([
      { watch: 'unstable_exit' },
    ])
    expect(await ids(home.id)).toEqual(before)
    expect(await membersOf(api, home.id)).toEqual(members)
    expect(await api.sql`select 1 from former_members where household_id = ${home.id}`).toEqual([])
    await phone.gets('牟没走家的户情改好了：恢复户头')
    await cadre.says('变更 牟没走 住房面积 90平方米', '报上去吗？')
    await cadre.says('2')
  })

  test('whose last member was called dead comes back with that one, and not with who left before', async () => {
    const home = await api.addHousehold({ head: '谭还在' })
    await addMember(api, home.id, { name: '谭早走' })
    await reported('谭还在 迁出 谭早走')
    await reported('谭还在 全家去世')
    await reported('谭还在 恢复 人没有去世，同名的人搞错了')
    expect(await membersOf(api, home.id)).toEqual(['谭还在 户主'])
  })

  test('whose head stands elsewhere by now comes back under the first grown-up', async () => {
    const home = await family('牟换主')
    await moved('牟换主')
    const other = await api.addHousehold({ head: '田收留' })
    const [head] = await api.sql<{ id: string; sealed: Buffer; index: Buffer }[]>`
      select id, id_number_sealed as sealed, id_number_index as index from former_members
       where household_id = ${home.id} and name = '牟换主'`
    await api.sql`delete from former_members where id = ${head?.id ?? ''}`
    await api.sql`insert into people (county, id, household_id, name, is_head, relation, health,
                                      id_number_sealed, id_number_index)
      values ('wuxi', ${head?.id ?? ''}, ${other.id}, '牟换主', false, '其他', '{}',
              ${head?.sealed ?? ''}, ${head?.index ?? ''})`
    await api.sql`update households set size = size + 1 where id = ${other.id}`
    await reported('牟换主 恢复 其余的人没有走')
    expect(await membersOf(api, home.id)).toEqual(['牟换主妻 户主', '牟换主儿 之子'])
    expect(await householdOf(api, home.id)).toMatchObject({ headName: '牟换主妻', size: 2 })
  })

  test('comes back without who left another household since, and without whose number stands elsewhere', async () => {
    const home = await family('牟散了')
    const { wife, child } = home
    await moved('牟散了')
    const other = await api.addHousehold({ head: '田别处' })
    await api.sql`update former_members set household_id = ${other.id} where id = ${wife.id}`
    await addMember(api, other.id, { name: '牟散了儿', idNumber: child.idNumber })
    await reported('牟散了 恢复 户主没有走')
    expect(await membersOf(api, home.id)).toEqual(['牟散了 户主'])
    expect(await membersOf(api, other.id)).toContain('牟散了儿 之子')
  })

  test('all of whose people stand in the household it was merged with is not called back', async () => {
    const home = await family('牟并走')
    await family('田并来')
    await reported('田并来 合户 牟并走')
    expect(await householdOf(api, home.id)).toMatchObject({ status: 'closed' })
    await cadre.says('变更 牟并走 恢复 并错了', '原来的人都已在别户')
  })

  test('is closed: another one is not reopened', async () => {
    await family('牟开着')
    await cadre.says('变更 牟开着 恢复 报错了', '这户没有销户')
  })

  test('comes back once, and its history tells both', async () => {
    const home = await family('牟两次')
    await moved('牟两次')
    await reported('牟两次 恢复 没有迁走')
    await cadre.says('变更 牟两次 恢复 没有迁走', '这户没有销户')
    const rows = await api.sql<{ reason: string }[]>`
      select details->>'reason' as reason from events
       where subject = ${`household:${home.id}`} and type = 'household.changed' order by seq`
    expect(rows.map(({ reason }) => reason)).toEqual(['closed', 'reopened'])
  })
})

test('the register and its events agree after all of it', async () => {
  expect(await faultsOf(api)).toEqual([])
  expect(await verifyArchive(commandContext(api))).toMatchObject({ faults: [] })
})
