import { expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'

const CODE = '1234567897'

test.each([
  ['变更', { intent: 'list_changes', code: '' }],
  [`变更 ${CODE}`, { intent: 'list_changes', code: CODE }],
  ['变更 牟大岭 出生 女 牟小星', { intent: 'ask_change', text: '牟大岭 出生 女 牟小星' }],
  ['變更 牟大岭 去世 张三', { intent: 'ask_change' }],
  [`变更 ${CODE} 核实`, { intent: 'check_change', code: CODE, isRight: true, text: '' }],
  [`变更 ${CODE} 核实 更正 电话 139`, { intent: 'check_change', text: '更正 电话 139' }],
  [`变更 ${CODE} 属实`, { intent: 'check_change', isRight: true }],
  [`变更 ${CODE} 不属实 没这人`, { intent: 'check_change', isRight: false, text: '没这人' }],
  [`变更 ${CODE} 身份证 509938202603015678`, { intent: 'check_change', isRight: true }],
  [`变更 ${CODE} 同意`, { intent: 'decide_change', isAccepted: true, text: '' }],
  [
    `变更 ${CODE} 不同意 材料不齐`,
    { intent: 'decide_change', isAccepted: false, text: '材料不齐' },
  ],
  ['更正 牟大岭 电话 13900001234', { intent: 'correct_fact' }],
  ['更正 牟大岭 田小花 姓名 田晓花', { intent: 'correct_fact' }],
  ['更正 电话 13900001234', { intent: 'correct_fact' }],
  ['更正 我家少了一口人', { intent: 'ask_correction', text: '我家少了一口人' }],
  ['更正 没得我家', { intent: 'ask_correction', text: '没得我家' }],
  ['更正 漏了我娃儿', { intent: 'ask_correction', text: '漏了我娃儿' }],
  ['更正 没得我家咋办', { intent: 'objection' }],
  ['correct our phone is old', { intent: 'ask_correction', text: 'our phone is old' }],
  ['correct my daughter is missing', { intent: 'unsure', first: 'urgent' }],
  ['更正 我家娃儿走丢了', { intent: 'unsure', first: 'urgent' }],
  ['更正 电话错了', { intent: 'correct_visit', ofFile: true }],
  ['更正 牟大山家 猪3头', { intent: 'correct_visit' }],
  ['更正走访 三头猪', { intent: 'correct_visit', text: '三头猪' }],
  ['更正调查 谭大山 房 90平', { intent: 'correct_survey' }],
  ['更正', { intent: 'correct_visit', ofFile: true }],
  ['变更户主怎么办', { intent: 'question' }],
  ['信息变更在哪里办', { intent: 'question' }],
  ['变更户主要哪些资料', { intent: 'question' }],
  ['变更 牟大岭 前几天去世 张三', { intent: 'ask_change' }],
  ['更正 我家男人要杀我救命', { intent: 'urgent' }],
])('“%s” means %j', (text, meaning) => {
  expect(understand(text)).toMatchObject(meaning)
})
