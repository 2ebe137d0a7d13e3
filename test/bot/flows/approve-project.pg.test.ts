import { describe, expect, test } from 'vitest'
import { COUNTY, TOWNSHIP } from '../../support/api'
import { addAllocatedSource } from '../../support/funds'
import { addProject } from '../../support/projects'
import { startVillage } from '../../support/talk'

const { api, bot, cadre, cadreId, talk, linkedFamily } = await startVillage()
const tang = await api.addStaff({ name: '唐雪柏', roles: [['county_office', COUNTY]] })
const office = talk(tang.phone ?? '')
const yao = await api.addStaff({ name: '姚云川', roles: [['county_office', COUNTY]] })
const colleague = talk(yao.phone ?? '')
const wang = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(wang.phone ?? '')
await addAllocatedSource(api, { name: '溪财发174' })
await addAllocatedSource(api, { name: '县级2026' })
await addAllocatedSource(api, { name: '溪财发〔2026〕200号' })
await addAllocatedSource(api, { name: '少钱2026', plannedFen: 1_000_000 })
await addAllocatedSource(api, { name: '修路2026', sectors: ['transport'] })

const submitted = (given: Parameters<typeof addProject>[1] = {}) =>
  addProject(api, {
    status: 'submitted',
    plannedFen: 10_000_000,
    by: { applied: cadreId, submitted: wang.id },
    ...given,
  })
const rowOf = async (code: string) =>
  (await api.sql`select status, approved_fen, reason from projects where code = ${code}`)[0]
const fundedOf = async (id: string) =>
  api.sql`select s.name, a.balance_fen as fen from fund_accounts a
            join fund_sources s on s.id = a.source_id
           where a.kind = 'project' and a.ref = ${id} order by a.balance_fen desc`

test('in one line with two sources: confirmed once, the money is the project’s, and the village hears', async () => {
  const { id, code } = await submitted()
  await office.says(
    `项目审批 ${code} 同意 资金 溪财发174 6万 县级2026 4万`,
    '修3社水池批10万元：溪财发174 6万元、县级2026 4万元。未列入村规划。要1人审，已有0人。同意吗？',
  )
  expect(await fundedOf(id)).toEqual([])
  await office.says('1', '批了10万元，村里会知道，4月6日前要开工')
  expect(await rowOf(code)).toMatchObject({ status: 'approved', approved_fen: 10_000_000 })
  expect(await fundedOf(id)).toEqual([
    { name: '溪财发174', fen: 6_000_000 },
    { name: '县级2026', fen: 4_000_000 },
  ])
  const sent = await bot.delivered()
  for (const { phone } of [cadre, clerk])
    expect(sent.filter(({ to }) => to === phone).map(({ text }) => text)).toEqual([
      expect.stringContaining(`修3社水池县里批了。动工时发：开工 ${code}`),
    ])
  await office.says(`项目审批 ${code} 同意 资金 溪财发174 10万`, '现在是“县级审批”')
  expect(await fundedOf(id)).toHaveLength(2)
})

test('which money is asked for where it was not said, and nothing is approved by a no', async () => {
  const { code } = await submitted()
  await office.says(`审批项目 ${code} 同意`, '修3社水池计划10万元，用哪笔钱？')
  await office.says('溪财发174 10万', '批10万元：溪财发174 10万元')
  await office.says('2', '没有办')
  await office.says(`项目审批 ${code} 同意`, '用哪笔钱')
  await office.says('算了', '没有办')
  expect(await rowOf(code)).toMatchObject({ status: 'submitted', approved_fen: null })
})

test('a source is known by its number with and without its year', async () => {
  const { id, code } = await submitted()
  await office.says(`项目审批 ${code} 同意 溪财发200 10万`, '溪财发〔2026〕200号 10万元')
  await office.says('2')
  await office.says(`项目审批 ${code} 同意 溪财发〔2026〕174号 10万元`, '溪财发174 10万元')
  await office.says('1', '批了10万元')
  expect(await fundedOf(id)).toEqual([{ name: '溪财发174', fen: 10_000_000 }])
})

describe('two have to approve what is dear', () => {
  const dear = () => submitted({ plannedFen: 20_000_000 })

  test('the same money, and nobody twice', async () => {
    const { code } = await dear()
    await office.says(`项目审批 ${code} 同意 溪财发174 20万`, '要2人审，已有0人')
    await office.says('1', '还要1位别的同事审批')
    await office.says(`项目审批 ${code} 同意`, '已有1人')
    await office.says('1', '您已经同意过了')
    await colleague.says(
      `项目审批 ${code} 同意 县级2026 20万`,
      '前面审批的是溪财发174 20万元，要一样才算',
    )
    await colleague.says(`项目审批 ${code} 同意`, '溪财发174 20万元')
    await colleague.says('1', '批了20万元')
    expect(await rowOf(code)).toMatchObject({ status: 'approved' })
  })

  test.each([
    ['that is not there', '少钱2026 20万'],
    ['for another sector', '修路2026 20万'],
  ])('the first hears of money %s, and it does not wait for the last', async (_what, money) => {
    const { code } = await dear()
    await office.says(`项目审批 ${code} 同意 ${money}`, '要2人审，已有0人')
    await office.says('1', '这笔钱不够，或不能用在这个项目上')
    await office.says(`项目审批 ${code} 同意 溪财发174 20万`, '已有0人')
    await office.says('1', '还要1位')
  })

  test('who names money that nobody knows does not agree to what a colleague said', async () => {
    const { code } = await dear()
    await office.says(`项目审批 ${code} 同意 溪财发174 20万`)
    await office.says('1', '还要1位')
    await colleague.says(`项目审批 ${code} 同意 资金 市级2025 20万`, '没有这个资金来源')
    expect(await rowOf(code)).toMatchObject({ status: 'submitted' })
  })
})

