import { expect, test } from 'vitest'
import { COUNTY, TOWNSHIP } from '../../support/api'
import { receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, talk, family, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ name: '向文秀', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
const officeRow = await api.addStaff({ name: '易开平', roles: [['county_office', COUNTY]] })
const office = talk(officeRow.phone ?? '')
const strangerRow = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
const stranger = talk(strangerRow.phone ?? '')

async function drafted(words = '宝坪村 请来开会') {
  await clerk.says(`通知 ${words}`, '回1确认')
  const code = receiptIn(await clerk.says('1', '批准'))
  await office.gets(`批准 ${code}`)
  return code
}

async function approved(words?: string) {
  const code = await drafted(words)
  await office.says(`批准 ${code}`, '批准吗')
  await office.says('1', '批准了')
  return code
}

test('a clerk says when it is to go out, and it goes out then, each family by its name', async () => {
  const tan = await family({ head: '谭大山' })
  const shown = await clerk.says(
    '通知 明天上午9点发 宝坪村 {户主}家3月11日量血压',
    '谭大山家3月11日量血压',
    '宝坪村农户：1户，发1人',
    '3月10日9点起发',
    '拟好吗',
  )
  expect(shown).not.toContain('{')
  const code = receiptIn(await clerk.says('1', '批准'))
  await office.gets(`批准 ${code}`)
  await office.says(`批准 ${code}`, '谭大山家3月11日量血压', '3月10日9点起发给宝坪村农户1人')
  await office.says('1', '3月10日9点起发给1人')
  expect(await tan.gets()).toBe('')
  api.clock.now = new Date('2026-03-10T09:00:00+08:00')
  expect(await tan.gets()).toBe('【村信】谭大山家3月11日量血压 回T退订')
})

test('an hour gone by, and a name nobody has, are said to be none', async () => {
  await clerk.says('通知 今天9点发 宝坪村 请来开会', '时间已经过了')
  await clerk.says('通知 宝坪村 {户口}请来开会', '“户口”这里不能用', '户主')
  await clerk.says('通知 宝坪村申请户 {户主}请来开会', '“户主”这里不能用')
})

test('what is on its way is held, and goes on when it is said so', async () => {
  const ran = await family()
  const code = await approved()
  await clerk.says(`暂停 ${code}`, '给宝坪村的这条通知先停下，对吗')
  await clerk.says('1', '停下了', `继续 ${code}`)
  expect(await ran.gets()).toBe('')
  await office.says(`进度 ${code}`, '通知停着：已发0，还有', '没发', `继续 ${code}`)
  await office.says(`继续 ${code}`, '接着发，对吗')
  await office.says('1', '接着发了', code)
  expect(await ran.gets()).toContain('请来开会')
  await office.says(`继续 ${code}`)
  await office.says('1', '现在不能这样办')
})

test('held it is held again without harm, and what is cancelled stays so', async () => {
  const ran = await family()
  const code = await approved()
  for (let n = 0; n < 2; n++) {
    await clerk.says(`暂停 ${code}`)
    await clerk.says('1', '停下了')
  }
  await clerk.says(`取消 ${code}`, '不发给宝坪村')
  await clerk.says('1', '不再发')
  expect(await ran.gets()).toBe('')
  await clerk.says(`继续 ${code}`, '已经取消')
  await clerk.says(code, '没发')
})

test('what is all sent cannot be taken back, and whoever tries is told so', async () => {
  const ran = await family()
  const code = await approved()
  await ran.gets('请来开会')
  await clerk.says(`取消 ${code}`, '不发给宝坪村')
  await clerk.says('1', '早已全部发出，收不回来')
})

test('what failed is sent again, once for each time it is said', async () => {
  const ran = await family()
  const code = await approved()
  await ran.gets('请来开会')
  await api.sql`update outbox set status = 'failed', error_code = '30008'
                 where broadcast_id = (select id from broadcasts where code = ${code})
                   and contact_id in (select contact_id from outbox o join contacts c
                         on c.id = o.contact_id and c.address_index =
                            ${api.deps.sealer.index('phone', COUNTY, ran.phone)})`
  await office.says(`重发 ${code}`, '有1条没成，再发一次吗')
  await office.says('1', '再发1条')
  await ran.gets('请来开会')
  await office.says(`重发 ${code}`, '没有能再发的')
})

test('how far it has come is told with its end; once all is done, what became of it', async () => {
  await family()
  const code = await approved('明天上午9点发 宝坪村 3月11日开会')
  await office.says(`进度 ${code}`, '已发0', '约3月10日9点发完')
  api.clock.now = new Date('2026-03-10T09:00:00+08:00')
  await office.gets()
  await bot.expand()
  await office.says(`进度 ${code}`, '宝坪村的通知：共')
})

test('nothing is steered that is only a draft', async () => {
  await family()
  const code = await drafted()
  for (const word of ['暂停', '继续', '重发']) await clerk.says(`${word} ${code}`, '还没批')
  await clerk.says(`进度 ${code}`, '还没批')
})

test('a clerk of another township, a cadre and a villager learn nothing of it', async () => {
  await family()
  const code = await approved()
  const tan = await linkedFamily()
  for (const word of ['暂停', '继续', '重发', '进度']) {
    for (const who of [stranger, cadre, tan])
      expect(await who.says(`${word} ${code}`, '后四位')).not.toContain('开会')
  }
  const [row] = await api.sql`select status from broadcasts where code = ${code}`
  expect(row).toEqual({ status: 'approved' })
})

test('in English it is steered as well', async () => {
  await family()
  const code = await approved()
  await office.says('English', 'English')
  await office.says(`PAUSE ${code}`, 'Hold this notice to 宝坪村')
  await office.says('1', 'On hold')
  await office.says(`PROGRESS ${code}`, '0 sent')
  await office.says(`RESUME ${code}`, 'Go on sending')
  await office.says('1', 'It goes on')
  await office.says('中文')
})
