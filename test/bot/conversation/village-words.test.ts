import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'

describe('what is said of villages', () => {
  test.each<[text: string, expected: object]>([
    ['村情 宝坪村', { intent: 'village', text: '宝坪村' }],
    ['村况：宝坪村', { intent: 'village', text: '宝坪村' }],
    ['村情宝坪', { intent: 'village', text: '宝坪' }],
    ['村 情 宝坪村', { intent: 'village', text: '宝坪村' }],
    ['查村情 天元乡宝坪村', { intent: 'village', text: '天元乡宝坪村' }],
    ['village 宝坪村', { intent: 'village', text: '宝坪村' }],
    ['村情', { intent: 'village', text: '' }],
    ['村情 寶坪村 交通 ３ 来源 局', { intent: 'village', text: '寶坪村 交通 ３ 来源 局' }],
    ['排名', { intent: 'rank_villages', text: '' }],
    ['排名 天元乡', { intent: 'rank_villages', text: '天元乡' }],
    ['村情排名 全县', { intent: 'rank_villages', text: '全县' }],
    ['提名 宝坪村', { intent: 'propose_village', text: '宝坪村' }],
    ['提名退出 宝坪村', { intent: 'propose_village', text: '宝坪村' }],
    ['认定 宝坪村', { intent: 'decide_village', isAccepted: true, text: '宝坪村' }],
    ['准予退出宝坪村', { intent: 'decide_village', isAccepted: true, text: '宝坪村' }],
    [
      '不予认定 宝坪村 材料不全',
      { intent: 'decide_village', isAccepted: false, text: '宝坪村 材料不全' },
    ],
    ['不认定 宝坪村，材料不全', { intent: 'decide_village', isAccepted: false }],
  ])('“%s” is understood', (text, expected) => {
    expect(understand(text)).toMatchObject(expected)
  })

  test.each([
    '排名不公平，张三家有车',
    '排名是怎么来的',
    '村情不好，没人管',
    '提名我家',
    '认定我家是贫困户',
    '认定',
    '同意退出',
    '同意退出贫困户',
    '不认定 我们',
  ])('“%s” is a villager’s, and no command', (text) => {
    expect(understand(text).intent).not.toMatch(/village/)
  })

  test('a cry for help stays one, wherever it stands', () => {
    expect(understand('村情 宝坪村塌方埋人了救命').intent).toBe('urgent')
  })
})
