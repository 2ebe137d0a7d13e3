import { describe, expect, test } from 'vitest'
import { acceptanceRefusal, returnRefusal, saysQuantity } from '../../../api/acceptances/rules'

const fine = {
  status: 'finished' as const,
  isOwnWork: false,
  text: '水池30立方，不漏水',
  amountFen: 18_000_000,
  approvedFen: 18_000_000,
  photos: 1,
  goals: 1,
  achieved: 1,
}

test('finished work with its quantity, a photo and what came of its goals is accepted', () => {
  expect(acceptanceRefusal(fine)).toBeNull()
})

test.each([
  ['the last fen of what was approved', { amountFen: 18_000_000 }, null],
  ['a fen more', { amountFen: 18_000_001 }, 'above_approved'],
  ['nothing approved at all', { approvedFen: null }, 'above_approved'],
  ['without a photo', { photos: 0 }, 'no_photo'],
  ['a goal nobody spoke of', { achieved: 0 }, 'goals_missing'],
  ['one’s own work', { isOwnWork: true }, 'own_work'],
  ['work that goes on', { status: 'under_way' as const }, 'not_finished'],
  ['accepted before', { status: 'accepted' as const }, 'already_accepted'],
  ['settled', { status: 'settled' as const }, 'already_accepted'],
  ['only that it is fine', { text: '质量合格' }, 'no_quantity'],
  ['a phone in the words', { text: '30米，问 13800000000' }, 'phone'],
])('%s', (_what, change, refusal) => {
  expect(acceptanceRefusal({ ...fine, ...change })).toBe(refusal)
})

test.each(['水池30立方', '硬化公路1.5公里', '路灯十二盏', '管道 300 米', '沼气池2口'])(
  '“%s” says how much',
  (text) => {
    expect(saysQuantity(text)).toBe(true)
  },
)
test.each(['合格', '质量合格', '一般', '18万', '12月1日验收', '很好'])('“%s” does not', (text) => {
  expect(saysQuantity(text)).toBe(false)
})

describe('sent back', () => {
  test.each([
    [{}, null],
    [{ isOwnWork: true }, 'own_work'],
    [{ status: 'under_way' as const }, 'not_finished'],
    [{ reason: '找13800000000' }, 'phone'],
  ])('%o', (change, refusal) => {
    const facts = { status: 'finished' as const, isOwnWork: false, reason: '漏水', ...change }
    expect(returnRefusal(facts)).toBe(refusal)
  })
})
