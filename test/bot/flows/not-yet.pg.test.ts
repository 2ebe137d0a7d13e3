import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { api, cadre, linkedFamily } = await startVillage()

test.each(['2', '异议 482163 张三家有小车', '名单不对'])(
  '“%s”: objecting by text is not pretended to',
  async (words) => {
    const tan = await linkedFamily()
    await tan.says(words, '还没有记下', '“人工”', '023-51522345')
  },
)

test.each(['3', '问 低保多少钱', '危房改造补多少'])(
  '“%s”: a question gets a person, not an invented answer',
  async (words) => {
    const tan = await linkedFamily()
    await tan.says(words, '还答不了', '“人工”')
  },
)

test.each(['4', '举报 村主任贪污', '社长收红包'])(
  '“%s”: a complaint is passed on to nobody, least of all to a cadre',
  async (words) => {
    const tan = await linkedFamily()
    const answer = await tan.says(words, '没有转给任何人', '023-51522345')
    expect(answer).not.toContain('人工')
    expect(await cadre.gets()).toBe('')
  },
)

test('a complaint written in the middle of a call for help is passed on to nobody', async () => {
  const tan = await linkedFamily()
  await tan.says('求助', '遇到什么难处')
  await tan.says('举报 熊长富收钱不办事', '没有转给任何人')
  await tan.says('求助 房子漏雨', '对吗')
  await tan.says('投诉熊长富不管事', '没有转给任何人')
  await tan.says('2', '没有转')
  expect(await cadre.gets()).toBe('')
})

test('acting for another family needs a cadre first', async () => {
  const tan = await linkedFamily()
  await tan.says('代 冉启旺 申请', '没有记下')
})

test('a visit note by text is not taken yet, and said so', async () => {
  await cadre.says('走访 谭大山 养了两头猪', '还不能用短信办')
  expect(await api.sql`select from help_requests`).toHaveLength(0)
})
