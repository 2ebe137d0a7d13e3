import { expect, test } from 'vitest'
import { startSurveys } from '../../support/satisfaction-talk'

const { bot, head, clerk, linkedFamily, survey } = await startSurveys()

test('a survey under way is given up: nobody else is asked, and a late answer is thanked for', async () => {
  const family = await linkedFamily()
  const code = await survey()
  await head.says(`取消满意度 ${code}`, '取消天元乡的满意度调查')
  await head.says('1', '取消了，不再问')
  expect((await bot.delivered()).filter(({ text }) => text.includes('1/3'))).toHaveLength(0)
  await family.says('满意', '已经结束，没有算进去')
  await clerk.says(`取消满意度 ${code}`, '已经取消了')
})

test('a no leaves it as it is', async () => {
  const family = await linkedFamily()
  const code = await survey()
  await head.says(`取消满意度 ${code}`, '不再问了')
  await head.says('2', '好，没有动')
  await family.gets('1/3')
  await head.says('取消满意度 1234567890', '没找到')
})
