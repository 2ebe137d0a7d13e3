import { expect, test } from 'vitest'
import { createRush } from '../../../bot/conversation/rush'

const open = (mostAMinute?: number) => {
  const clock = { ms: 1_773_021_600_000 }
  const rush = createRush({ now: () => clock.ms, mostAMinute })
  const many = (n: number, channel = 'sms') =>
    Array.from({ length: n }, (_, i) => rush(channel, `+${i}`))
  return { clock, rush, many }
}

test('six hundred messages of a minute are answered at once, the next one waits', () => {
  const { rush, many } = open()
  expect(new Set(many(600))).toEqual(new Set(['calm']))
  expect(rush('sms', '+1')).toBe('first')
})

test('a channel that is not attacked goes on as ever', () => {
  const { rush, many } = open(2)
  expect(many(3)).toEqual(['calm', 'calm', 'first'])
  expect(rush('telegram', '+1')).toBe('calm')
})

test('each sender is told once a rush', () => {
  const { rush, many } = open(1)
  many(1)
  expect(['+1', '+1', '+2', '+1', '+2'].map((from) => rush('sms', from))).toEqual([
    'first',
    'rush',
    'first',
    'rush',
    'rush',
  ])
})

test('the minute slides: what came sixty seconds ago counts no more', () => {
  const { clock, rush, many } = open(3)
  many(2)
  clock.ms += 30_000
  many(1)
  clock.ms += 29_999
  expect(rush('sms', '+8')).toBe('first')
  clock.ms += 1
  // Two have gone, two are left.
  expect(rush('sms', '+8')).toBe('calm')
  expect(rush('sms', '+8')).toBe('rush')
})

test('a rush is over after a whole minute without one too many, and is then told of anew', () => {
  const { clock, rush, many } = open(1)
  many(1)
  expect(rush('sms', '+8')).toBe('first')
  clock.ms += 59_999
  expect(rush('sms', '+8')).toBe('rush')
  clock.ms += 60_000
  expect(rush('sms', '+8')).toBe('calm')
  expect(rush('sms', '+8')).toBe('first')
})

test('a long silence, and a clock that is set back, do no harm', () => {
  const { clock, rush } = open(1)
  expect(rush('sms', '+8')).toBe('calm')
  clock.ms += 24 * 3_600_000
  expect(rush('sms', '+8')).toBe('calm')
  clock.ms -= 3_600_000
  expect(rush('sms', '+8')).toBe('first')
  clock.ms += 3_600_000 + 60_000
  expect(rush('sms', '+8')).toBe('calm')
})
