import { beforeEach, expect, test } from 'vitest'
import { OTHER_VILLAGE, TOWNSHIP } from '../../support/api'
import { addWatched } from '../../support/monitoring'
import { addMeasure } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const clerk = await api.addStaff({ name: '钟兰舒', roles: [['township_clerk', TOWNSHIP]] })
const clerkTalk = talk(clerk.phone ?? '')
beforeEach(() => api.ownerSql`update households set watch = null`)

test('a cadre sees who is watched, since when, and what is planned', async () => {
  await cadre.says('监测', '没有监测户')
  const mou = await addWatched(api)
  await cadre.says('监测', '牟大岭（宝坪村3社）怕返贫', '3月9日起', '还没措施', '措施 牟大岭')
  const { id } = await addMeasure(api, { householdId: mou.id, dueOn: '2026-04-01' })
  await addMeasure(api, { householdId: mou.id, dueOn: '2026-05-01' })
  await cadre.says('监测 宝坪村', '2项没落实', '4月1日到期')
  await api.ownerSql`update measures set status = 'confirmed'`
  await cadre.says('监测名单', '2项都落实了')
  expect(id).not.toBe('')
})

test('the township sees how many are watched in each village', async () => {
  await addWatched(api)
  await addWatched(api, { head: '谭大山', areaPath: `${OTHER_VILLAGE}.1` })
  await clerkTalk.says('监测', '天元乡监测2户', '新华村1')
  const told = await clerkTalk.says('监测 新华村', '谭大山')
  expect(told).not.toContain('牟大岭')
})

test('another’s village is none of a cadre’s, and the list nothing for villagers', async () => {
  await addWatched(api, { head: '谭大山', areaPath: `${OTHER_VILLAGE}.1` })
  await cadre.says('监测 新华村', '您片区没有这个地方')
  expect(await cadre.says('监测')).not.toContain('谭大山')
  const family = await linkedFamily()
  expect(await family.says('监测')).not.toContain('谭大山')
})
