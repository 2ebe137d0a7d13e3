import { expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addClaim } from '../../support/claims'
import { addProject } from '../../support/projects'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
const tang = await api.addStaff({ roles: [['county_office', COUNTY]] })
const office = talk(tang.phone ?? '')

async function claimed() {
  const { id } = await addProject(api, { status: 'checked' })
  return addClaim(api, { projectId: id, amountFen: 15_000_000 })
}
const statusOf = async (id: string) =>
  (await api.sql`select status from claims where id = ${id}`)[0]?.['status']

test('agreed to in words', async () => {
  const { id, code } = await claimed()
  await office.says(`报账审核 ${code} 同意 票据齐全`, '同意修3社水池报账15万元：票据齐全。对吗？')
  await office.says('1', '转财政拨付')
  expect(await statusOf(id)).toBe('agreed')
  await office.says(`报账审核 ${code} 同意 票据齐全`, '已经审过')
})

test('a bare 同意 is asked why', async () => {
  const { id, code } = await claimed()
  await office.says(`报账审核 ${code} 同意`, '为什么同意或不同意')
  await office.says('发票与合同一致', '对吗？')
  await office.says('2', '没有动')
  expect(await statusOf(id)).toBe('claimed')
})

test('refused, with the reason', async () => {
  const { id, code } = await claimed()
  await office.says(`报账审核 ${code} 不同意 少一张发票`, '不同意修3社水池报账15万元：少一张发票')
  await office.says('1', '报账的人会知道')
  expect(await statusOf(id)).toBe('disagreed')
})

test('not without a claim, an opinion or the right', async () => {
  const { code } = await claimed()
  await office.says('报账审核', '请这样发：报账审核')
  await office.says(`报账审核 ${code}`, '请这样发：报账审核')
  await office.says('报账审核 1234567897 同意 票据齐全', '没有这笔报账')
  await cadre.says(`报账审核 ${code} 同意 票据齐全`, '只有负责的干部能办')
})
