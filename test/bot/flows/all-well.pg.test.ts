import { describe, expect, test } from 'vitest'
import { HOUR, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, linkedFamily, talk } = await startVillage()

describe('whoever cried for help and is well again', () => {
  test.each(['没得事了', '已经好了 不用来了', '不用来了 没事了', '火灭了，没事了，谢谢你们'])(
    'is thanked for “%s”, and the cadre hears that it is over',
    async (words) => {
      const tan = await linkedFamily()
      const receipt = receiptIn(await tan.says('我家着火了', '119'))
      await cadre.gets('我家着火了')
      await tan.says(words, '平安就好', '熊长富', receipt)
      await cadre.gets(words, receipt)
    },
  )

  test('is not taken to answer what was asked before the emergency', async () => {
    const tan = await linkedFamily()
    await tan.says('申请', '替谭大山家申请')
    await tan.says('老汉昏倒了', '120')
    expect(await tan.says('没事了', '平安就好')).not.toContain('没有申请')
    await cadre.gets('没事了')
  })
})

test('who called nobody, or long ago, tells nobody', async () => {
  const tan = await linkedFamily()
  await tan.says('没事了', '没事就好')
  await tan.says('我家着火了', '119')
  await cadre.gets('着火')
  bot.later(24 * HOUR)
  await tan.says('没事了', '没事就好')
  expect(await cadre.gets()).not.toContain('没事了')
})

test('a call for help not yet confirmed is dropped by it', async () => {
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨', '转给干部，对吗')
  expect(await tan.says('没事了', '没事就好')).not.toContain('转给干部，对吗')
})

test('a farewell is no such word', async () => {
  await talk().says('不用来了 我不想活了', '12356')
})

test('is heard at night as well, by whoever is on the way', async () => {
  const tan = await linkedFamily()
  api.clock.now = new Date('2026-03-09T15:00:00.000Z')
  await tan.says('我家着火了', '119')
  await cadre.gets('我家着火了')
  await tan.says('没事了', '平安就好')
  await cadre.gets('没事了')
})
