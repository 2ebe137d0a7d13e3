import { expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { startInspection } from '../../support/inspections'
import { receiptIn } from '../../support/talk'

const { api, cadre, county, township, other, linkedFamily } = await startInspection()

test('in one line a check of every village by each list is planned; only who inspects is told', async () => {
  await county.says(
    '督查 天元乡 优亲厚友、违规用钱 12月20日前',
    '督查天元乡：违规使用资金、优亲厚友，共4处，12月20日前。事先不告诉他们。对吗？',
  )
  const done = await county.says('1', '安排好了：4处，派2人')
  const [plan] = await api.sql`select * from supervisions`
  expect(plan).toMatchObject({ code: receiptIn(done), due_on: '2026-12-20', status: 'open' })
  const checks = await api.sql`select distinct area_path, inspector_id from supervision_checks`
  expect(checks).toHaveLength(2)
  // The planner is the last to be sent.
  expect(checks.map((check) => check['inspector_id']).toSorted()).toEqual(
    [township.id, other.id].toSorted(),
  )
  await township.gets('派您督查天元乡2处，12月20日前查完。请先保密')
  expect(await cadre.gets()).toBe('')
  await county.says('督查 天元乡 优亲厚友 12月20日前', '对吗？')
  await county.says('1', '同样的督查已经安排了')
})

test('what is missing is asked for one by one, and a no plans nothing', async () => {
  await township.says('督查 12月30日前', '督查哪里？')
  await township.says('新华村', '查哪几类？')
  await township.says('吃拿卡要', '督查新华村：吃拿卡要，共1处，12月30日前')
  await township.says('2', '好，没有安排')
  expect(await api.sql`select 1 from supervisions where due_on = '2026-12-30'`).toHaveLength(0)
})

test('another township is not there for whoever inspects one', async () => {
  await api.ownerSql`insert into areas (county, path, level, name, source)
    values ('wuxi', 'wuxi.yulin', 'township', '鱼鳞乡', '测试')`
  await township.says('督查 鱼鳞乡 优亲厚友 12月30日前', '督查哪里？')
  await township.says('算了', '没有安排')
})

test('a list that is not in force is never made up', async () => {
  await api.ownerSql`delete from checklist_items where kind = 'neglect'`
  await county.says('督查 新华村 失职渎职 12月30日前', '对吗？')
  await county.says('1', '还没有检查清单')
})

test('where every inspector has kin the place waits for somebody from above', async () => {
  const { id } = await api.addHousehold({ areaPath: `${VILLAGE}.1` })
  for (const each of [county, township, other])
    await api.ownerSql`insert into staff_ties (county, staff_id, household_id, kind)
      values ('wuxi', ${each.id}, ${id}, 'kin')`
  await county.says('督查 宝坪村 弄虚作假 12月30日前', '对吗？')
  await county.says('1', '都要回避')
})

test('neither a cadre nor a villager plans any', async () => {
  await cadre.says('督查 宝坪村 优亲厚友 12月20日前', '只有负责的干部能办')
  const family = await linkedFamily()
  expect(await family.says('督查组来了没有')).not.toContain('安排')
})
