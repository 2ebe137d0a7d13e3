import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { linkedFamily, talk } = await startVillage()

test.each(['谢谢', '辛苦了', 'thank you'])('“%s” is answered kindly', async (words) => {
  await talk().says(words, '不客气')
})

test.each(['打错了', '你是哪个', '骗子'])(
  '“%s” hears who we are and how to stop us',
  async (words) => {
    await talk().says(words, '县里帮扶短信号', '“退订”')
  },
)

test('leaving the programme takes more than a text', async () => {
  const tan = await linkedFamily()
  await tan.says('退出低保', '您签字才算')
})

test('a machine gets no answer', async () => {
  expect(await talk().says('【自动回复】您好，我在开会')).toBe('')
})

test('thanks in the middle of a question leave the question open', async () => {
  const tan = await linkedFamily()
  await tan.says('申请')
  await tan.says('谢谢', '不客气', '替谭大山家申请')
  await tan.says('1', '收到谭大山家的申请')
})
