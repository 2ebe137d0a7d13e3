import { describe, expect, test } from 'vitest'
import { EVALUATION_STATUSES } from '../../../db/values/evaluations'
import {
  assignVillages,
  finishRefusal,
  isAnswer,
  isInDoubt,
  lockRefusal,
  mayReadResult,
  maySee,
  missed,
  passes,
  planRefusal,
  type Question,
  releaseRefusal,
  replyRefusal,
  reviewRefusal,
} from '../../../api/evaluations/rules'

const question = (type: Question['type'], options: string[] = []): Question => ({
  key: 'food',
  text: '吃的够不够',
  type,
  means: 'assurance',
  options,
})

describe('an answer', () => {
  test.each([
    ['yes_no', ['yes', 'no', ''], ['maybe', '1']],
    ['number', ['0', '12', '99999999'], ['-1', '1.5', '100000000', '三']],
    ['choice', ['1', '2', ''], ['0', '3', 'x']],
    ['scale', ['1', '5', ''], ['0', '6']],
    ['text', ['没意见', 'x'.repeat(200), ''], ['x'.repeat(201), '   ']],
  ] as const)('to a question of kind %s is one or is none', (type, good, bad) => {
    const asked = question(type, ['本村', '镇上'])
    for (const value of good) expect(isAnswer(asked, value), value).toBe(true)
    for (const value of bad) expect(isAnswer(asked, value), value).toBe(false)
  })

  test('of something lacking puts in doubt who is off the register, and nobody who is on it', () => {
    const no = new Map([['food', 'no']])
    expect(isInDoubt('exited', [question('yes_no')], no)).toBe(true)
    expect(isInDoubt('unregistered', [question('yes_no')], no)).toBe(true)
    for (const status of ['registered', 'exiting', 'returned'] as const)
      expect(isInDoubt(status, [question('yes_no')], no)).toBe(false)
    for (const value of ['yes', ''])
      expect(isInDoubt('exited', [question('yes_no')], new Map([['food', value]]))).toBe(false)
  })
})

describe('a household of the sample', () => {
  const own = {
    status: 'field',
    isOfPair: true,
    isLead: false,
    today: '2026-03-10',
    onDay: '2026-03-10',
    sample: 'waiting',
  } as const

  test('is seen by its pair on its day, and not the day before or after', () => {
    expect(maySee(own)).toBe(true)
    expect(maySee({ ...own, today: '2026-03-09' })).toBe(false)
    expect(maySee({ ...own, today: '2026-03-11' })).toBe(false)
  })

  test('is seen by no other pair, by nobody in reserve, and by nobody once it is locked', () => {
    expect(maySee({ ...own, isOfPair: false })).toBe(false)
    expect(maySee({ ...own, sample: 'reserve' })).toBe(false)
    expect(maySee({ ...own, sample: 'reserve', isLead: true })).toBe(false)
    expect(maySee({ ...own, isLead: true, status: 'locked' })).toBe(false)
    expect(maySee({ ...own, isOfPair: false, isLead: true, today: '2026-03-11' })).toBe(true)
  })

  test('is tried a second time where nobody was at home, and given up then', () => {
    const facts = {
      status: 'field',
      sample: 'waiting',
      reason: 'absent',
      tries: 0,
      most: 2,
    } as const
    expect(missed(facts)).toBe('again')
    expect(missed({ ...facts, tries: 1 })).toBe('replaced')
    expect(missed({ ...facts, reason: 'moved' })).toBe('replaced')
    expect(missed({ ...facts, reason: 'refused' })).toBe('replaced')
    expect(missed({ ...facts, sample: 'done' })).toBe('done')
    expect(missed({ ...facts, sample: 'replaced' })).toBe('given_up')
    expect(missed({ ...facts, status: 'locked' })).toBe('locked')
  })

  test('is finished once, with every question answered or left out', () => {
    const facts = { status: 'field', sample: 'waiting', unanswered: 0 } as const
    expect(finishRefusal(facts)).toBeNull()
    expect(finishRefusal({ ...facts, unanswered: 1 })).toBe('unanswered')
    expect(finishRefusal({ ...facts, sample: 'done' })).toBe('done')
    expect(finishRefusal({ ...facts, sample: 'replaced' })).toBe('given_up')
    expect(finishRefusal({ ...facts, status: 'locked' })).toBe('locked')
  })
})

