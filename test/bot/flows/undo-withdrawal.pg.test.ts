import { test } from 'vitest'
import { HOUR, receiptIn, startVillage } from '../../support/talk'

const { bot, cadre, family, linkedFamily, talk } = await startVillage()

async function withdrawn() {
  const tan = await linkedFamily()
  await tan.says('申请')
  const receipt = receiptIn(await tan.says('1'))
  await tan.says('撤回')
  await tan.says('1', '改主意')
  return Object.assign(tan, { receipt })
}

test('within a day the application is kept after all, and the cadre hears it', async () => {
  const tan = await withdrawn()
  bot.later(24 * HOUR - 1000)
  await tan.says('不撤了', `好，${tan.receipt}不撤回，照常办理`)
  await cadre.gets('不撤回了', tan.receipt)
  bot.later(HOUR)
  await tan.says(tan.receipt, '在办')
})

test('so can whoever applied for another household', async () => {
  const { household } = await family({ head: '牟代办' })
  const niece = talk()
  await niece.says(`代 ${household.head} 2359 申请`)
  const slip = await niece.says('1', '收到牟代办家的申请')
  const receipt = receiptIn(slip.slice(slip.indexOf('回执')))
  await niece.says('撤回', `撤回${receipt}，对吗`)
  await niece.says('1', '改主意')
  await niece.says('不撤了', `好，${receipt}不撤回，照常办理`)
})

test('a day later it is too late', async () => {
  const tan = await withdrawn()
  bot.later(24 * HOUR)
  await tan.says('不撤了', '没有正在撤回的申请')
})

test('whoever withdrew nothing is told so', async () => {
  await talk().says('不撤了', '没有正在撤回的申请')
  const tan = await linkedFamily()
  await tan.says('申请')
  await tan.says('1')
  await tan.says('不撤了', '没有正在撤回的申请')
})
