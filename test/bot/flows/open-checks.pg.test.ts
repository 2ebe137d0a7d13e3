import { beforeEach, expect, test } from 'vitest'
import { COUNTY, OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { clearCampaigns } from '../../support/check-campaigns'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk } = await startVillage()
const clerkRow = await api.addStaff({ name: '冉乡', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
const office = talk(
  (await api.addStaff({ name: '李县', roles: [['county_office', COUNTY]] })).phone ?? '',
)
beforeEach(async () => {
  await clearCampaigns(api)
  await api.sql`update households set status = 'closed'`
})

const campaigns = () => api.sql<{ scope: string; due_on: string; area_path: string }[]>`
  select scope, due_on::text, area_path from check_campaigns`

test('in one line it is understood, shown with how many it takes, and each checker hears it', async () => {
  await api.addHousehold({ head: '牟甲', status: 'exited' })
  await api.addHousehold({ head: '牟乙', status: 'exited' })
  await api.addHousehold({ head: '牟丙', status: 'registered' })
  await clerk.says(
    '核查 天元乡 脱贫户 3月20日前',
    '核查天元乡脱贫户2户，派1名干部，2026年3月20日前查完。对吗？',
  )
  expect(await campaigns()).toHaveLength(0)
  await clerk.says('1', '核查开始了：2户，1名干部已接到通知，3月20日前查完')
  expect([...(await campaigns())]).toEqual([
    { scope: 'exited', due_on: '2026-03-20', area_path: TOWNSHIP },
  ])
  await cadre.gets('请核查天元乡脱贫户2户，2026年3月20日前。发“核查”看是哪些户。')
  await cadre.says('核查', '天元乡脱贫户还有2户，3月20日前：牟乙、牟甲')
})

test('what is missing is asked for one by one', async () => {
  await api.addHousehold({ head: '牟丁', status: 'registered' })
  // Of the one township the clerk works in.
  await clerk.says('核查 天元乡', '核查天元乡的哪些户？', '1贫困户 2脱贫户 3监测户 4所有农户')
  await clerk.says('1', '核查天元乡的贫困户，哪天以前查完？')
  await clerk.says('3月1日', '2027年3月1日前查完。对吗？')
  await clerk.says('2', '好，没有记')
  expect(await campaigns()).toHaveLength(0)
})

test('a place is asked for where somebody works in many, and a word for the scope is as good as a digit', async () => {
  await api.addHousehold({ head: '牟丁', status: 'registered' })
  await office.says('核查 3月底前 查一遍', '核查哪里？')
  await office.says('宝坪村', '核查宝坪村的哪些户？')
  await office.says('所有的', '核查宝坪村所有农户1户，派1名干部，2026年3月31日前查完')
  await office.says('1', '核查开始了')
})

test('a no leaves everything as it was', async () => {
  await api.addHousehold({ status: 'exited' })
  await clerk.says('核查 天元乡', '哪些户')
  await clerk.says('算了', '好，没有记')
  expect(await campaigns()).toHaveLength(0)
})

test('a day that is over, a scope without anybody, and a second one are refused before anything is asked', async () => {
  await api.addHousehold({ status: 'exited' })
  await clerk.says('核查 天元乡 脱贫户 2026-03-08', '这一天已经过了，没有开始')
  await clerk.says('核查 天元乡 脱贫户 2027-03-11', '这一天在一年以后')
  await clerk.says('核查 天元乡 监测户 3月20日前', '天元乡现在没有监测户，不用核查')
  await clerk.says('核查 天元乡 脱贫户 3月20日前', '对吗')
  await clerk.says('1', '核查开始了')
  await clerk.says('核查 宝坪村 所有户 3月20日前', '宝坪村已有一次核查没结束')
  await office.says('核查 全县 所有户 3月20日前', '已有一次核查没结束')
  expect(await campaigns()).toHaveLength(1)
})

test('one opened by somebody else meanwhile is told when it is confirmed', async () => {
  await api.addHousehold({ status: 'exited' })
  await clerk.says('核查 天元乡 脱贫户 3月20日前', '对吗')
  await office.says('核查 宝坪村 脱贫户 3月20日前', '对吗')
  await office.says('1', '核查开始了')
  await clerk.says('1', '天元乡已有一次核查没结束，没有再开')
})

test('where nobody can be sent it is said before it is confirmed', async () => {
  await api.addHousehold({ head: '向新华', status: 'exited', areaPath: `${OTHER_VILLAGE}.1` })
  await api.sql`update staff set is_active = false where id = ${clerkRow.id}`
  await office.says('核查 新华村 脱贫户 3月20日前', '派0名干部', '1户还派不出人')
  await api.sql`update staff set is_active = true where id = ${clerkRow.id}`
})

test('a county that has not set its days is told so, and nothing is begun', async () => {
  await api.addHousehold({ status: 'exited' })
  await clerk.says('核查 天元乡 脱贫户 3月20日前', '对吗')
  await api.setFigures({ check_late_days: null })
  await clerk.says('1', '县里还没有设定核查的天数')
  await api.setFigures()
  expect(await campaigns()).toHaveLength(0)
})

test('is neither a village cadre’s nor a villager’s', async () => {
  await api.addHousehold({ status: 'exited' })
  await cadre.says('核查 宝坪村 脱贫户 3月20日前', '只有负责的干部能办')
  await talk().says('核查 天元乡 脱贫户 3月20日前', '只有负责的干部能办')
  expect(await campaigns()).toHaveLength(0)
})

test('a villager who asks about the checking is not taken for one who opens it', async () => {
  const answer = await talk().says('核查组啥时候来我们村')
  expect(answer).not.toContain('核查开始')
  expect(answer).not.toContain('只有负责的干部')
})

test('the paired cadre is asked, and nobody tied to a household', async () => {
  const paired = await api.addHousehold({ head: '牟结对', status: 'exited' })
  const kin = await api.addHousehold({ head: '牟亲', status: 'exited' })
  const helper = await api.addStaff({
    name: '姚帮扶',
    roles: [['first_secretary', VILLAGE]],
    ties: [kin.id],
  })
  await api.sql`
    insert into pairings (county, id, household_id, staff_id, from_day, reason, paired_by)
    values ('wuxi', gen_random_uuid(), ${paired.id}, ${helper.id}, '2026-01-01', 'assigned', ${helper.id})`
  await clerk.says('核查 宝坪村 脱贫户 3月20日前', '2户，派2名干部')
  await clerk.says('1', '核查开始了')
  const rows = await api.sql<{ household_id: string; checker_id: string }[]>`
    select household_id, checker_id from campaign_checks`
  const checkerOf = new Map(rows.map((row) => [row.household_id, row.checker_id]))
  expect(checkerOf.get(paired.id)).toBe(helper.id)
  expect(checkerOf.get(kin.id)).toBe(cadreId)
  await api.sql`delete from pairings`
  await api.sql`update staff set is_active = false where id = ${helper.id}`
})
