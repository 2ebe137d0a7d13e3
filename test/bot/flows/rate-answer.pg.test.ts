import { expect, test } from 'vitest'
import { HOUR, startVillage } from '../../support/talk'

const { api, bot, cadre, linkedFamily, talk } = await startVillage()

const LONG = '问 村干部的亲戚吃低保有什么规定'

/** Of all that was asked, the first first; each test begins with none. */
async function ratings() {
  const rows = await api.sql<{ isUseful: boolean | null }[]>`
    select is_useful as "isUseful" from policy_questions order by id`
  await api.ownerSql`delete from policy_questions`
  return rows.map(({ isUseful }) => isUseful)
}

test.each(['有用', '管用', '有用得很', '没用', '不管用', '答错了'])(
  '“%s” without any answer says that there was none',
  async (word) => {
    await talk().says(word, '今天没有答过您的问题', '发“问”')
  },
)

test('the last answer is meant, however many were given', async () => {
  const tan = await linkedFamily()
  await tan.says(LONG)
  await tan.says('问 低保要交哪些材料')
  await tan.says('没用', '没答到点子上', '人工')
  expect(await ratings()).toEqual([null, false])
})

test('a question that had no answer cannot have been of use; the answer before it can', async () => {
  const tan = await linkedFamily()
  await tan.says('问 种花椒有没得补贴', '不乱答')
  await tan.says('有用', '今天没有答过您的问题')
  await tan.says(LONG)
  await tan.says('问 种花椒有没得补贴', '不乱答')
  await tan.says('有用', '谢谢')
  expect(await ratings()).toEqual([null, true, null])
})

test('who thought better of it is believed', async () => {
  const tan = await linkedFamily()
  await tan.says(LONG)
  await tan.says('有用')
  await tan.says('没用')
  expect(await ratings()).toEqual([false])
})

test('an answer can be rated for a day', async () => {
  const tan = await linkedFamily()
  await tan.says(LONG)
  bot.later(24 * HOUR)
  await tan.says('有用', '谢谢您告诉我们')
  bot.later(1)
  await tan.says('没用', '今天没有答过您的问题')
  expect(await ratings()).toEqual([true])
})

test('nobody rates what another was told', async () => {
  const tan = await linkedFamily()
  await tan.says(LONG)
  await talk().says('没用', '今天没有答过您的问题')
  await cadre.says('没用', '今天没有答过您的问题')
  expect(await ratings()).toEqual([null])
})

test('what a villager says of help is no rating', async () => {
  const tan = await linkedFamily()
  await tan.says(LONG)
  await tan.says('求助 水管没用了')
  expect(await ratings()).toEqual([null])
})

test('in English it is said in English', async () => {
  const reader = await linkedFamily()
  await reader.says('English')
  await reader.says('USEFUL', 'Nothing was answered today')
  await reader.says('ASK 村干部的亲戚吃低保有什么规定', '备案', '1 Useful 2 Not useful')
  // Nothing is asked any more once something came between.
  await reader.says('STATUS', '谭大山')
  await reader.says('NOT USEFUL', 'Sorry', 'PERSON')
  expect(await ratings()).toEqual([false])
})
