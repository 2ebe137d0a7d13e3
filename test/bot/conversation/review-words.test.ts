import { describe, expect, test } from 'vitest'
import { isForTop } from '../../../bot/conversation/addressee'
import { normalise } from '../../../bot/conversation/normalise'
import type { Talk } from '../../../bot/conversation/session'
import { understand } from '../../../bot/conversation/understand'

describe('meetings are called, held and called off in so many words', () => {
  test.each([
    ['开会', 'call_review', ''],
    ['开会 宝坪村3社 明天下午2点', 'call_review', '宝坪村3社 明天下午2点'],
    ['开会：宝坪村3社，明天下午2点', 'call_review', '宝坪村3社，明天下午2点'],
    ['开会明天下午2点', 'call_review', '明天下午2点'],
    ['開會 寶坪村3社', 'call_review', '寶坪村3社'],
    ['召开评议会 宝坪村', 'call_review', '宝坪村'],
    ['meeting 宝坪村3社 2026-03-10 14:00', 'call_review', '宝坪村3社 2026-03-10 14:00'],
    ['评议', 'hold_review', ''],
    ['评议 宝坪村3社', 'hold_review', '宝坪村3社'],
    ['接着评', 'hold_review', ''],
    ['评议会', 'hold_review', ''],
    ['review', 'hold_review', ''],
    ['不开了', 'cancel_review', ''],
    ['会不开了', 'cancel_review', ''],
    ['取消会议 宝坪村3社', 'cancel_review', '宝坪村3社'],
    ['cancel meeting', 'cancel_review', ''],
  ])('“%s” is %s', (text, intent, said) =>
    expect(understand(text)).toMatchObject({ intent, text: said }),
  )

  test.each([
    '开会没喊我们',
    '开会的时候没得人说',
    '开会通知没收到',
    '评议不公平',
    '评议结果出来没有',
    '评议通过没得',
    '评议的时候没喊我们3社的人',
    '要求重新评议',
    '不开车',
    '会开完了吗',
    '【自动回复】在开会',
    '通知 宝坪村 明天九点开会',
    '没开会就定了',
  ])('“%s” is nothing of the kind', (text) =>
    expect(understand(text).intent).not.toMatch(/_review$/),
  )
})

describe('a question that asks for numbers', () => {
  const asked: Talk = {
    flow: 'hold-review',
    step: 'vote',
    data: {},
    offered: [],
    kind: 'menu',
    isNumeric: true,
    askedAt: '2026-03-09T02:00:00.000Z',
  }
  const isTaken = (text: string, talk: Talk) =>
    isForTop(talk, understand(text), { text, plain: normalise(text), choiceId: undefined }, true)

  // Without the spaces these are as long as a code.
  test.each(['85 12 10', '135 12 10', '100，20，10', '１００　２０　１０', '35/2/1', '0', '8'])(
    'takes “%s”',
    (text) => expect(isTaken(text, asked)).toBe(true),
  )

  test.each(['851210', '4821630007', '482163'])('does not take the code “%s”', (text) =>
    expect(isTaken(text, asked)).toBe(false),
  )

  test('and no other question takes them', () => {
    const other: Talk = { ...asked, kind: 'menu' }
    delete other.isNumeric
    expect(isTaken('85 12 10', other)).toBe(false)
  })
})
