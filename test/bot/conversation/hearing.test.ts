import { describe, expect, test } from 'vitest'
import { isOfMachine, refusalOf } from '../../../bot/conversation/hearing'

const COUNTY = { signature: '村信', hotline: '023-51520000' }
const muting = (why: 'flood' | 'same', more: object = {}) => ({
  why,
  isFirst: false,
  isDeaf: false,
  ...more,
})

describe('a machine', () => {
  test.each([
    '【村信】回1查您家',
    '您发的“【村信】回1查您家”收到',
    '自动回复',
    '自动回复：我在开会',
    '[自动回复] 您好，我现在有事不在',
    '【自动回复】我在开会',
    '您好，我在外地（自动回复）',
    '您好，稍后联系您。自动回覆',
    '此消息为系统自动回复，请勿回复',
    '本短信系自动回复',
    '我正在开车，不便接听',
    'Auto-reply: I am away',
    'AUTO REPLY',
    'I am out of office until Monday',
    'Automatic response: thanks',
    'I’m out of the office',
  ])('is known by its words: %s', (text) => {
    expect(isOfMachine(text, '村信')).toBe(true)
  })

  test.each([
    '查',
    '村信是什么',
    '【天气】明天有雨',
    '打过去只收到自动回复没人管',
    '他们都是自动回复，没得人',
    '我在办公室',
    'my office is closed',
    '自动扣了我的钱',
  ])('is not taken for one: %s', (text) => {
    expect(isOfMachine(text, '村信')).toBe(false)
  })
})

describe('who is not answered', () => {
  const refused = (text: string, given: object | null = null, isReachable = true) =>
    refusalOf({ text, muting: given as never }, isReachable, COUNTY)
  const flood = [{ template: 'limits.flood', vars: { hotline: COUNTY.hotline } }]
  const same = [{ template: 'limits.same', vars: { hotline: COUNTY.hotline } }]

  test('is no villager as long as they write as people do', () => {
    expect(refused('查')).toBeNull()
    expect(refused('')).toBeNull()
  })
  test('is told once why, and then nothing', () => {
    expect(refused('查', muting('flood', { isFirst: true }))).toEqual(flood)
    expect(refused('查', muting('flood'))).toEqual([])
    expect(refused('我家怎样了', muting('same', { isFirst: true }))).toEqual(same)
    expect(refused('我家怎样了', muting('same'))).toEqual([])
  })
  test.each(['房子塌了', '救命', '退订', 'TD', 'T', 'STOP'])(
    'is heard all the same with %s',
    (text) => {
      for (const isFirst of [true, false])
        for (const why of ['flood', 'same'] as const)
          expect(refused(text, muting(why, { isFirst }))).toBeNull()
    },
  )
  test('is not heard any more with the same cry over and over', () => {
    expect(refused('救命救命救命', muting('same', { isDeaf: true }))).toEqual([])
  })
  test('is nobody that an answer cannot reach, whatever is said', () => {
    for (const text of ['查', '救命', '退订']) expect(refused(text, null, false)).toEqual([])
  })
  test('is a machine, whatever it cries', () => {
    expect(refused('自动回复：房子塌了 救命')).toEqual([])
    expect(refused('【村信】救命', muting('flood', { isFirst: true }))).toEqual([])
  })
})
