import { expect, test } from 'vitest'
import { MINUTE, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, linkedFamily, talk } = await startVillage()

const requestsOf = (householdId: string) =>
  api.sql`select kind, status from help_requests where household_id = ${householdId}`

test.each([
  '问 低保要交哪些材料',
  '3 低保要交哪些材料',
  '低保要交哪些材料？',
  '办低保要啥子材料嘛',
])('“%s” is answered in one message with its source', async (words) => {
  const tan = await linkedFamily()
  await tan.says(words, '户口簿', /依据：《重庆市城乡居民最低生活保障条例》第十五条$/)
  expect(await requestsOf(tan.household.id)).toHaveLength(0)
})

test.each(['3', '问', '我要问'])('“%s” alone asks what', async (words) => {
  const tan = await linkedFamily()
  await tan.says(words, '想问什么')
  await tan.says('好', '想问什么')
  await tan.says('残疾证找哪个办', '残联', '依据：')
  await tan.says('下', '没有下文了')
})

test('a stranger is answered as well, in the middle of nothing', async () => {
  await talk().says('危房改造的钱哪个出', '政府适当补助', '依据：')
})

test('where two answers are possible the villager picks one', async () => {
  const tan = await linkedFamily()
  await tan.says('问 低保', '您问的是哪样', '4都不是')
  await tan.says('1', '依据：')
  await tan.says('问 低保')
  await tan.says('9', '您问的是哪样')
  await tan.says('4', '不乱答', '回1转给干部 2不用')
  await tan.says('2', '没有转')
  expect(await requestsOf(tan.household.id)).toHaveLength(0)
})

test('another question instead of a pick is answered', async () => {
  const tan = await linkedFamily()
  await tan.says('问 低保', '您问的是哪样')
  await tan.says('问 残疾证找哪个办', '残联')
})

test.each(['问 今年低保一个月好多钱', '问 种花椒有没得补贴', '问 镇政府电话'])(
  '“%s”: not known, passed on after one confirmation, answered by the cadre',
  async (words) => {
    const tan = await linkedFamily()
    await tan.says(words, '不乱答', '回1转给干部 2不用')
    const code = receiptIn(await tan.says('1', '熊长富会在3月10日10点前答复您'))
    await cadre.gets('提问 宝坪村3社', words.slice(2), code, tan.phone.slice(3))
    await tan.says(code, '的提问在办')
    await cadre.says(`答 ${code} 请到民政窗口问`, '已答复')
    await tan.gets('熊长富答复：请到民政窗口问')
    await tan.says(code, '的提问已答复')
    expect(await requestsOf(tan.household.id)).toEqual([{ kind: 'question', status: 'answered' }])
  },
)

test.each(['2', '不用', '算了'])('after “%s” nothing is passed on', async (words) => {
  const tan = await linkedFamily()
  await tan.says('问 种花椒有没得补贴')
  await tan.says(words, '没有转')
  await tan.says('问', '想问什么')
  await tan.says('算了', '没有转')
  expect(await requestsOf(tan.household.id)).toHaveLength(0)
})

test('a yes after ten minutes is asked about, not obeyed', async () => {
  const tan = await linkedFamily()
  await tan.says('问 种花椒有没得补贴', '不乱答')
  bot.later(10 * MINUTE)
  await tan.says('1', '您回的数字是哪件事')
  expect(await requestsOf(tan.household.id)).toHaveLength(0)
})

test('an application that was begun waits for the answer and goes on', async () => {
  const tan = await linkedFamily()
  await tan.says('申请', '对吗')
  await tan.says('问 低保要交哪些材料', '依据：', '对吗')
  await tan.says('1', '回执')
})

test('a complaint that is put as a question is passed on to no cadre', async () => {
  const tan = await linkedFamily()
  await tan.says('问 村主任贪污哪个管', '没有转给任何人')
  await tan.says('问', '想问什么')
  await tan.says('举报 社长收红包', '没有转给任何人')
  expect(await requestsOf(tan.household.id)).toHaveLength(0)
})

test('what a card says of officials may be asked all the same', async () => {
  const tan = await linkedFamily()
  await tan.says('问 村干部的亲戚吃低保有什么规定', '近亲属', '第三十三条', '回“下”接着看')
  await tan.says('下', '备案')
})

test('who cries for help while asking is helped', async () => {
  const tan = await linkedFamily()
  await tan.says('问', '想问什么')
  await tan.says('房子起火了', '119')
})

test('an English reader is told where it stands as well', async () => {
  const reader = await linkedFamily()
  await reader.says('English')
  await reader.says('ASK 低保要交哪些材料', '户口簿', 'Source: 《重庆市')
  await reader.says('ASK 种花椒有没得补贴', 'will not guess', '1 Pass it on 2 No')
})
