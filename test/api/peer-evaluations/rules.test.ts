import { describe, expect, test } from 'vitest'
import { averageOf, extremesIn } from '../../../api/peer-evaluations/result-rules'
import {
  lockRefusal,
  needsReason,
  openRefusal,
  releaseRefusal,
} from '../../../api/peer-evaluations/rules'

test.each([
  [20, 9, true],
  [20, 10, false],
  [20, 19, false],
  [20, 20, true],
  [25, 12, true],
  [25, 13, false],
  [25, 23, false],
  [25, 24, true],
])('of %i marks %i are told with a reason: %s', (full, marks, needs) =>
  expect(needsReason(marks, full)).toBe(needs),
)

describe('to open, lock and release', () => {
  const open = {
    today: '2026-03-09',
    dueOn: '2026-03-09',
    each: 3,
    isOpened: false,
    isOfUnit: false,
    hasQuestions: true,
  }
  test.each([
    [{}, null],
    [{ dueOn: '2026-03-08' }, 'due_in_past'],
    [{ each: 2 }, 'too_few_each'],
    [{ isOpened: true }, 'already_opened'],
    [{ isOfUnit: true }, 'own_unit'],
    [{ hasQuestions: false }, 'no_questions'],
  ])('%o: %s', (change, refusal) => expect(openRefusal({ ...open, ...change })).toBe(refusal))

  const lock = {
    status: 'open',
    isOfUnit: false,
    waiting: 1,
    today: '2026-03-20',
    dueOn: '2026-03-20',
  } as const
  test.each([
    [{}, 'still_waits'],
    [{ waiting: 0 }, null],
    [{ today: '2026-03-21' }, null],
    [{ status: 'locked', waiting: 0 }, 'not_open'],
    [{ isOfUnit: true, waiting: 0 }, 'own_unit'],
  ] as const)('%o: %s', (change, refusal) =>
    expect(lockRefusal({ ...lock, ...change })).toBe(refusal),
  )

  test.each([
    ['open', 'not_locked'],
    ['locked', null],
    ['released', 'already_released'],
  ] as const)('%s: %s', (status, refusal) =>
    expect(releaseRefusal({ status, isOfUnit: false })).toBe(refusal),
  )
})

const given = (taskId: string, marks: number, evaluated = 'u') => ({
  taskId,
  evaluated,
  marks: [{ seq: 1, marks, fullMarks: 100 }],
})

test('an average is of three or more', () => {
  expect(averageOf('u', [given('a', 70), given('b', 80)])).toMatchObject({
    permille: null,
    lines: [],
  })
  expect(
    averageOf('u', [given('a', 70), given('b', 80), given('c', 81), given('d', 0, 'v')]),
  ).toMatchObject({ evaluators: 3, permille: 770, lines: [{ seq: 1, tenths: 770 }] })
})

test('what is further from the middle of the others than the figure is extreme, up to it nothing', () => {
  const others = [given('a', 70), given('b', 80)]
  expect(extremesIn([...others, given('c', 55)], 20)).toEqual([])
  expect(extremesIn([...others, given('c', 54)], 20)).toEqual(['c'])
  expect(extremesIn([given('a', 70), given('c', 0)], 20)).toEqual([])
})
