import { expect, test } from 'vitest'
import { MINUTE, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, cadreId, linkedFamily, talk } = await startVillage()

test('a call for help in one message is confirmed once, then a cadre is named who answers', async () => {
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨', '“房子漏雨”', '回1确认 2取消')
  const answer = await tan.says('1', '熊长富会在3月10日10点前答复您')
  await cadre.gets('求助 宝坪村3社', '“房子漏雨”', receiptIn(answer), tan.phone.slice(3))
})

test('a call for help word by word', async () => {
  const tan = await linkedFamily()
  await tan.says('5', '遇到什么难处')
  await tan.says('娃儿没学费', '“娃儿没学费”')
  await tan.says('要得', '熊长富会在')
})

test('what is said instead of yes or no is added to the call', async () => {
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨')
  await tan.says('还有老人腿脚不便', '“房子漏雨 还有老人腿脚不便”')
  await tan.says('1', '收到')
})

test.each(['2', '算了', '不用了'])('after “%s” nothing is passed on', async (words) => {
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨')
  await tan.says(words, '没有转')
  await tan.says('求助')
  await tan.says('算了', '没有转')
  const filed = await api.sql`
    select from help_requests where household_id = ${tan.household.id}`
  expect(filed).toHaveLength(0)
})

test('a stranger is helped as well', async () => {
  const stranger = talk()
  await stranger.says('求助 没得衣服穿')
  await stranger.says('1', '收到', '回执')
})

test('a yes after ten minutes is asked about, not obeyed', async () => {
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨')
  bot.later(10 * MINUTE)
  await tan.says('1', '您回的数字是哪件事')
  await tan.says('2', '想办什么')
})

test('what is still missing asks for nothing but a sentence', async () => {
  const tan = await linkedFamily()
  await tan.says('求助')
  await tan.says('好的', '遇到什么难处')
})

test('a long story reaches the cadre whole, the confirmation shows its beginning', async () => {
  const tan = await linkedFamily()
  const story = '房子漏雨，娃儿没有衣服穿。'.repeat(20)
  await tan.says(`求助 ${story}`, '房子漏雨，娃儿没有衣服穿。', '…”')
  const receipt = receiptIn(await tan.says('1', '收到'))
  const [found] = await api.sql<
    { id: string }[]
  >`select id from help_requests where code = ${receipt}`
  const { body } = await api.call(`/help-requests/${found?.id}`, { actor: `staff:${cadreId}` })
  expect(JSON.stringify(body)).toContain(story)
})

test.each([
  ['求助', '屋头只剩一把米了', '火警119 急救120 报警110'],
  ['求助 房子漏雨', '老公打我 快打死我了', '马上打110'],
])('after “%s” the cry “%s” needs no confirmation', async (begun, cry, first) => {
  const tan = await linkedFamily()
  await tan.says(begun)
  await tan.says(cry, first, '已告诉熊长富')
  await cadre.gets(cry)
})

test.each(['举报 村支书再不给我低保我就跳楼', '4 支书扣我的钱 我不想活了'])(
  '“%s”: whoever wants to die is heard, and nothing of the official is passed on',
  async (words) => {
    const tan = await linkedFamily()
    await tan.says(words, '别一个人扛', '12356')
    expect(await cadre.gets(/跳楼|不想活/)).not.toContain('支书')
  },
)

test('a question that is known as one is answered before a call for help is confirmed, and is no part of it', async () => {
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨', '转给干部，对吗')
  await tan.says('低保要交哪些材料', '户口簿', '求助：“房子漏雨”。转给干部，对吗')
  await tan.says('还有灶房也漏', '求助：“房子漏雨 还有灶房也漏”')
  await tan.says('1', '回执')
})
