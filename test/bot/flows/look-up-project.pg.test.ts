import { expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { addClaim, addPayment } from '../../support/claims'
import { addProjectComment, addProjectRow } from '../../support/project-rows'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk, linkedFamily } = await startVillage()

test('by the nine digits on its board anybody sees what is to come, where it stands and how to be heard', async () => {
  const { code } = await addProjectRow(api, { leaderId: cadreId, status: 'under_way' })
  const shown = await talk().says(
    code,
    '宝坪村：3社通组路硬化。批准20万元。正在实施（第5步，共8步）。',
    `时间2026年3月1日至10月31日。熊长富负责。要问要说，发：${code} 您的话`,
  )
  expect(shown).not.toContain('项目 ')
})

test('while the county has not decided, the sum is one that is planned', async () => {
  const project = { status: 'submitted', approvedFen: null, startsOn: null, endsOn: null } as const
  const { code } = await addProjectRow(api, project)
  const shown = await talk().says(code, '计划25万元', '等县里审批（第3步', '宝坪村委会负责')
  expect(shown).not.toContain('时间')
})

test('of one that is over nobody is asked for more', async () => {
  for (const [status, words] of [
    ['settled', '钱已报账，办完了'],
    ['rejected', '县里没有批准'],
    ['cancelled', '不做了'],
  ] as const) {
    const { code } = await addProjectRow(api, { status })
    expect(await talk().says(code, words)).not.toContain('要问要说')
  }
})

test('staff see as well how many wait for an answer, and the word for its next step', async () => {
  const { id: projectId, code } = await addProjectRow(api, { leaderId: cadreId })
  await cadre.says(code, `办下一步，发：项目 ${code}`)
  await addProjectComment(api, { projectId })
  await addProjectComment(api, { projectId, status: 'answered' })
  await cadre.says(code, '有1条群众的话等答复')
})

test('no word of what anybody said about it, and nobody’s name but of whoever is in charge', async () => {
  const { id: projectId, code } = await addProjectRow(api, { leaderId: cadreId })
  await addProjectComment(api, { projectId, text: '水泥太薄' })
  const answer = await api.call(`/project-comments/projects/${code}`)
  expect(answer.status).toBe(200)
  expect(JSON.stringify(answer.body)).not.toContain('水泥')
  expect(answer.body['comments']).toEqual({ open: 1, answered: 0 })
})

test('a code that was replaced leads to the one that counts, one nobody knows is said so kindly', async () => {
  const old = await addProjectRow(api, { name: '旧名' })
  const { code } = await addProjectRow(api, { name: '3社新路' })
  await api.sql`update codes set superseded_by = ${code} where code = ${old.code}`
  await talk().says(old.code, '3社新路', `发：${code} 您的话`)
  await api.ownerSql`delete from codes where code = ${code}`
  await api.ownerSql`update projects set code = '0' where code = ${code}`
  await talk().says(code, '没找到这个项目', '公示牌上的9位数')
})

test('in English it says the same', async () => {
  const family = await linkedFamily()
  const { code } = await addProjectRow(api, { leaderId: cadreId, status: 'under_way' })
  await family.says('English')
  await family.says(
    code,
    '宝坪村: 3社通组路硬化. Approved: ¥200,000. Under way (5 of 8).',
    `1 Mar to 31 Oct 2026. In charge: 熊长富. Ask or tell: ${code} and your words`,
  )
})

test('a project of the township is called by the township', async () => {
  const { code } = await addProjectRow(api, { areaPath: TOWNSHIP })
  await talk().says(code, '天元乡：3社通组路硬化')
})

test('a villager sees of a settled project what was paid, not what was approved before', async () => {
  const sums = { plannedFen: 20_000_000, approvedFen: 18_000_000, acceptedFen: 15_000_000 }
  const { id: projectId, code } = await addProjectRow(api, { status: 'accepted', ...sums })
  await talk().says(code, '验收核定15万元。乡镇验收了')
  const { household } = await linkedFamily()
  const { id: claimId } = await addClaim(api, { projectId, status: 'paid' })
  await addPayment(api, { projectId, claimId, householdId: household.id, amountFen: 14_000_000 })
  await api.sql`update projects set status = 'settled' where id = ${projectId}`
  expect(await talk().says(code, '已拨14万元。钱已报账，办完了')).not.toContain('18万')
  await cadre.says(`项目 ${code}`, '已报账，15万元')
})
