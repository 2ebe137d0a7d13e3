import { expect, test } from 'vitest'
import { sizeOf } from '../../../bot/messages/segments'
import { COUNTY, TOWNSHIP } from '../../support/api'
import { receiptIn, startVillage } from '../../support/talk'

const { api, cadre, talk, family, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ name: '向文秀', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
const officeRow = await api.addStaff({ name: '易开平', roles: [['county_office', COUNTY]] })
const office = talk(officeRow.phone ?? '')
const strangerRow = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
const stranger = talk(strangerRow.phone ?? '')

async function drafted(words = '明天上午九点村委会开会') {
  await clerk.says(`通知 宝坪村 ${words}`, '回1确认')
  const code = receiptIn(await clerk.says('1', '批准'))
  await office.gets(`批准 ${code}`)
  return code
}

test('a colleague reads it, approves it, and the villagers get it, signed and with the way out', async () => {
  const tan = await family()
  const silent = await api.addHousehold()
  expect(silent.id).toBeDefined()
  const code = await drafted()
  await office.says(
    `批准 ${code}`,
    '明天上午九点村委会开会',
    '发给宝坪村农户1人，没手机1',
    '批准吗',
  )
  expect(await tan.gets()).toBe('')
  await office.says('1', '批准了，发给1人', code)
  expect(await tan.gets()).toBe('【村信】明天上午九点村委会开会 回T退订')
  await clerk.says(code, '宝坪村的通知：共1人，已发1，收到0', '没手机1', '宝坪村1')
  await office.says(code, '共1人')
})

test('a villager who answers T gets no more of them, and the report says so', async () => {
  const ran = await family()
  const code = await drafted('后天停水')
  await office.says(`批准 ${code}`)
  await office.says('1')
  await ran.gets('后天停水')
  await ran.says('T', '不再发通知')
  const next = await drafted('大后天停电')
  await office.says(`批准 ${next}`)
  await office.says('1')
  expect(await ran.gets()).toBe('')
  await office.says(next, '退订1')
})

test('its author cannot approve it, but can drop it', async () => {
  const code = await drafted()
  await clerk.says(`批准 ${code}`, '自己拟的不能自己批', code)
  await clerk.says(`不批准 ${code}`, '明天上午九点村委会开会', '不发给宝坪村')
  await clerk.says('1', '没有发')
  await office.says(`批准 ${code}`, '已经取消')
  await office.says(code, '已经取消')
})

test('nobody approves it twice', async () => {
  const code = await drafted()
  await office.says(`批准 ${code}`, '批准吗')
  await office.says('1', '批准了')
  await office.says(`批准 ${code}`, '已经批准')
  await clerk.says(`批准 ${code}`, '已经批准')
})

test('who was shown it and says no changes nothing', async () => {
  const code = await drafted()
  await office.says(`批准 ${code}`, '批准吗')
  await office.says('2', '什么都没动')
  const [row] = await api.sql`select status from broadcasts where code = ${code}`
  expect(row).toEqual({ status: 'draft' })
})

test('for whom nobody is left to get it, the office hears so', async () => {
  const tan = await family({ areaPath: 'wuxi.tianyuan.xinhua.1' })
  await clerk.says('通知 新华村 明天开会', '发1人')
  const code = receiptIn(await clerk.says('1', '批准'))
  await tan.says('退订', '不再发通知')
  await office.says(`批准 ${code}`, '批准吗')
  await office.says('1', '新华村农户没有能收的手机', '喇叭')
})

test('what is not sent yet can be stopped', async () => {
  const tan = await family()
  const code = await drafted('明天的会')
  await office.says(`批准 ${code}`)
  await office.says('1')
  await office.says(`不批准 ${code}`, '对吗')
  await office.says('1', '没发出去的不再发')
  expect(await tan.gets()).toBe('')
  await office.says(code, '没发')
})

test('late in the evening the villagers are left to sleep', async () => {
  const code = await drafted('3月10日早上集合')
  api.clock.now = new Date('2026-03-09T21:30:00+08:00')
  await office.says(`批准 ${code}`, '批准吗')
  await office.says('1', '3月10日8点起发给')
})

test('a day later “tomorrow” is another day: it is not sent, and what to do is said', async () => {
  const tan = await family()
  const code = await drafted()
  api.clock.now = new Date('2026-03-09T20:59:00+08:00')
  await office.says(`批准 ${code}`, '明天上午九点', '批准吗')
  api.clock.now = new Date('2026-03-09T21:00:00+08:00')
  await office.says('1', '就不是那天了，没有批', `不批准 ${code}`, '写明几月几日')
  api.clock.now = new Date('2026-03-10T10:00:00+08:00')
  const answer = await office.says(`批准 ${code}`, '就不是那天了', `不批准 ${code}`)
  expect(answer).not.toContain('批准吗')
  await office.says('English', 'English')
  const english = await office.says(`批准 ${code}`, 'Its 明天 is now wrong', `不批准 ${code}`)
  expect(sizeOf(english).segments).toBe(1)
  await office.says('中文')
  await office.says(`不批准 ${code}`, '不发给宝坪村')
  await office.says('1', '没有发')
  expect(await tan.gets()).not.toContain('明天')
})

test('a clerk of another township, a cadre and a villager learn nothing of it', async () => {
  const code = await drafted()
  for (const words of [`批准 ${code}`, `不批准 ${code}`]) {
    await stranger.says(words, '没有查到这条通知')
    expect(await cadre.says(words, '只有负责的干部能办')).not.toContain('开会')
    const tan = await linkedFamily()
    expect(await tan.says(words, '只有负责的干部能办')).not.toContain('开会')
  }
  const tan = await linkedFamily()
  expect(await tan.says(code, '后四位')).not.toContain('开会')
  expect(await stranger.says(code, '后四位')).not.toContain('开会')
})

test.each(['停发', '停', '取消'])('“%s” and its number drop it', async (words) => {
  const stopped = () => api.sql`select id from contacts where stopped <> '{}'`
  const before = await stopped()
  const code = await drafted()
  await clerk.says(`${words} ${code}`, '明天上午九点村委会开会', '不发给宝坪村')
  await clerk.says('1', '没有发')
  const [row] = await api.sql`select status from broadcasts where code = ${code}`
  expect(row).toEqual({ status: 'cancelled' })
  expect(await stopped()).toEqual(before)
})

test.each([
  ['停发', '不再发通知'],
  ['停', '没有找到这次代办'],
  ['取消', '对吗'],
])('a villager who says “%s” with a number means something else', async (words, answer) => {
  const code = await drafted()
  const tan = await linkedFamily()
  expect(await tan.says(`${words} ${code}`, answer)).not.toContain('开会')
})

test('a code of something else is no notice', async () => {
  await office.says('批准 1234567897', '没有查到这条通知')
})

test('without a number it is the one draft that waits, or which is asked', async () => {
  await api.sql`update broadcasts set status = 'cancelled' where status = 'draft'`
  await office.says('批准', '没有等您批准的通知')
  const code = await drafted('明天修路')
  await clerk.says('批准', '没有等您批准的通知')
  await office.says('批准', '明天修路', '批准吗')
  await office.says('2')
  const second = await drafted('后天修桥')
  await office.says('批准', '有2份通知等您批准', code, second)
  await cadre.says('批准', '没有等您批准的通知')
  await talk().says('批准', '只有负责的干部能办')
})
