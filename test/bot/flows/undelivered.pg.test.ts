import { beforeEach, describe, test } from 'vitest'
import { addDead, markFault } from '../../support/dead-letters'
import { COUNTY } from '../../support/api'
import { forget } from '../../support/outbox'
import { startVillage } from '../../support/talk'

const { api, talk, cadre } = await startVillage()
const member = await api.addStaff({
  name: '唐主任',
  phone: '+8619960000001',
  roles: [['county_office', COUNTY]],
})
const office = talk(member.phone ?? '')
beforeEach(() => forget(api))

const addPhone = async () => (await api.addContact({ channel: 'sms' })).id

test('the office sees what did not arrive and why, and sends a group again', async () => {
  const phone = await addPhone()
  await addDead(api, phone)
  await addDead(api, phone)
  await addDead(api, phone, { class: 'notice', errorCode: '30003' })
  await office.says(
    '未送达',
    '有3条没送到，分2组',
    '1办件消息2条：号码错',
    '2公示消息1条：关机或停机',
  )
  await office.says('1', '办件消息2条：号码错，最早3月9日', '1重发 2看过了，收起 3以后再说')
  await office.says('1', '2条在重发。看别的发“未送达”')
  await office.says('未送达', '有1条没送到，分1组')
  await office.says('1', '公示消息1条：关机或停机')
  await office.says('2', '收起了1条')
  await office.says('未送达', '没有没送到的短信')
})

test('of a notice that may have arrived it is told that it is not sent twice', async () => {
  await addDead(api, await addPhone(), { class: 'notice', status: 'unknown', errorCode: null })
  await office.says('未送达', '公示消息1条：原因不明')
  await office.says('1', '可能已送到，不能重发', '1看过了，收起 2以后再说')
  await office.says('2', '好，没有动')
  await office.says('未送达', '有1条没送到')
})

test('whoever stopped us gets nothing, and the office is told so', async () => {
  const phone = await addPhone()
  await markFault(api, phone, 'stop')
  await addDead(api, phone, { errorCode: '21610' })
  await office.says('未送达', '对方拒收')
  await office.says('1')
  await office.says('1', '1条都已过期、作废或对方拒收，没有重发')
})

test('more groups than fit come after each other', async () => {
  const phone = await addPhone()
  for (const errorCode of ['30003', '30005', '30006', '30007'])
    await addDead(api, phone, { errorCode })
  await office.says('未送达', '分4组', '3办件消息1条：座机收不了', '4看后面的')
  await office.says('4', '1办件消息1条：运营商拦截', '2看后面的')
  await office.says('2', '1办件消息1条：关机或停机')
})

test('a group that somebody else has settled meanwhile is settled', async () => {
  await addDead(api, await addPhone())
  await office.says('未送达', '号码错')
  await office.says('1', '1重发')
  await forget(api)
  await office.says('1', '这一组已经处理过了')
})

describe('nobody else', () => {
  test('sees it', async () => {
    await addDead(api, await addPhone())
    await cadre.says('未送达', '只有负责的干部能办')
    await talk().says('未送达', '只有负责的干部能办')
  })
})

test('in English it reads the same', async () => {
  await addDead(api, await addPhone())
  await office.says('English')
  await office.says('undelivered', '1 not delivered:', '1 filings: wrong number')
  await office.says('中文')
})
