import { expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { addClaim } from '../../support/claims'
import { addProject } from '../../support/projects'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
const wang = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(wang.phone ?? '')

test('what is left is said before it goes back', async () => {
  const { id, code } = await addProject(api, { status: 'checked' })
  await addClaim(api, { projectId: id, amountFen: 15_000_000, status: 'paid' })
  await clerk.says(`结项 ${code}`, '剩下的5万元不再报账')
  await clerk.says('1', '结项了，共拨15万元')
  const [row] = await api.sql`select status from projects where id = ${id}`
  expect(row).toEqual({ status: 'settled' })
  await clerk.says(`结项 ${code}`, '已经结清')
})

test('not while a claim is open, before the check, or by a village', async () => {
  const { id, code } = await addProject(api, { status: 'checked' })
  await addClaim(api, { projectId: id })
  await clerk.says(`结项 ${code}`, '还有报账没审完')
  const early = await addProject(api, { status: 'accepted' })
  await clerk.says(`结项 ${early.code}`, '还没抽查完')
  await clerk.says('结项', '请这样发：结项')
  await cadre.says(`结项 ${code}`, '只有负责的干部能办')
})
