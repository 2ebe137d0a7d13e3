import { beforeEach, expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
const boss = await api.addStaff({
  name: '易明清',
  unit: '县扶贫办',
  roles: [['county_office', 'wuxi']],
})
const clerk = await api.addStaff({
  name: '柳如民',
  unit: '巫溪县民政局',
  roles: [['department', 'wuxi']],
})
const office = talk(boss.phone ?? '')
const civil = talk(clerk.phone ?? '')
beforeEach(async () => {
  await api.ownerSql`truncate comparison_tasks, outbox cascade`
})
const tasks = () => api.sql`select * from comparison_tasks`

test('in one line a department is asked after one confirmation, and hears it', async () => {
  await office.says(
    '比对 民政局 低保 12月10日前',
    '请巫溪县民政局（柳如民）12月10日前交“低保”记录。对吗？',
  )
  await office.says('1', '已请巫溪县民政局柳如民12月10日前交“低保”')
  expect(await tasks()).toMatchObject([
    { records: 'subsistence_allowance', holder_id: clerk.id, due_on: '2026-12-10' },
  ])
  await civil.gets('请贵单位12月10日前交“低保”记录')
})

test('what is missing is asked for one by one', async () => {
  await office.says('比对 民政局的数据', '没认出是什么记录')
  await office.says('低保', '请巫溪县民政局哪天以前交“低保”？')
  await office.says('不晓得', '哪天以前')
  await office.says('12月10日', '12月10日前交“低保”记录。对吗？')
  await office.says('1', '已请')
})

test('a no at any step asks nobody', async () => {
  await office.says('比对 低保', '哪天以前')
  await office.says('算了', '好，没有要')
  await office.says('比对 低保 12月10日前', '对吗？')
  await office.says('2', '好，没有要')
  expect(await tasks()).toEqual([])
})

test('what was asked for already, and did not come, is not asked for twice', async () => {
  await office.says('比对 低保 12月10日前', '对吗？')
  await office.says('1', '已请')
  await office.says('比对 低保 12月20日前', '对吗？')
  await office.says('1', '“低保”已经要过，还没交')
  expect(await tasks()).toHaveLength(1)
})

test('of a department nobody is known of the office is told to call', async () => {
  await office.says('比对 残疾 12月10日前', '请残联12月10日前交“残疾人证”记录')
  await office.says('1', '系统里没有他们的人，请您打电话告知')
  expect(await tasks()).toMatchObject([{ department: '残联', holder_id: null }])
})

test('is neither a village cadre’s, nor a department’s, nor a villager’s', async () => {
  await cadre.says('比对 民政局 低保 12月10日前', '只有负责的干部能办')
  await civil.says('比对 民政局 低保 12月10日前', '只有负责的干部能办')
  await talk().says('比对 民政局 低保 12月10日前', '只有负责的干部能办')
  expect(await tasks()).toEqual([])
})

test('a day that has gone by is said to have, and another one is asked for', async () => {
  await office.says('比对 民政局 低保 2月10日前', '那天已经过了', '哪天以前交“低保”')
  await office.says('2025年12月10日前', '那天已经过了')
  await office.says('12月10日前', '12月10日前交“低保”记录。对吗？')
  await office.says('2', '好，没有要')
  await office.says('比对 民政局 低保 2027年2月10日前', '2月10日前交“低保”记录。对吗？')
  await office.says('2', '好，没有要')
})
