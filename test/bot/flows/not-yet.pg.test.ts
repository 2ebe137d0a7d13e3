import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { cadre, linkedFamily } = await startVillage()

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
