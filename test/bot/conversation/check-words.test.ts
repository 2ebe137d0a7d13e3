import { expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'

test.each([
  ['核查', 'show_checks', ''],
  ['定期核查', 'show_checks', ''],
  ['核查 结束', 'close_checks', ''],
  ['核查：天元乡 脱贫户 12月31日前', 'open_checks', '天元乡 脱贫户 12月31日前'],
  ['核查 天元乡', 'open_checks', '天元乡'],
  ['核查 监测户', 'open_checks', '监测户'],
  ['核查 牟大岭 属实', 'answer_checks', '牟大岭 属实'],
  ['核查 牟大岭', 'answer_checks', '牟大岭'],
  ['核查 漏评 张三 3社 房子垮了', 'answer_checks', '漏评 张三 3社 房子垮了'],
  ['核查\n牟大岭 属实\n谭二 有变 生了娃', 'answer_checks', '牟大岭 属实\n谭二 有变 生了娃'],
  ['质检 宝坪村', 'check_quality', '宝坪村'],
  ['核查？', 'show_checks', ''],
  ['核查 牟大岭 有变 娃儿在哪打工说不清', 'answer_checks', '牟大岭 有变 娃儿在哪打工说不清'],
  ['CHECK 牟大岭 right', 'answer_checks', '牟大岭 right'],
  ['质检', 'check_quality', ''],
])('%j is %s of %j', (text, intent, rest) => {
  expect(understand(text)).toMatchObject({ intent, text: rest })
})

test.each([
  '核查组来过没',
  '核查我家的人啥时候来',
  '核查 1234567897 院坝没有车',
  '核查 啥时候来',
  '核查 我家收入算错了',
  '核查 村里漏评了我家',
  '核查，你们来了没',
  'check my bank account',
  'quality is bad',
  '质检部门怎么不管商店卖假种子的事情呢你们说',
])('%s is something else', (text) => {
  const { intent } = understand(text)
  expect(intent).not.toMatch(/_checks$|check_quality/)
})
