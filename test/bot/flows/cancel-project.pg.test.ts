import { expect, test } from 'vitest'
import { COUNTY, OTHER_VILLAGE, TOWNSHIP } from '../../support/api'
import { addAllocatedSource } from '../../support/funds'
import { addProject } from '../../support/projects'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk, linkedFamily } = await startVillage()
const wang = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(wang.phone ?? '')
const tang = await api.addStaff({ roles: [['county_office', COUNTY]] })
const office = talk(tang.phone ?? '')
const elsewhereRow = await api.addStaff({ roles: [['township_clerk', OTHER_VILLAGE]] })
const elsewhere = talk(elsewhereRow.phone ?? '')
const source = await addAllocatedSource(api, { name: '溪财发174', plannedFen: 10_000_000 })

const rowOf = async (code: string) =>
  (await api.sql`select status, due_on, reason from projects where code = ${code}`)[0]
const balances = async () =>
  Object.fromEntries(
    (
      await api.sql<{ kind: string; fen: string }[]>`
        select kind, sum(balance_fen) as fen from fund_accounts where source_id = ${source.id}
         group by kind`
    ).map(({ kind, fen }) => [kind, Number(fen)]),
  )

test('why is asked, it is confirmed once, and its money goes back where it came from', async () => {
  const { code } = await addProject(api, {
    status: 'submitted',
    plannedFen: 10_000_000,
    by: { applied: cadreId },
  })
  await office.says(`项目审批 ${code} 同意 溪财发174 10万`)
  await office.says('1', '批了10万元')
  expect(await balances()).toMatchObject({ allocation: 0, project: 10_000_000 })
  await clerk.says(`项目取消 ${code}`, '修3社水池：为什么？')
  await clerk.says('水源干了', '修3社水池取消，不做了，原因“水源干了”，对吗？')
  expect(await rowOf(code)).toMatchObject({ status: 'approved' })
  await clerk.says('1', '办好了，报的人会知道')
  expect(await rowOf(code)).toEqual({ status: 'cancelled', due_on: null, reason: '水源干了' })
  expect(await balances()).toMatchObject({ allocation: 10_000_000, project: 0 })
  await cadre.gets('修3社水池取消了，不做了。原因“水源干了”')
  await clerk.says(`项目取消 ${code} 水源干了`, '现在是“已取消”')
  expect(await balances()).toMatchObject({ allocation: 10_000_000, project: 0 })
})

test.each(['discussed', 'applied', 'submitted', 'approved', 'under_way', 'finished'] as const)(
  'in one line by the county, while it is %s',
  async (status) => {
    const { code } = await addProject(api, { status })
    await office.says(`取消项目 ${code} 和国家项目重复`, '取消，不做了，原因“和国家项目重复”')
    await office.says('1', '办好了')
    expect(await rowOf(code)).toMatchObject({ status: 'cancelled' })
  },
)

test.each([
  ['accepted', '乡镇验收'],
  ['checked', '县级抽查'],
  ['settled', '已报账'],
] as const)('not once it is %s', async (status, words) => {
  const { code } = await addProject(api, { status })
  await clerk.says(`项目取消 ${code} 不要了`, `现在是“${words}”`)
  expect(await rowOf(code)).toMatchObject({ status })
})

test('a no and a 算了 leave it as it is, and so does a reason with a phone number', async () => {
  const { code } = await addProject(api, { status: 'approved' })
  await clerk.says(`项目取消 ${code} 水源干了`, '对吗？')
  await clerk.says('2', '没有办')
  await clerk.says(`项目取消 ${code}`, '为什么')
  await clerk.says('算了', '没有办')
  await clerk.says(`项目取消 ${code} 问张三13996000001`, '对吗？')
  await clerk.says('1', '不能有身份证号和电话')
  expect(await rowOf(code)).toMatchObject({ status: 'approved' })
})

test('not by a village, by a villager or from elsewhere, nor without its number', async () => {
  const { code } = await addProject(api, { status: 'approved' })
  await cadre.says(`项目取消 ${code} 不要了`, '只有负责的干部能办')
  await elsewhere.says(`项目取消 ${code} 不要了`, '没有这个编号的项目')
  await clerk.says('项目取消', '请这样发：项目取消')
  const family = await linkedFamily()
  expect(await family.says(`项目取消 ${code} 不要了`)).not.toContain('取消，不做了')
  expect(await rowOf(code)).toMatchObject({ status: 'approved' })
})

test('what was accepted between question and answer is not given up', async () => {
  const { code } = await addProject(api, { status: 'finished' })
  await clerk.says(`项目取消 ${code} 不要了`, '对吗？')
  await api.sql`update projects set status = 'accepted' where code = ${code}`
  await clerk.says('1', '情况刚变了，没有办')
  expect(await rowOf(code)).toMatchObject({ status: 'accepted' })
})

test('in English', async () => {
  const { code } = await addProject(api, { status: 'approved' })
  const lin = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  const foreign = talk(lin.phone ?? '')
  await foreign.says('English')
  await foreign.says(`CANCEL PROJECT ${code} the spring is dry`, 'given up, “the spring is dry”')
  await foreign.says('1', 'Done. Those who brought it are told')
})
