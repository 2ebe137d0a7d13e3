import { expect, test } from 'vitest'
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/api'
import { addSource } from '../support/funds'
import { addLoan } from '../support/loans'
import { addProject } from '../support/projects'
import { startVillage } from '../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
const chief = await api.addStaff({ roles: [['county_finance', COUNTY]] })
const bureau = talk(chief.phone ?? '')
const tang = await api.addStaff({ roles: [['county_office', COUNTY]] })
const office = talk(tang.phone ?? '')

/** Sums nobody means: they are asked for again, and whoever wrote them is answered. */
test('a repayment of nothing is asked for again', async () => {
  const { household } = await linkedFamily({ head: '牟大岭', status: 'registered' })
  const { id, code } = await addLoan(api, { householdId: household.id })
  for (const sum of ['0元', '0.001元']) {
    await clerk.says(`还贷 ${code} ${sum}`, '牟大岭家还欠5万元，这次还了多少？')
    await clerk.says('算了', '好，没有动')
  }
  expect(await api.sql`select from loan_repayments where loan_id = ${id}`).toHaveLength(0)
})

test('more money than any county has does not arrive', async () => {
  await addSource(api, { name: '溪财发174', arrivedFen: 0 })
  await bureau.says('到账 溪财发174 999999999万', '多少钱？请回金额')
  await bureau.says('5万', '到账5万元')
  await bureau.says('2', '没有记')
})

test('no village applies for more than any project costs, nor counts more people than it has', async () => {
  const { code } = await addProject(api, { status: 'discussed' })
  await cadre.says(`项目申请 ${code}`)
  for (const answer of ['1', '3社大湾', '修100方水池', '12月20日到明年5月30日', '宝坪村委会', '我'])
    await cadre.says(answer)
  await cadre.says('999999万', '没看懂多少钱。请带单位回')
  await cadre.says('20万', '要达到什么目标')
  await cadre.says('算了')
  await cadre.says('项目讨论 修学堂路 99999人参加 23人同意', '讨论时来了多少人')
  await cadre.says('25', '25人参加，23人同意。对吗？')
  await cadre.says('1', '记下了')
})

test('a sum beyond what is planned is refused, whatever its size', async () => {
  const { code } = await addProject(api, { status: 'submitted', plannedFen: 10_000_000 })
  await office.says(`项目审批 ${code} 同意 溪财发174 999999999万`, '同意吗？')
  await office.says('1', '批的钱比计划的多')
})

test('a line of a plan is put down without a sum that cannot be', async () => {
  await api.sql`delete from plans where area_path = ${VILLAGE}`
  await cadre.says('村规划 宝坪村 2026 修路脱贫', '对吗？')
  await cadre.says('1', '开始了')
  await cadre.says('加规划 3社修水池 水利 999999万', '宝坪村加一条：3社修水池。对吗？')
  await cadre.says('1', '加好了')
})
