import { expect, test } from 'vitest'
import { HOUR, MINUTE, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, family, linked, linkedFamily } = await startVillage()

const applicationsOf = async (householdId: string) =>
  (await api.sql`select from applications where household_id = ${householdId}`).length

test('a family applies with one confirmation and gets a receipt and a date', async () => {
  const tan = await linkedFamily()
  await tan.says('我想申请', '替谭大山家申请', '回1确认 2取消')
  const answer = await tan.says('1', '收到谭大山家的申请', '3月29日前答复')
  await tan.says(receiptIn(answer), '谭大山家3月9日的申请在办')
  await cadre.gets('宝坪村3社谭大山家递了申请', receiptIn(answer))
})

test.each(['要得', '好的', '确认', '👌'])('“%s” is a confirmation too', async (words) => {
  const tan = await linkedFamily()
  await tan.says('申请')
  await tan.says(words, '收到谭大山家的申请')
})

test.each(['2', '算了', '取消', '不要'])('after “%s” nothing is filed', async (words) => {
  const tan = await linkedFamily()
  await tan.says('申请')
  await tan.says(words, '没有申请')
  expect(await applicationsOf(tan.household.id)).toBe(0)
})

test('whoever has applied is told so without being asked again', async () => {
  const tan = await linkedFamily()
  await tan.says('申请')
  const receipt = receiptIn(await tan.says('1'))
  await tan.says('申请', '已经申请过了', receipt)
})

test('a family on the register need not apply', async () => {
  const tan = await linkedFamily({ status: 'registered' })
  await tan.says('申请', '谭大山家已在册，不用再申请')
})

test('a household that is no more cannot', async () => {
  const tan = await linkedFamily({ status: 'closed' })
  await tan.says('申请', '已注销')
})

test('a register phone links first and then goes on', async () => {
  const tan = await family()
  await tan.says('申请', '姓名和身份证后四位')
  await tan.says('谭大山 2359', '连上了', '回6接着申请')
  await tan.says('6', '替谭大山家申请')
  await tan.says('1', '收到谭大山家的申请')
})

test('of two households one is picked', async () => {
  const first = await api.addHousehold({ head: '谭大山' })
  const second = await api.addHousehold({ head: '冉启旺' })
  const phone = await linked(first.id)
  const [contact] = await api.sql<{ id: string }[]>`
    select contact_id as id from contact_links where household_id = ${first.id}`
  bot.later(MINUTE)
  await api.link(contact?.id ?? '', second.id)
  await phone.says('申请', '替哪一户申请', '1谭大山 2冉启旺')
  await phone.says('2', '替冉启旺家申请')
  await phone.says('1', '收到冉启旺家的申请')
})

test('a yes that comes too late asks what it was for', async () => {
  const tan = await linkedFamily()
  await tan.says('申请')
  bot.later(10 * MINUTE)
  await tan.says('1', '您回的数字是哪件事')
  await tan.says('1', '替谭大山家申请')
  await tan.says('1', '收到谭大山家的申请')
})

test('without a figure for the answer time nothing is promised', async () => {
  await api.setFigures({ application_answer_days: null })
  const tan = await linkedFamily()
  await tan.says('申请')
  await tan.says('1', '没有记下', '023-51522345')
  await api.setFigures()
  expect(await applicationsOf(tan.household.id)).toBe(0)
})

test('a question in between is answered and the confirmation comes again', async () => {
  const tan = await linkedFamily()
  await tan.says('申请')
  await tan.says('查', '现在不在帮扶名册上', '替谭大山家申请')
  bot.later(HOUR / 12)
  await tan.says('1', '收到谭大山家的申请')
})
