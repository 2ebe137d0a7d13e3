import { beforeEach, expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addMeasure, clearCounty } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk, linkedFamily } = await startVillage()
beforeEach(() => clearCounty(api))

test('a household sees what it gets, by whom and by when, two at a time', async () => {
  const family = await linkedFamily({ head: '牟大山', status: 'registered' })
  const householdId = family.household.id
  for (const [content, dueOn] of [
    ['学费资助', '2026-06-30'],
    ['危房改造', '2026-07-31'],
    ['仔猪3头', '2026-08-31'],
  ] as const)
    await addMeasure(api, { householdId, content, dueOn, ownerId: cadreId })
  await family.says(
    '帮扶',
    '学费资助：熊长富负责，6月30日前办',
    '危房改造：熊长富负责，7月31日前办',
    '还有1项，发“下”',
  )
  const rest = await family.says('下', '仔猪3头')
  expect(rest).not.toContain('发“下”')
})

test('what came, what it said to that, and under its number', async () => {
  const family = await linkedFamily({ status: 'registered' })
  const householdId = family.household.id
  const { code } = await addMeasure(api, { householdId, status: 'delivered', content: '学费资助' })
  await family.says('我的帮扶', '学费资助：3月9日说办了。请发：收到 或 没收到', code)
  await family.says(`没收到 ${code}`)
  await family.says(code, '学费资助：3月9日您说没收到，正在查')
  const neighbour = await linkedFamily({ status: 'registered' })
  const asked = await neighbour.says(code)
  expect(asked).not.toContain('学费资助')
})

test('nothing is decided yet, or the phone stands for nobody', async () => {
  const family = await linkedFamily()
  await addMeasure(api, { householdId: family.household.id })
  await family.says('帮扶措施', '您家还没有定下的帮扶措施')
  await talk().says('帮扶', '先核对是不是您家')
})

test('a cadre sees what they are responsible for, the late ones marked', async () => {
  await api.sql`update measures set status = 'cancelled'`
  await cadre.says('帮扶', '您没有等着落实的措施')
  const { id: householdId } = await api.addHousehold({ head: '冉启旺', status: 'registered' })
  const late = await addMeasure(api, { householdId, ownerId: cadreId, dueOn: '2026-03-08' })
  await addMeasure(api, { householdId, ownerId: cadreId, dueOn: '2026-03-20', content: '修房' })
  await cadre.says(
    '我的措施',
    `过期了，3月8日前：冉启旺家教育资助每年3000元，编号${late.code}`,
    '3月20日前：冉启旺家修房',
  )
  await cadre.says(late.code, '教育资助每年3000元：熊长富，3月8日前办')
})

test('so does a department, and nobody who is never responsible', async () => {
  const bureau = await api.addStaff({ unit: '县民政局', roles: [['department', COUNTY]] })
  const { id: householdId } = await api.addHousehold({ head: '谭大江', status: 'registered' })
  await addMeasure(api, { householdId, ownerId: bureau.id, content: '特困供养' })
  await talk(bureau.phone ?? '').says('帮扶', '谭大江家特困供养')
  const evaluator = await api.addStaff({ roles: [['evaluator', COUNTY]] })
  await talk(evaluator.phone ?? '').says('帮扶', '只有负责的干部能办')
})
