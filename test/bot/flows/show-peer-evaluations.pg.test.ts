import { test } from 'vitest'
import { startPeers } from '../../support/peers'

const { townships, office, talkOf, answerAll } = await startPeers()

test('the office reads how far everybody is, an evaluator whom they have still to evaluate', async () => {
  await office.says('互评', '2026年乡镇互评，3月20日前：已评0份，没评24份，评着')
  await talkOf(townships[0]?.name ?? '').says('互评', '3月20日前。要评请发：互评')
  await answerAll()
  await office.says('互评', '已评24份，没评0份，评着')
  await talkOf(townships[0]?.name ?? '').says('互评', '没有等您评的单位')
})
