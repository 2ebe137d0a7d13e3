import { expect, test } from 'vitest'
import { zhLeads } from '../../../bot/messages/zh/leads'
import { enLeads } from '../../../bot/messages/en/leads'

const of = (leadClass: 'wrongly_in' | 'income_drop') =>
  ({ leadClass, decision: 'no_risk', reason: '看了', code: '4283595389' }) as const

test('a household that is not wrongly in hears that, and nothing of risks', () => {
  expect(zhLeads['lead.decided'](of('wrongly_in'))).toContain('查明不是，登记不变')
  expect(enLeads['lead.decided'](of('wrongly_in'))).toContain('not so, the register stays')
  expect(zhLeads['lead.decided'](of('income_drop'))).toContain('眼下没有返贫风险')
})

test('a household reads of its troubles in plain words', () => {
  const told = zhLeads['lead.decided']({
    leadClass: 'assurance_gap',
    decision: 'watch',
    reason: '房子漏',
    code: '4283595389',
  })
  expect(told).toContain('您家吃穿、上学、看病、住房、饮水有难处的事')
  expect(told).toContain('要列入重点关心的户，先在村里公示')
  expect(told).not.toMatch(/三保障|提名|监测/)
})
