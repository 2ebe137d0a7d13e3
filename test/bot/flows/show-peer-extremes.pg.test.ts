import { test } from 'vitest'
import { listDrawn, startPeers } from '../../support/peers'

const { api, townships, office, talkOf, answerAll } = await startPeers()

test('what is far from what the others gave the same unit is shown to the office, with who gave it', async () => {
  const [pair] = await listDrawn(api)
  await answerAll((one, other) => (one === pair?.one && other === pair.other ? [0, 0] : [15, 24]))
  await office.says('互评 异常', `${pair?.one}给${pair?.other}打0.0分，和别家差得多`)
})

test('up to the figure nothing is extreme', async () => {
  const [pair] = await listDrawn(api)
  // 78.0 less 25 of a hundred is 53.0: 26.5 of 50 marks lies between these two.
  await answerAll((one, other) => (one === pair?.one && other === pair.other ? [11, 16] : [15, 24]))
  await office.says('互评 异常', '已评24份，没有和别家差得多的')
})

test('one mark further it is', async () => {
  const [pair] = await listDrawn(api)
  await answerAll((one, other) => (one === pair?.one && other === pair.other ? [11, 15] : [15, 24]))
  await office.says('互评 异常', `${pair?.one}给${pair?.other}打52.0分`)
})

test('no township reads any of it', async () => {
  await talkOf(townships[0]?.name ?? '').says('互评 异常', '只有负责的干部能办')
})