describe('whoever leads', () => {
  test('reviews doubts, and nobody else does', () => {
    const facts = { status: 'field', isLead: true, doubt: 'open' } as const
    expect(reviewRefusal(facts)).toBeNull()
    expect(reviewRefusal({ ...facts, doubt: 'dismissed' })).toBeNull()
    expect(reviewRefusal({ ...facts, doubt: 'none' })).toBe('no_doubt')
    expect(reviewRefusal({ ...facts, isLead: false })).toBe('not_yours')
    expect(reviewRefusal({ ...facts, status: 'locked' })).toBe('locked')
  })

  test('locks with the last household, or the day after the last day', () => {
    const facts = {
      status: 'field',
      today: '2026-03-12',
      fromOn: '2026-03-10',
      toOn: '2026-03-12',
      isLead: true,
      waiting: 0,
      doubts: 0,
      done: 8,
    } as const
    expect(lockRefusal(facts)).toBeNull()
    expect(lockRefusal({ ...facts, waiting: 1 })).toBe('households_left')
    expect(lockRefusal({ ...facts, waiting: 1, today: '2026-03-13' })).toBeNull()
    expect(lockRefusal({ ...facts, doubts: 1 })).toBe('doubts_left')
    expect(lockRefusal({ ...facts, done: 0 })).toBe('nobody_asked')
    expect(lockRefusal({ ...facts, isLead: false })).toBe('not_yours')
    expect(lockRefusal({ ...facts, status: 'locked' })).toBe('locked')
  })
})

describe('a result', () => {
  test('is there for each in turn, and before for nobody of the county', () => {
    const seen = EVALUATION_STATUSES.map((status) =>
      (['evaluator', 'above', 'office', 'area'] as const).filter((reader) =>
        mayReadResult(reader, status),
      ),
    )
    expect(seen).toEqual([
      [],
      ['evaluator', 'above'],
      ['evaluator', 'above', 'office'],
      ['evaluator', 'above', 'office', 'area'],
    ])
  })

  test('is published the day after the last one of the county’s, with nothing undecided', () => {
    const facts = {
      status: 'released',
      today: '2026-03-19',
      feedbackUntil: '2026-03-18',
      replies: 0,
    } as const
    expect(releaseRefusal(facts)).toBeNull()
    expect(releaseRefusal({ ...facts, today: '2026-03-18' })).toBe('feedback_lasts')
    expect(releaseRefusal({ ...facts, replies: 1 })).toBe('replies_left')
    expect(releaseRefusal({ ...facts, status: 'published' })).toBe('published')
    expect(releaseRefusal({ ...facts, status: 'field' })).toBe('not_locked')
    expect(releaseRefusal({ ...facts, status: 'locked', feedbackUntil: null })).toBeNull()
  })

  test('may be answered by the county to the end of its last day', () => {
    const facts = {
      status: 'released',
      today: '2026-03-18',
      feedbackUntil: '2026-03-18',
      isFinding: true,
    } as const
    expect(replyRefusal(facts)).toBeNull()
    expect(replyRefusal({ ...facts, today: '2026-03-19' })).toBe('feedback_over')
    expect(replyRefusal({ ...facts, status: 'published' })).toBe('feedback_over')
    expect(replyRefusal({ ...facts, isFinding: false })).toBe('not_a_finding')
  })

  test.each([
    [20, 1_000, 20, false, true],
    [21, 1_000, 20, false, false],
    [30, 1_000, 30, false, true],
    [301, 10_000, 30, false, false],
    [900, 1_000, 900, true, true],
    [899, 1_000, 900, true, false],
    [0, 0, 20, false, null],
  ])(
    'of %i among %i against %i in a thousand',
    (numerator, denominator, limitPermille, isAtLeast, is) => {
      expect(passes({ numerator, denominator, limitPermille, isAtLeast })).toBe(is)
    },
  )
})

describe('a plan', () => {
  const facts = {
    today: '2026-03-09',
    fromOn: '2026-03-09',
    toOn: '2026-03-09',
    evaluators: 2,
    areEvaluators: true,
    drawn: 1,
  }
  test.each([
    [{}, null],
    [{ fromOn: '2026-03-08' }, 'days_past'],
    [{ fromOn: '2026-03-10' }, 'days_reversed'],
    [{ evaluators: 1 }, 'no_pairs'],
    [{ areEvaluators: false }, 'not_an_evaluator'],
    [{ drawn: 0 }, 'empty'],
  ])('%o: %s', (given, refusal) => {
    expect(planRefusal({ ...facts, ...given })).toBe(refusal)
  })

  test('spreads villages over pairs and days by their households, and sends nobody to kin', () => {
    const villages = ['a', 'b', 'c', 'd'].map((path, i) => ({ path, households: 10 - i }))
    const days = { fromOn: '2026-03-10', toOn: '2026-03-11' }
    const pairs = [
      { pair: 1, tied: new Set(['a']) },
      { pair: 2, tied: new Set<string>() },
    ]
    const assigned = assignVillages(villages, pairs, days)
    expect(assigned?.get('a')?.pair).toBe(2)
    const slots = [...(assigned?.values() ?? [])].map(({ pair, onDay }) => `${pair} ${onDay}`)
    expect(new Set(slots).size).toBe(4)
    const all = pairs.map(({ pair }) => ({ pair, tied: new Set(['a']) }))
    expect(assignVillages(villages, all, days)).toBeNull()
  })
})
