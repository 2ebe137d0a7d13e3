import { test } from 'vitest'
import { HOUR, MINUTE, startVillage } from '../../support/talk'

const { bot, linkedFamily } = await startVillage()

test('up to ten minutes a digit answers the confirmation', async () => {
  const tan = await linkedFamily()
  await tan.says('申请')
  bot.later(10 * MINUTE - 1)
  await tan.says('1', '收到谭大山家的申请')
})

test('after ten minutes it is asked what the digit was for; the question can be taken up again', async () => {
  const tan = await linkedFamily()
  await tan.says('申请')
  bot.later(10 * MINUTE)
  await tan.says('1', '您回的数字是哪件事', '1接着刚才的 2看菜单')
  await tan.says('1', '替谭大山家申请')
  await tan.says('1', '收到谭大山家的申请')
})

test('or the menu', async () => {
  const tan = await linkedFamily()
  await tan.says('申请')
  bot.later(HOUR)
  await tan.says('1', '您回的数字是哪件事')
  await tan.says('2', '查我家')
})

test('a late yes is asked about like a late digit', async () => {
  const tan = await linkedFamily()
  await tan.says('申请')
  bot.later(10 * MINUTE)
  await tan.says('要得', '您回的数字是哪件事')
})

test('a command needs no asking, however late', async () => {
  const tan = await linkedFamily()
  await tan.says('申请')
  bot.later(HOUR)
  await tan.says('查', '谭大山家（')
})
