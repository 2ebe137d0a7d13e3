import { expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addClaim } from '../../support/claims'
import { addProject } from '../../support/projects'
import { startVillage } from '../../support/talk'

const { api, talk, linkedFamily } = await startVillage()
const tang = await api.addStaff({ roles: [['county_office', COUNTY]] })
const office = talk(tang.phone ?? '')

test('what waits, the first due first', async () => {
  await office.says('报账', '没有等着办的报账')
  const { id } = await addProject(api, { status: 'checked' })
  const first = await addClaim(api, { projectId: id, dueOn: '2026-03-12' })
  const second = await addClaim(api, { projectId: id, dueOn: '2026-03-13', status: 'agreed' })
  await addClaim(api, { projectId: id, status: 'paid' })
  await office.says(
    '报账',
    `等审核，3月12日前，编号${first.code}`,
    `等拨付，3月13日前，编号${second.code}`,
  )
})

test('a villager is shown none', async () => {
  const family = await linkedFamily()
  expect(await family.says('报账')).not.toContain('编号')
})
