import { expect, test } from 'vitest'
import { HOUR, MINUTE, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, linkedFamily } = await startVillage()

test('a cadre takes over, both hear each other, and it ends when said so', async () => {
  const tan = await linkedFamily()
  const opened = await tan.says('人工', '熊长富来答您', '发“结束”')
  const receipt = receiptIn(opened)
  await cadre.gets('找人 宝坪村3社', receipt)
  await tan.says('我想问下低保', '已转给干部')
  await cadre.gets('“我想问下低保”', receipt)
  await cadre.says(`答 ${receipt} 要先申请，我明天来看`, '已答复')
  await tan.gets('熊长富答复：要先申请，我明天来看')
  await tan.says('结束', '这次谈话结束了')
})

test('while it lasts commands are only words, but codes, stop and urgent need work', async () => {
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨')
  const receipt = receiptIn(await tan.says('1'))
  await tan.says('人工')
  await tan.says('查我家情况', '已转给干部')
  await tan.says('1', '已转给干部')
  await tan.says(receipt, '求助在办', '您还在和干部说话')
  await tan.says('退订', '不再发通知', '您还在和干部说话')
  await tan.says('着火了', '119')
  await tan.says('谢谢', '已转给干部')
})

test('after half an hour of silence it is over, and what comes then is not lost unnoticed', async () => {
  const tan = await linkedFamily()
  await tan.says('人工', '熊长富来答您')
  bot.later(30 * MINUTE)
  await tan.says('还在吗', '谈话已经结束', '没有转')
  await tan.says('查', '谭大山家')
})

test('outside office hours it is noted and answered in the morning', async () => {
  bot.later(10 * HOUR)
  const tan = await linkedFamily()
  await tan.says('人工', '现在下班了', '9点到18点', '回执')
  await tan.says('查', '谭大山家')
})

test('after three messages nobody could understand a person comes in', async () => {
  const tan = await linkedFamily()
  await tan.says('查')
  await tan.says('嘿嘿嘿', '没看懂')
  await tan.says('啦啦啦', '没看懂')
  await tan.says('鹅鹅鹅', '熊长富来答您')
  await cadre.gets('“鹅鹅鹅”')
})

test('without a figure for the hours nobody is promised', async () => {
  await api.setFigures({ person_opens_hour: null })
  const tan = await linkedFamily()
  const [answer] = await bot.says(tan.phone, '人工')
  await api.setFigures()
  expect(answer).toContain('023-51522345')
})
