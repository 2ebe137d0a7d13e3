import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mayBeComplaint } from '../../../api/turns/lapse'

const wordsOf = (kind: string) =>
  readFileSync(`bot/understanding/messages/${kind}.txt`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
const isHeld = (text: string, session: Parameters<typeof mayBeComplaint>[1] = () => null) =>
  mayBeComplaint(() => text, session)

test.each([
  '村主任吃拿卡要',
  '我要告村主任',
  '匿名举报',
  '揭发村长',
  '书记把低保给了他舅子',
  '干部骂人',
  '找我要了两百块',
  '4',
  'REPORT',
  '1234 5678 9012 3456',
])('“%s” that nobody could answer may be a complaint', (text) => {
  expect(isHeld(text)).toBe(true)
})

test('of what villagers say of officials hardly anything is missed, and most of what else they say is kept', () => {
  const heldOf = (kind: string) => {
    const all = wordsOf(kind)
    return all.filter((text) => isHeld(text)).length / all.length
  }
  expect(heldOf('complaint')).toBeGreaterThan(0.95)
  for (const kind of ['greeting', 'urgent', 'help', 'yes'])
    expect(heldOf(kind), kind).toBeLessThan(0.4)
})

test('a short answer within a draft may be one, whatever it is; and what cannot be read as well', () => {
  expect(isHeld('好')).toBe(false)
  const lapse = { at: '2026-03-09T00:00:00.000Z', session: null }
  expect(isHeld('好', () => ({ lapse }))).toBe(true)
  const broken = () => {
    throw new Error('cannot be opened')
  }
  expect(isHeld('好', broken)).toBe(true)
})
