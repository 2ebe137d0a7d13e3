import { describe, expect, test } from 'vitest'
import { isForTop } from '../../../bot/conversation/addressee'
import { normalise } from '../../../bot/conversation/normalise'
import type { Talk } from '../../../bot/conversation/session'
import { understand } from '../../../bot/conversation/understand'

const talk = (flow: string, offered: string[]): Talk => ({
  flow,
  step: 'ask',
  data: { code: '482163' },
  offered: offered.map((id) => ({ id })),
  kind: 'menu',
  takes: ['objection'],
  askedAt: '2026-03-09T02:00:00.000Z',
})
const isAnswer = (top: Talk, text: string, isStaff = false) =>
  isForTop(
    top,
    understand(text, isStaff),
    { text, plain: normalise(text), choiceId: undefined },
    isStaff,
  )

describe.each([
  ['which ground', talk('file-objection', ['left_out', 'wrong_facts'])],
  ['which household', talk('file-objection', [])],
])('an objection’s open question: %s', (_which, top) => {
  test.each([
    '更正',
    '更正 没得我家',
    '更正 我屋娃儿名字写错了',
    '我的档案',
    '档案',
    '说明 车是我哥的',
    '说明 4283595389 车是我哥的',
  ])('is left for “%s”', (text) => expect(isAnswer(top, text)).toBe(false))

  test.each(['没得我家', '我家没得车', '他家有车'])('is answered by “%s”', (text) =>
    expect(isAnswer(top, text)).toBe(true),
  )
})

test.each([
  ['explain-lead', '说明 车是我哥的'],
  ['ask-correction', '更正 我家少了一口人'],
])('the question of %s is answered by “%s”', (flow, text) =>
  expect(isAnswer(talk(flow, []), text)).toBe(true),
)

test('a cadre who explains has no file or lead of their own in it', () => {
  expect(isAnswer(talk('note-visit', []), '说明 车是他哥的', true)).toBe(true)
  expect(isAnswer(talk('note-visit', []), '更正 我家房子 90平', true)).toBe(true)
})
