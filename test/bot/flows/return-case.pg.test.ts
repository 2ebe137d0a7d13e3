import { beforeEach, expect, test } from 'vitest'
import { addCase, addRound, clearCounty, startCounty } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, talk, linked } = await startVillage()
const county = await startCounty(api)
const office = talk(county.office.phone ?? '')
const clerk = talk(county.clerk.phone ?? '')
beforeEach(() => clearCounty(api))

async function reportedCase(head = '牟大山') {
  const round = await addRound(api)
  const it = await addCase(api, round, { head })
  await county.reported(round.id)
  await clerk.gets()
  return it
}

test('the township hears why a case went back, the household that it takes longer', async () => {
  const mou = await reportedCase()
  const family = await linked(mou.householdId)
  await office.says(
    '退回 牟大山 收入没有算清',
    '退牟大山家，“收入没有算清”。退到哪里？',
    '1退到乡镇 2退到村里 3取消',
  )
  await office.says('2', '牟大山家退到村里了')
  expect(await county.standing(mou)).toMatchObject({ level: 'village', item: 'returned' })
  await clerk.gets('县里把牟大山家退到村里：收入没有算清。补好再上报。')
  const [told] = await api.sql`
    select template from outbox where template = 'report.sent_back' and status = 'sent'`
  expect(told).toBeDefined()
  expect(family).toBeDefined()
})

test('is asked why, and where it is not said whom, how to say it', async () => {
  const mou = await reportedCase()
  await office.says('退回', '请这样发：退回 户主 原因')
  await office.says('退回 牟大山', '为什么退牟大山家？')
  await office.says('缺户主签字', '“缺户主签字”。退到哪里？')
  await office.says('3', '好，没有动')
  expect(await county.standing(mou)).toMatchObject({ item: 'reported' })
})

test('of two of one name is asked which', async () => {
  const round = await addRound(api)
  await addCase(api, round)
  const other = await addCase(api, round, { areaPath: 'wuxi.tianyuan.baoping.5' })
  await county.reported(round.id)
  await office.says('退回 牟大山 收入没算清', '有几户叫“牟大山”的等审', '1宝坪村3社 2宝坪村5社')
  await office.says('2', '退到哪里')
  await office.says('1', '牟大山家退到乡镇了')
  expect(await county.standing(other)).toMatchObject({ item: 'returned' })
})

test('an exit goes back to the village alone', async () => {
  const round = await addRound(api, { kind: 'exit' })
  await addCase(api, round, { head: '冉启旺', signed: ['household'] })
  await county.reported(round.id)
  await office.says('退回 冉启旺 没有签字', '1退到村里 2取消')
})

test('nobody of the name waits, or it is not theirs to send back', async () => {
  await reportedCase()
  await office.says('退回 谭大江 不对', '等审的里面没有这一户')
  await clerk.says('退回 牟大山 不对', '只有负责的干部能办')
  await talk().says('退回', '您想退哪样？')
})
