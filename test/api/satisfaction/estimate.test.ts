import { expect, test } from 'vitest'
import { figureOf, weighAnswers } from '../../../api/satisfaction/estimate'
import { lastDayOf } from '../../../api/satisfaction/months'
import {
  askedSince,
  fitsKind,
  isInHours,
  mostSegments,
  questionsRefusal,
  refusalToApprove,
} from '../../../api/satisfaction/rules'
import { readQuestions } from '../../../api/satisfaction/wording'

const drawn = (part: string, values: (number | null)[]) =>
  values.map((value) => ({
    part,
    group: 'registered',
    values: new Map(value === null ? [] : [[1, value] as const]),
  }))
const stratum = (partPath: string, households: number, count: number) => ({
  partPath,
  group: 'registered',
  households,
  reachable: households,
  drawn: count,
})

test('the estimate is the one reckoned by hand: answers stand for their part, those who are silent among them', () => {
  // a: 100 households, 20 drawn, 10 answered, all 5. b: 300 households, 20 drawn, 20 answered, half 4, half 2.
  const sample = [
    ...drawn('a', [...Array(10).fill(5), ...Array(10).fill(null)]),
    ...drawn('b', [...Array(10).fill(4), ...Array(10).fill(2)]),
  ]
  const strata = [stratum('a', 100, 20), stratum('b', 300, 20)]
  const answers = weighAnswers(sample, strata, 1)
  const total = (part: string) =>
    answers.filter((each) => each.part === part).reduce((sum, { weight }) => sum + weight, 0)
  expect(total('a')).toBeCloseTo(100, 6)
  expect(total('b')).toBeCloseTo(300, 6)
  const figure = figureOf('scale', answers, { strata, confidence: 0.95 })
  // (100 × 5 + 150 × 4 + 150 × 2) ÷ 400 and (100 + 150) ÷ 400
  expect(figure?.mean).toBeCloseTo(3.5, 6)
  expect(figure?.satisfied).toBeCloseTo(0.625, 6)
  expect(figure?.low).toBeLessThan(0.625)
  expect(figure?.high).toBeGreaterThan(0.625)
  expect(figure?.answers).toBe(30)
})

test('where nothing is known of the whole each answer counts one', () => {
  const answers = weighAnswers(drawn('a', [5, 5, 2, null]), [], 1)
  expect(answers.map(({ weight }) => weight)).toEqual([1, 1, 1])
  expect(figureOf('scale', answers, { strata: [], confidence: 0.95 })?.mean).toBeCloseTo(4, 9)
})

test('of yes and no there is a share and no mean', () => {
  const figure = figureOf('yes_no', weighAnswers(drawn('a', [1, 1, 0, 1]), [], 1), {
    strata: [],
    confidence: 0.95,
  })
  expect(figure).toMatchObject({ mean: null, satisfied: 0.75 })
})

test('nobody answered: there is no figure', () => {
  expect(figureOf('scale', [], { strata: [], confidence: 0.95 })).toBeUndefined()
})

test.each([
  ['2026-03-31', 30, '2026-03-01'],
  ['2026-04-08', 30, '2026-03-09'],
])('asked after %s less %i days counts as asked', (day, gap, since) => {
  expect(askedSince(day, gap)).toBe(since)
})

test.each([
  [8, false],
  [9, true],
  [19, true],
  [20, false],
])('at %i o’clock anybody may be asked: %s', (hour, is) => {
  expect(isInHours(hour, { opens: 9, closes: 20 })).toBe(is)
})

test.each([
  ['scale', 1, true],
  ['scale', 0, false],
  ['scale', 5, true],
  ['scale', 6, false],
  ['yes_no', 0, true],
  ['yes_no', 2, false],
  ['words', 3, false],
  ['words', undefined, true],
] as const)('to %s %s fits: %s', (kind, value, fits) => {
  expect(fitsKind(kind, value)).toBe(fits)
})

const q = (kind: 'scale' | 'yes_no' | 'words') => ({ kind, text: '题' })
test('own words come last and once', () => {
  expect(questionsRefusal([q('scale'), q('words')])).toBeNull()
  expect(questionsRefusal([q('scale'), q('scale')])).toBe('last_not_words')
  expect(questionsRefusal([q('words'), q('words')])).toBe('words_not_last')
})

test('whoever drafted it does not approve it, nor anybody twice', () => {
  const of = (status: string) => refusalToApprove({ status, draftedBy: 'a' }, 'b')
  expect(refusalToApprove({ status: 'draft', draftedBy: 'a' }, 'a')).toBe('own_draft')
  expect([of('draft'), of('asking'), of('closed'), of('cancelled')]).toEqual([
    null,
    'already_approved',
    'closed',
    'cancelled',
  ])
  expect(mostSegments(10, 3)).toBe(90)
})

test('a draft is read with its size, its kinds and its numbering', () => {
  expect(readQuestions('200户 1.干部勤不勤；2、公示看得懂不（是否）；还有啥想说的')).toEqual({
    size: 200,
    questions: [
      { kind: 'scale', text: '干部勤不勤' },
      { kind: 'yes_no', text: '公示看得懂不' },
      { kind: 'words', text: '还有啥想说的' },
    ],
  })
  expect(readQuestions('干部来过吗\n还有啥').questions[0]?.kind).toBe('yes_no')
})

test.each([
  ['2026-02', '2026-02-28'],
  ['2028-02', '2028-02-29'],
  ['2026-12', '2026-12-31'],
])('%s ends on %s', (month, day) => {
  expect(lastDayOf(month)).toBe(day)
})
