import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { cadre, family, linkedFamily, talk } = await startVillage()

const DIGITS = '回1查我家 2异议 3问政策 4举报 5求助 6申请'

test.each(['你好', '0', '菜单', '帮助', '?', '嘿嘿'])(
  'a stranger who first says “%s” learns what can be done here',
  async (words) => {
    await talk().says(words, '您好', DIGITS)
  },
)

test('a linked family is greeted by name, a register phone that is not linked is not', async () => {
  const tan = await linkedFamily()
  await tan.says('菜单', '谭大山家，您好', DIGITS)
  const ran = await family({ head: '冉启旺' })
  expect(await ran.says('菜单', DIGITS)).not.toContain('冉启旺')
})

test('its digits and its words do what they say', async () => {
  const tan = await linkedFamily()
  for (const words of ['1', '查我家', '1查我家']) {
    await tan.says('0')
    await tan.says(words, '谭大山家（')
  }
  await tan.says('0')
  await tan.says('5', '遇到什么难处')
  await tan.says('房子漏雨', '“房子漏雨”')
  await tan.says('2', '没有转')
  await tan.says('0')
  await tan.says('6', '替谭大山家申请')
})

test('it leaves what was begun, which comes back after the next thing', async () => {
  const tan = await linkedFamily()
  await tan.says('申请', '替谭大山家申请')
  await tan.says('菜单', DIGITS)
})

test('a cadre hears what waits instead', async () => {
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨')
  await tan.says('1', '收到')
  await cadre.says('菜单', '发“待办”看', '有1件求助待答')
})

test('a cadre finds the word for every step of a round', async () => {
  const menu = await cadre.says('菜单')
  const words = '走访 排查 调查 复核 开会 评议 张贴 推进 签 措施 记异议 答 通知 代办'
  for (const word of words.split(' ')) expect(menu).toContain(word)
})
