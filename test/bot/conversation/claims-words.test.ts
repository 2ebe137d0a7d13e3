import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'

const begun = (text: string, isStaff = true) => {
  const meaning = understand(text, isStaff)
  return meaning.intent === 'desk_work' ? { flow: meaning.flow, data: meaning.data } : null
}

test.each([
  ['验收 123456789 合格 18万', 'accept-project', { code: '123456789', text: '合格 18万' }],
  ['验收123456789不合格漏水', 'accept-project', { code: '123456789', text: '不合格漏水' }],
  ['抽查 天元乡', 'draw-checks', { text: '天元乡' }],
  ['抽查 全县', 'draw-checks', { text: '全县' }],
  ['抽查 123456789 合格 看到了', 'check-project', { code: '123456789', text: '合格 看到了' }],
  ['报账', 'show-claims', {}],
  ['报账 123456789 15万', 'claim-money', { code: '123456789', text: '15万' }],
  ['报账审核 1234567897 同意 票全', 'judge-claim', { code: '1234567897', text: '同意 票全' }],
  ['拨付 1234567897 牟大岭 3000元', 'pay-claim', { code: '1234567897', text: '牟大岭 3000元' }],
  ['结项 123456789', 'close-project', { code: '123456789' }],
  ['评价 123456789 85 好用', 'review-project', { code: '123456789', text: '85 好用' }],
])('“%s” of staff begins %s', (text, flow, data) => {
  expect(begun(text)).toEqual({ flow, data })
})

describe('a villager', () => {
  test.each([
    '验收 123456789 合格',
    '报账是啥意思',
    '报账',
    '评价一下',
    '抽查 天元乡',
    '拨付 1234567897',
    '村里的路验收了没得',
  ])('who says “%s” begins none of it', (text) => {
    expect(begun(text, false)).toBeNull()
  })
})

test.each(['评价', '评价一下这个干部', '抽查的人没来', '验收的时候没喊我', '报账难得很'])(
  'a cadre who says “%s” begins none of it, either',
  (text) => {
    expect(begun(text)).toBeNull()
  },
)
