import { describe, expect, test } from 'vitest'
import {
  commentAnswerRefusal,
  commentKindOf,
  commentRefusal,
  MOST_OPEN_COMMENTS,
  periodOf,
} from '../../../api/project-comments/rules'
import { PROJECT_STATUSES } from '../../../db/values/projects'

describe('by its wording it is a question or what somebody thinks', () => {
  test.each([
    ['路好久修完', 'question'],
    ['路修到我家门口不', 'question'],
    ['为啥子只修一边？', 'question'],
    ['哪个在管这个钱', 'question'],
    ['占了我家的地有补偿吗', 'question'],
    ['when will it be done', 'question'],
    ['路修窄了', 'comment'],
    ['水泥太薄，才8公分', 'comment'],
    ['修得好，谢谢', 'comment'],
    ['排水沟没有修', 'comment'],
  ])('%s', (text, kind) => expect(commentKindOf(text)).toBe(kind))
})

describe('what can be said about a project', () => {
  const facts = { text: '路修窄了', status: 'under_way', open: 0 } as const
  test.each(PROJECT_STATUSES)('as long as it goes on, and not when it is %s', (status) => {
    const isOver = ['settled', 'rejected', 'cancelled'].includes(status)
    expect(commentRefusal({ ...facts, status })).toBe(isOver ? 'project_over' : null)
  })
  test('so many wait at once, and the next has to', () => {
    expect(commentRefusal({ ...facts, open: MOST_OPEN_COMMENTS - 1 })).toBeNull()
    expect(commentRefusal({ ...facts, open: MOST_OPEN_COMMENTS })).toBe('too_many')
  })
  test.each(['', '。。。', '！？', ' '])('no words: “%s”', (text) =>
    expect(commentRefusal({ ...facts, text })).toBe('no_words'),
  )
})

test.each([
  [{}, null],
  [{ text: '…' }, 'no_words'],
  [{ isOpen: false }, 'closed'],
  [{ isOwn: true }, 'own_comment'],
] as const)('an answer %j: %s', (change, refusal) =>
  expect(commentAnswerRefusal({ text: '明天来量', isOpen: true, isOwn: false, ...change })).toBe(
    refusal,
  ),
)

test.each([
  ['2026-03-01', '2026-10-31', '2026-03-01/2026-10-31'],
  ['2026-03-01', null, '2026-03-01/'],
  [null, '2026-10-31', '/2026-10-31'],
  [null, null, ''],
])('from %s to %s', (startsOn, endsOn, period) =>
  expect(periodOf({ startsOn, endsOn })).toBe(period),
)
