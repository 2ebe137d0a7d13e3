import { test } from 'vitest'
import { HOUR, receiptIn, startVillage } from '../../support/talk'

const { bot, cadre, linked, linkedFamily, talk } = await startVillage()

async function applied() {
  const tan = await linkedFamily()
  await tan.says('申请')
  return Object.assign(tan, { receipt: receiptIn(await tan.says('1')) })
}

test('an application is withdrawn after one confirmation, in force a day later', async () => {
  const tan = await applied()
  await tan.says('撤回', `撤回${tan.receipt}，对吗`, '回1确认 2取消')
  await tan.says('1', '3月10日10点撤回')
  await cadre.gets('宝坪村3社要撤回', tan.receipt, '请问清是不是本人意思')
  await tan.says(tan.receipt, '正在撤回')
  bot.later(24 * HOUR)
  await tan.says(tan.receipt, '已撤回', '想再申请，回6')
})

test.each(['2', '取消', '算了'])('after “%s” it stays', async (words) => {
  const tan = await applied()
  await tan.says('撤回')
  await tan.says(words, '不撤回，照常办理')
  await tan.says(tan.receipt, '在办')
})

test('a call for help is withdrawn at once, by its receipt', async () => {
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨')
  const receipt = receiptIn(await tan.says('1'))
  await tan.says('撤回', '请发“撤回”加10位回执号')
  await tan.says(`撤回 ${receipt}`, `撤回${receipt}，对吗`)
  await tan.says('1', `求助${receipt}已撤回`)
  await tan.says(`撤回 ${receipt}`)
  await tan.says('1', '没有可撤回的')
})

test('nobody withdraws what somebody else filed', async () => {
  const tan = await applied()
  const daughter = await linked(tan.household.id)
  await daughter.says('撤回')
  await daughter.says('1', '没有可撤回的')
  const stranger = talk()
  await stranger.says(`撤回 ${tan.receipt}`)
  await stranger.says('1', '没有可撤回的')
  await tan.says(tan.receipt, '在办')
})
