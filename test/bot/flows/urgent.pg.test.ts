import { expect, test } from 'vitest'
import { receiptIn, startVillage } from '../../support/talk'

const { api, cadre, linkedFamily, talk } = await startVillage()

test('fire: no confirmation, what to do comes first, the cadre is told at once', async () => {
  const tan = await linkedFamily()
  const answer = await tan.says('我家着火了', '人先出来', '119', '120', '熊长富')
  await cadre.gets('我家着火了', receiptIn(answer))
})

test.each([
  ['救命', '先顾人'],
  ['我不想活了', '12356'],
  ['老汉喝了农药', '莫自己催吐'],
  ['有人拿刀', '马上打110'],
  ['娃儿不见了', '马上打110，不用等'],
  ['屋头莫得吃的了', '等不得打023-51522345'],
])('“%s” is answered with what to do about just that, and a cadre is told', async (words, toDo) => {
  const tan = await linkedFamily()
  await tan.says(words, toDo, '已告诉熊长富，回执')
  await cadre.gets(words)
})

test('who is in despair is not told to leave a place', async () => {
  const tan = await linkedFamily()
  expect(await tan.says('我要死给你们看')).not.toContain('离开危险处')
  await cadre.gets('死给你们看')
})

/** Monday, 23 o'clock in Shanghai. */
const AT_NIGHT = new Date('2026-03-09T15:00:00.000Z')

test('at night the cadre is told of a fire at once, of a leaking roof in the morning', async () => {
  const tan = await linkedFamily()
  api.clock.now = AT_NIGHT
  await tan.says('求助 房子漏雨')
  await tan.says('1', '收到')
  expect(await cadre.gets()).toBe('')
  await tan.says('我家着火了', '119')
  const told = await cadre.gets('我家着火了')
  expect(told).not.toContain('漏雨')
  api.clock.now = new Date('2026-03-09T23:59:59.000Z')
  expect(await cadre.gets()).toBe('')
  api.clock.now = new Date('2026-03-10T00:00:00.000Z')
  await cadre.gets('漏雨')
})

test('the word for help before it makes no difference', async () => {
  const tan = await linkedFamily()
  await tan.says('求助 房子塌了 压到人了', '人先出来')
  await cadre.gets('“房子塌了 压到人了”')
})

test('a stranger in need is heard without any proof', async () => {
  await talk().says('救命 屋里进水了', '人先出来', '回执')
})

test('it works in the middle of anything', async () => {
  const tan = await linkedFamily()
  await tan.says('申请', '替谭大山家申请')
  await tan.says('老汉昏倒了', '120', '替谭大山家申请')
  await tan.says('1', '收到谭大山家的申请')
})

test('a saying raises no alarm', async () => {
  const tan = await linkedFamily()
  const answer = await tan.says('忙得要死 查一下我家')
  expect(answer).not.toContain('119')
})

test('when it cannot be filed the emergency numbers still come', async () => {
  await api.setFigures({ help_answer_hours: null })
  const tan = await linkedFamily()
  await tan.says('着火了', '119', '再打023-51522345')
  await tan.says('断粮了', '没能记下', '023-51522345')
  await api.setFigures()
})
