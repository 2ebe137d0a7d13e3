import { expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addProject } from '../../support/projects'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const tang = await api.addStaff({ roles: [['county_office', COUNTY]] })
const office = talk(tang.phone ?? '')

test('a settled project is judged once', async () => {
  const { id, code } = await addProject(api, { status: 'settled' })
  await office.says(`评价 ${code} 85 节水效果好`, '绩效评85分：节水效果好')
  await office.says('1', '评了85分')
  const [row] = await api.sql`select score, text from project_reviews where project_id = ${id}`
  expect(row).toEqual({ score: 85, text: '节水效果好' })
  await office.says(`评价 ${code} 90 更好了`, '对吗')
  await office.says('1', '已经评过了')
})

test('not before it is settled, without a score, or by a cadre', async () => {
  const { code } = await addProject(api, { status: 'checked' })
  await office.says(`评价 ${code} 85 节水效果好`, '还没结清')
  await office.says(`评价 ${code} 很好`, '请这样发：评价')
  const settled = await addProject(api, { status: 'settled' })
  await cadre.says(`评价 ${settled.code} 85 节水效果好`, '对吗')
  await cadre.says('1', '只有负责的干部能办')
  const family = await linkedFamily()
  expect(await family.says('评价一下')).not.toContain('请这样发：评价')
})
