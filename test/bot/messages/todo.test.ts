import { expect, test } from 'vitest'
import { say } from '../../../api/client'
import { textOf } from '../../../bot/messages/render'

const late = (holder: string) => {
  const vars = {
    kind: 'screening',
    area: '白洞村1社',
    count: 4,
    code: '',
    due: '2026-11-24',
  } as const
  return { ...vars, late: 1, holder }
}

test.each(['zh', 'en'] as const)('a leader reads whose the oldest late work is: %s', (language) => {
  for (const name of ['todo.climbed', 'digest.late'] as const)
    expect(textOf(say(name, late('熊长富')), language)).toContain('熊长富')
})

test.each(['zh', 'en'] as const)(
  'late work that nobody holds is told without a gap for a name: %s',
  (language) => {
    for (const name of ['todo.climbed', 'digest.late'] as const) {
      const text = textOf(say(name, late('')), language)
      expect(text).not.toMatch(/，，|, ,|先看的|：：/)
      expect(text).toContain('白洞村1社')
    }
  },
)
