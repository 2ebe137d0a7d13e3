import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'

describe('a cadre’s words for the entries', () => {
  test.each([
    ['排查', { intent: 'screen', text: '' }],
    ['摸排', { intent: 'screen', text: '' }],
    ['排查 张三 符合 4口', { intent: 'screen', text: '张三 符合 4口' }],
    ['排查张三 不符合', { intent: 'screen', text: '张三 不符合' }],
    ['接着排查', { intent: 'screen', text: '' }],
    ['screen', { intent: 'screen', text: '' }],
    ['排查进度', { intent: 'entry_progress', text: '' }],
    ['排查进度 宝坪村', { intent: 'entry_progress', text: '宝坪村' }],
    ['复核', { intent: 'revisit', text: '' }],
    ['复核 张三 属实', { intent: 'revisit', text: '张三 属实' }],
    ['不符合 有人举报他有车', { intent: 'screening_line', text: '不符合 有人举报他有车' }],
    ['符合，房子垮了', { intent: 'screening_line', text: '符合，房子垮了' }],
    ['拿不准', { intent: 'screening_line', text: '拿不准' }],
  ])('%s', (text, expected) => {
    expect(understand(text)).toMatchObject(expected)
  })
})

describe('a villager’s words keep their meaning', () => {
  test.each([
    ['排查出我家危房怎么办', 'question'],
    ['复核一下我家的收入', 'objection'],
    ['要求复核', 'objection'],
    ['符合什么条件才能评', 'question'],
    ['我家符合条件吗', 'question'],
    ['不符合条件的也评上了', 'objection'],
  ])('%s', (text, intent) => {
    expect(understand(text).intent).not.toMatch(/^(?:screen|revisit|screening_line)$/)
    expect(understand(text).intent).toBe(intent)
  })
})