describe('money that is none of it', () => {
  test('unknown, whole or in part', async () => {
    const { code } = await submitted()
    await office.says(`项目审批 ${code} 同意 资金 市级2025 10万`, '没有这个资金来源')
    await office.says(`项目审批 ${code} 同意 资金 溪财发174 6万 市级 4万`, '没有这个资金来源')
    await office.says(`项目审批 ${code} 同意`, '用哪笔钱')
    await office.says('市级2025 10万', '没有这个资金来源')
  })

  test.each([
    ['more than planned', '溪财发174 10.1万', '批的钱比计划的多'],
    ['more than there is', '少钱2026 2万', '这笔钱不够，或不能用在这个项目上'],
    ['for another sector', '修路2026 10万', '这笔钱不够，或不能用在这个项目上'],
  ])('%s', async (_what, money, why) => {
    const { id, code } = await submitted()
    await office.says(`项目审批 ${code} 同意 资金 ${money}`, '同意吗？')
    await office.says('1', why)
    expect(await rowOf(code)).toMatchObject({ status: 'submitted', approved_fen: null })
    expect(await fundedOf(id)).toEqual([])
  })
})

test('sent back with the reason that was asked for, and those who brought it hear', async () => {
  const { code } = await submitted()
  await office.says(`项目审批 ${code} 退回`, '修3社水池：为什么？')
  await office.says('缺设计图', '修3社水池退回乡镇，原因“缺设计图”，对吗？')
  await office.says('1', '办好了，报的人会知道')
  expect(await rowOf(code)).toMatchObject({ status: 'applied', reason: '缺设计图' })
  await clerk.gets('修3社水池县里退回了', '原因“缺设计图”')
})

test('refused for good, in one line; a reason without personal data', async () => {
  const { code } = await submitted()
  await office.says(`项目审批 ${code} 不同意 问张三13996000001`, '原因')
  await office.says('1', '不能有身份证号和电话')
  expect(await rowOf(code)).toMatchObject({ status: 'submitted' })
  await office.says(
    `项目审批 ${code} 不同意 和国家项目重复`,
    '不同意，不再办，原因“和国家项目重复”',
  )
  await office.says('2', '没有办')
  await office.says(`项目审批 ${code} 不同意 和国家项目重复`, '对吗？')
  await office.says('1', '办好了')
  expect(await rowOf(code)).toMatchObject({ status: 'rejected' })
  await cadre.gets('修3社水池县里没有批')
})

test.each(['applied', 'submitted'] as const)('not by who %s it, neither way', async (act) => {
  const { code } = await submitted({ by: { [act]: tang.id } })
  await office.says(`项目审批 ${code} 同意 溪财发174 10万`, '同意吗？')
  await office.says('1', '要别人来审，没有动')
  await office.says(`项目审批 ${code} 退回 缺设计图`, '对吗？')
  await office.says('1', '要别人来审，没有动')
  expect(await rowOf(code)).toMatchObject({ status: 'submitted' })
})

test('nor by a village, a township or a villager, nor without its number, its words or its turn', async () => {
  const { code } = await submitted()
  for (const who of [cadre, clerk]) {
    await who.says(`项目审批 ${code} 同意 溪财发174 10万`, '只有负责的干部能办')
    await who.says(`项目审批 ${code} 不同意 太贵`, '只有负责的干部能办')
  }
  await office.says('项目审批', '请这样发：项目审批')
  await office.says(`项目审批 ${code}`, '请这样发：项目审批')
  await office.says('项目审批 123456789 同意 溪财发174 10万', '没有这个编号的项目')
  const early = await addProject(api, { status: 'applied' })
  await office.says(`项目审批 ${early.code} 同意 溪财发174 10万`, '现在是“村社申请”')
  const family = await linkedFamily()
  expect(await family.says(`项目审批 ${code} 同意 溪财发174 10万`)).not.toContain('同意吗')
  expect(await rowOf(code)).toMatchObject({ status: 'submitted' })
})

test('what somebody else decided between question and answer stays as they decided it', async () => {
  const { code } = await submitted()
  await office.says(`项目审批 ${code} 同意 溪财发174 10万`, '同意吗？')
  await colleague.says(`项目审批 ${code} 退回 缺设计图`, '对吗？')
  await colleague.says('1', '办好了')
  await office.says('1', '情况刚变了，没有办')
  expect(await rowOf(code)).toMatchObject({ status: 'applied', approved_fen: null })
})

test('in English', async () => {
  const { code } = await submitted()
  const lin = await api.addStaff({ roles: [['county_office', COUNTY]] })
  const foreign = talk(lin.phone ?? '')
  await foreign.says('English')
  await foreign.says(`项目审批 ${code} 同意 溪财发174 10万`, '0 of 1 approved. Approve?')
  await foreign.says('1', 'Approved: ¥100,000. Work begins by 6 Apr')
})
