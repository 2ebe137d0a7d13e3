import { expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'

test.each([
  ['台账', 'ledger', ''],
  ['台账 宝坪村', 'ledger', '宝坪村'],
  ['查台账天元乡', 'ledger', '天元乡'],
  ['档外台账 宝坪村3社', 'ledger', '宝坪村3社'],
  ['監測', 'watched', ''],
  ['监测 宝坪村', 'watched', '宝坪村'],
  ['监测名单', 'watched', ''],
  ['监测户 全县', 'watched', '全县'],
  ['出台账 牟大岭 病好了', 'leave_ledger', '牟大岭 病好了'],
  ['出台账', 'leave_ledger', ''],
  ['周报', 'weekly', ''],
] as const)('“%s” asks of monitoring: %s', (text, what, rest) =>
  expect(understand(text)).toMatchObject({ intent: 'monitoring', what, text: rest }),
)

test.each([
  ['监测 牟大岭 突发困难', 'watch_list'],
  ['拟监测 牟大岭', 'watch_list'],
  ['解除 牟大岭', 'risk_removal'],
  ['风险消除 牟大岭', 'risk_removal'],
  ['解除监测 3社牟大岭', 'risk_removal'],
  ['消除 牟大岭', 'risk_removal'],
] as const)('“%s” proposes a household: %s', (text, kind) =>
  expect(understand(text)).toMatchObject({ intent: 'propose', kind }),
)

test.each([
  '台账在哪里看啊',
  '监测是啥子意思',
  '周报什么时候出',
  '解除劳动合同有补偿没',
  '消除蚊子',
])('“%s” is none of it', (text) => {
  const { intent } = understand(text)
  expect(['monitoring', 'propose']).not.toContain(intent)
})
