import { describe, expect, test } from 'vitest'
import type { LeadDecision } from '../../../api/client'
import { decisionIn, isNobody } from '../../../bot/conversation/leads-words'
import { understand } from '../../../bot/conversation/understand'

const CODE = '4283595389'

test.each([
  [`说明 ${CODE} 车是我哥的`, { intent: 'explain_lead', code: CODE, text: '车是我哥的' }],
  [`說明${CODE}：車是我哥的`, { intent: 'explain_lead', code: CODE, text: '車是我哥的' }],
  ['说明 车是我哥的', { intent: 'explain_lead', code: '', text: '车是我哥的' }],
  ['說明情況：車是我哥的', { intent: 'explain_lead', code: '', text: '車是我哥的' }],
  ['说明 我家没有车', { intent: 'explain_lead', code: '', text: '我家没有车' }],
  ['說明：車是我哥的', { intent: 'explain_lead', code: '', text: '車是我哥的' }],
  ['Explain it is my brother’s', { intent: 'explain_lead', code: '', text: 'it is my brother’s' }],
  ['说明 怎么回事', { intent: 'explain_lead', code: '', text: '怎么回事' }],
  ['申辩 我没有车', { intent: 'explain_lead', code: '', text: '我没有车' }],
  [`核实 ${CODE} 门口没有车`, { intent: 'check_lead', code: CODE, text: '门口没有车' }],
  [`CHECK ${CODE} no car`, { intent: 'check_lead', code: CODE, text: 'no car' }],
  ['核实', { intent: 'check_lead', code: '', text: '' }],
  ['线索', { intent: 'own_leads' }],
  ['LEADS', { intent: 'own_leads' }],
  ['我的线索', { intent: 'own_leads' }],
  ['线索 宝坪村', { intent: 'own_leads', text: '宝坪村' }],
  ['线索 安置社区', { intent: 'own_leads', text: '安置社区' }],
  ['线索 陈', { intent: 'own_leads' }],
  ['线索 牟大岭', { intent: 'own_leads' }],
  ['线索 天元村', { intent: 'own_leads' }],
  ['线索 天元乡', { intent: 'own_leads' }],
  [`线索 ${CODE}`, { intent: 'lead', code: CODE, text: '' }],
  [`线索${CODE}不属实 车是他哥的`, { intent: 'lead', code: CODE, text: '不属实 车是他哥的' }],
])('“%s”', (text, meaning) => expect(understand(text)).toMatchObject(meaning))

test.each([
  '说明',
  '说明书',
  '说明一下低保怎么申请',
  '说明 有啥子用吗',
  '说明 我屋头没得饭吃',
  '说明 谭大山家有车，不该评',
  '说明 低保怎么申请',
  '说明，能申请低保吗',
  '核实一下我家情况',
  '有线索举报村长',
  '线索 村长吃钱',
  '线索 我举报',
])('“%s” is no lead’s', (text) =>
  expect(['explain_lead', 'check_lead', 'lead', 'own_leads']).not.toContain(
    understand(text).intent,
  ),
)

const LIGHT: LeadDecision[] = ['corrected', 'kept', 'unfounded']
const HEAVY: LeadDecision[] = ['referred', 'unfounded']
const COUNTY: LeadDecision[] = ['terminated', 'kept', 'unfounded']
const RISK: LeadDecision[] = ['watch', 'ledger', 'settled', 'no_risk']

describe('what is decided', () => {
  test.each([
    ['属实 看了证', LIGHT, 'corrected', '看了证'],
    ['属实', HEAVY, 'referred', ''],
    ['属实，本人名下', COUNTY, 'terminated', '本人名下'],
    ['不属实 车是他哥的', HEAVY, 'unfounded', '车是他哥的'],
    ['不属实：已还清', RISK, 'no_risk', '已还清'],
    ['属实，不影响 农用车', COUNTY, 'kept', '农用车'],
    ['终止 有车', HEAVY, 'terminated', '有车'],
    ['台账 先看着', RISK, 'ledger', '先看着'],
    ['监测，收入断了', RISK, 'watch', '收入断了'],
    ['没有风险 有工作', RISK, 'no_risk', '有工作'],
    ['解决了 修好了', RISK, 'settled', '修好了'],
    ['TRUE. his own car', COUNTY, 'terminated', 'his own car'],
  ])('“%s”', (text, allowed, decision, reason) =>
    expect(decisionIn(text, allowed)).toEqual({ decision, reason }),
  )

  test.each(['', '车是他哥的', '属实的证据在哪'])('“%s” decides nothing', (text) =>
    expect(decisionIn(text, LIGHT)).toBeUndefined(),
  )
})

test.each([
  ['没见到', true],
  ['没见到人', true],
  ['没人', true],
  ['不在家', true],
  ['NOBODY', true],
  ['没说什么', true],
  ['没有车', false],
  ['见到户主', false],
  ['没见过这辆车', false],
])('“%s”: nobody spoke: %s', (plain, nobody) => expect(isNobody(plain)).toBe(nobody))
