import { expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { addLoan } from '../../support/loans'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')

async function family(head: string, loan: object = {}) {
  const made = await linkedFamily({ head, status: 'registered' })
  return { ...(await addLoan(api, { householdId: made.household.id, ...loan })), phone: made }
}

test('part of it is paid back, then the rest, and the household hears of both', async () => {
  const { code, id, phone } = await family('牟大岭')
  await clerk.says(`还贷 ${code} 2万`, '牟大岭家还2万元，还后欠3万元。对吗？')
  await clerk.says('1', '记下了，牟大岭家还欠3万元，2028年3月9日到期')
  await phone.gets('还了2万元，还欠3万元，2028年3月9日到期')
  await clerk.says(`还贷 ${code}`, '牟大岭家还欠3万元，这次还了多少？')
  await clerk.says('3万', '还后欠0元')
  await clerk.says('1', '牟大岭家这笔还清了')
  await phone.gets('全部还清了')
  const rows = await api.sql`select seq, amount_fen from loan_repayments where loan_id = ${id}`
  expect(rows).toMatchObject([
    { seq: 1, amount_fen: 2_000_000 },
    { seq: 2, amount_fen: 3_000_000 },
  ])
  expect(await api.sql`select status, repaid_fen from loans where id = ${id}`).toMatchObject([
    { status: 'repaid', repaid_fen: 5_000_000 },
  ])
  await clerk.says(`还贷 ${code} 1万`, '这笔早已还清，没有动')
})

test('never more than is owed, to the fen', async () => {
  const { code, id } = await family('谭山一', { repaidFen: 4_000_000 })
  await clerk.says(`还贷 ${code} 10000.01元`, '只欠1万元，您写多了')
  await clerk.says(`还贷 ${code} 10000元`, '还后欠0元')
  await clerk.says('2', '好，没有动')
  await clerk.says(`还贷 ${code} 还清`, '还1万元，还后欠0元')
  // Somebody else was quicker.
  await api.ownerSql`update loans set repaid_fen = 4500000 where id = ${id}`
  await clerk.says('1', '您写多了，没有记')
})

test('of two who note all of it at once one alone does', async () => {
  const { code, id } = await family('谭山二')
  const pay = (key: string) =>
    api.call(`/loans/by-code/${code}/repayments`, {
      actor: clerkRow.actor,
      body: { amountFen: 5_000_000 },
      key,
    })
  const answers = await Promise.all([pay('one'), pay('other'), pay('one')])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 409])
  expect(await api.sql`select from loan_repayments where loan_id = ${id}`).toHaveLength(1)
})

test('without a number, under another’s number, or of a villager nothing is noted', async () => {
  await clerk.says('还贷', '请这样发：还贷 10位编号 多少钱')
  const { code } = await addLoan(api, { areaPath: 'wuxi.tianyuan.baoping' })
  const stranger = await api.addStaff({ roles: [['township_clerk', 'wuxi.other']] })
  await talk(stranger.phone ?? '').says(`还贷 ${code} 1万`, '没有这个编号')
  await cadre.says(`还贷 ${code} 1万`, '还后欠4万元')
  await cadre.says('1', '这项只有负责的干部能办')
  const villager = await linkedFamily()
  expect(await villager.says(`还贷 ${code} 1万`)).not.toContain('对吗？')
})
