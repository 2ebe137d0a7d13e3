import { test } from 'vitest'
import { startResidency } from '../../support/residency'

const { api, secretary, resident, committee, linkedFamily, talk } = await startResidency()

test('a villager asks whether the first secretary comes, and is told the days of this month', async () => {
  await secretary.says('到村', '记下了')
  const family = await linkedFamily()
  await family.says('第一书记来没来', '宝坪村第一书记姚云川，本月在村1天，要求18天')
  await family.says('驻村', '本月在村1天')
  await family.says('驻村 新华村', '新华村现在没有第一书记')
  await talk().says('驻村', '请发：驻村 村名')
  await talk().says('驻村 宝坪村', '姚云川，本月在村1天')
})

test('who is posted sees their own month and year, the township each of theirs', async () => {
  await secretary.says('驻村', '宝坪村本月1天，要求18天；请假0天。今年1天，要求210天')
  await resident.says('驻村', '新华村本月0天')
  await committee.says('驻村', '宝坪村姚云川：在村1天，要求18天，请假0天')
})

test('days missing are in 待办: of this month with who is posted, of the last with the township', async () => {
  api.clock.now = new Date('2026-03-30T02:00:00Z')
  await secretary.says('待办', '这个月在村还差17天', '3月31日前', '请发：到村')
  api.clock.now = new Date('2026-04-02T02:00:00Z')
  await committee.says('待办', '天元乡2人上月没住够', '请发：驻村 上月')
  await committee.says('驻村 上月', '宝坪村姚云川：在村1天，要求18天')
  await committee.says('驻村', '宝坪村姚云川：在村0天')
  await committee.says('驻村 上个月 新华村')
})
