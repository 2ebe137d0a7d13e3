import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  classOf,
  computedOf,
  type IndicatorRule,
  type IndicatorValues,
  isBelow,
  isElderly,
  isInRange,
  isReckonable,
  milliOf,
  ranksOf,
  type RollCounts,
  scoreOf,
  type Standard,
  standardFault,
  strongestFirst,
} from '../../../api/villages/rules'
import { VILLAGE_INDICATORS, type VillageIndicator } from '../../../db/values/village-standards'
import { STANDARD } from '../../support/villages'

const HIGH: IndicatorRule = { weight: 20, least: 20, most: 220, worse: 'high' }
const LOW: IndicatorRule = { weight: 10, least: 400_000, most: 1_200_000, worse: 'low' }

describe('a line of a score', () => {
  test.each<[what: string, IndicatorRule, value: number, milli: number]>([
    ['below where it begins to count', HIGH, 19, 0],
    ['where it begins to count', HIGH, 20, 0],
    ['just above', HIGH, 21, 100],
    ['half way', HIGH, 120, 10_000],
    ['just below where it counts in full', HIGH, 219, 19_900],
    ['where it counts in full', HIGH, 220, 20_000],
    ['above that', HIGH, 1_000, 20_000],
    ['an income above what counts', LOW, 1_200_001, 0],
    ['an income where it begins to count', LOW, 1_200_000, 0],
    ['an income half way', LOW, 800_000, 5_000],
    ['an income where it counts in full', LOW, 400_000, 10_000],
    ['an income below that', LOW, 0, 10_000],
    ['what does not divide evenly', { ...HIGH, weight: 10, least: 0, most: 3 }, 1, 3_333],
  ])('of %s', (_what, rule, value, milli) => {
    expect(milliOf(rule, value)).toBe(milli)
  })
})

const allAt = (value: number): IndicatorValues =>
  Object.fromEntries(
    VILLAGE_INDICATORS.map((name) => [name, { value, way: 'computed', source: '' }]),
  )

describe('a village’s score', () => {
  test('names every indicator that is missing, and guesses none', () => {
    const { poor_transport, elderly_burden, ...rest } = allAt(5)
    expect(poor_transport && elderly_burden).toBeTruthy()
    expect(scoreOf(STANDARD, rest)).toEqual({ missing: ['poor_transport', 'elderly_burden'] })
  })

  test.each([
    [59_999, 'relative'],
    [60_000, 'deep'],
    [40_000, 'relative'],
    [39_999, 'none'],
    [0, 'none'],
    [100_000, 'deep'],
  ])('of %i thousandths makes it %s', (milli, wanted) => {
    expect(classOf({ deepFrom: 60, relativeFrom: 40 }, milli)).toBe(wanted)
  })

  test('shows the lines that count most first', () => {
    const lines = [1, 3, 2, 3].map((milli, i) => ({
      indicator: VILLAGE_INDICATORS[i] as VillageIndicator,
      value: 0,
      way: 'entered' as const,
      source: '',
      weight: 10,
      milli,
    }))
    const order = strongestFirst(lines).map(({ indicator }) => indicator)
    expect(order).toEqual([1, 3, 2, 0].map((i) => VILLAGE_INDICATORS[i]))
  })
})

const value = fc.integer({ min: 0, max: 2_000_000 })
const values = fc.record(
  Object.fromEntries(VILLAGE_INDICATORS.map((name) => [name, value])) as Record<
    VillageIndicator,
    typeof value
  >,
)
const weights = fc
  .array(fc.integer({ min: 1, max: 10 }), { minLength: 10, maxLength: 10 })
  .map((some) => some.map((weight, i) => (i === 0 ? weight + 100 - sum(some) : weight)))
const sum = (some: readonly number[]) => some.reduce((a, b) => a + b, 0)
const standards = fc
  .tuple(weights, fc.array(fc.tuple(value, value, fc.boolean()), { minLength: 10, maxLength: 10 }))
  .map(([weight, scales]): Standard => ({
    ...STANDARD,
    indicators: Object.fromEntries(
      VILLAGE_INDICATORS.map((name, i) => {
        const [a = 0, b = 0, isHigh] = scales[i] ?? []
        const scale = { least: Math.min(a, b), most: Math.max(a, b) + 1 }
        return [name, { weight: weight[i] ?? 0, ...scale, worse: isHigh ? 'high' : 'low' }]
      }),
    ) as Standard['indicators'],
  }))
const found = (of: Record<VillageIndicator, number>): IndicatorValues =>
  Object.fromEntries(
    Object.entries(of).map(([name, each]) => [
      name,
      { value: each, way: 'computed' as const, source: '' },
    ]),
  )
function whole(standard: Standard, of: Record<VillageIndicator, number>) {
  const score = scoreOf(standard, found(of))
  if ('missing' in score) throw new Error('a value is missing')
  return score
}

describe('whatever the standard and the values', () => {
  test('a score is the sum of its lines, and none is above its weight or below zero', () => {
    fc.assert(
      fc.property(standards, values, (standard, of) => {
        const { scoreMilli, lines } = whole(standard, of)
        expect(scoreMilli).toBe(sum(lines.map(({ milli }) => milli)))
        for (const { milli, weight } of lines)
          expect(milli >= 0 && milli <= weight * 1_000).toBe(true)
        expect(scoreMilli).toBeLessThanOrEqual(100_000)
      }),
    )
  })

  test('a village that is worse in one indicator never scores less', () => {
    fc.assert(
      fc.property(
        standards,
        values,
        fc.constantFrom(...VILLAGE_INDICATORS),
        fc.integer({ min: 1, max: 500_000 }),
        (standard, of, name, step) => {
          const by = standard.indicators[name].worse === 'high' ? step : -step
          const worse = { ...of, [name]: of[name] + by }
          expect(whole(standard, worse).scoreMilli).toBeGreaterThanOrEqual(
            whole(standard, of).scoreMilli,
          )
        },
      ),
    )
  })

  test('in which order the values come makes no difference', () => {
    fc.assert(
      fc.property(standards, values, fc.nat(9), (standard, of, at) => {
        const entries = Object.entries(of)
        const turned = Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)])
        expect(whole(standard, turned as typeof of)).toEqual(whole(standard, of))
      }),
    )
  })
})

describe('the ranking', () => {
  test('puts the poorest first; of one score both have the rank, and the next counts them', () => {
    const scores = new Map([
      ['a', 50],
      ['b', 70],
      ['c', 70],
      ['d', 90],
    ])
    expect(Object.fromEntries(ranksOf(scores))).toEqual({ d: 1, b: 2, c: 2, a: 4 })
  })

  test('of nobody is empty', () => expect(ranksOf(new Map()).size).toBe(0))

  test('does not depend on the order of the villages, and counts those above', () => {
    const scores = fc.dictionary(fc.string(), fc.integer({ min: 0, max: 20 }))
    fc.assert(
      fc.property(scores, (of) => {
        const ranks = ranksOf(new Map(Object.entries(of)))
        expect(ranksOf(new Map(Object.entries(of).toReversed()))).toEqual(ranks)
        for (const [path, score] of Object.entries(of)) {
          const above = Object.values(of).filter((other) => other > score).length
          expect(ranks.get(path)).toBe(above + 1)
        }
      }),
    )
  })
})

describe('a standard', () => {
  const withRule = (change: Partial<IndicatorRule>): Standard => ({
    ...STANDARD,
    indicators: {
      ...STANDARD.indicators,
      poor_transport: { ...STANDARD.indicators.poor_transport, ...change },
    },
  })
  test.each<[what: string, Standard, fault: string | null]>([
    ['of the tests', STANDARD, null],
    ['whose weights are 101', withRule({ weight: 11 }), 'weights'],
    ['whose weights are 99', withRule({ weight: 9 }), 'weights'],
    ['with a scale of one point', withRule({ least: 3, most: 3 }), 'indicators.poor_transport'],
    ['with a scale turned round', withRule({ least: 4, most: 3 }), 'indicators.poor_transport'],
    ['with a scale as short as can be', withRule({ least: 3, most: 4 }), null],
    ['whose classes begin at one score', { ...STANDARD, relativeFrom: 60 }, 'relativeFrom'],
    ['whose classes lie one point apart', { ...STANDARD, relativeFrom: 59 }, null],
  ])('%s makes sense or not', (_what, standard, fault) => {
    expect(standardFault(standard)).toBe(fault)
  })
})

const COUNTS: RollCounts = {
  people: 200,
  poor: 30,
  registered: 50,
  lowIncome: 41,
  poorAllowance: 12,
  poorIllness: 10,
  poorElderly: 7,
  incomeKnown: 100,
  incomeFen: 100 * 912_345,
}
const ANY_INCOME = { incomeKnownLeast: 500 }

describe('what the roll gives', () => {
  test('is shares in permille and a mean income in fen, each with its counts', () => {
    expect(computedOf(COUNTS, ANY_INCOME)).toEqual({
      poverty_incidence: { value: 150, part: 30, whole: 200 },
      registered_share: { value: 250, part: 50, whole: 200 },
      low_income_share: { value: 205, part: 41, whole: 200 },
      disposable_income: { value: 912_345, part: 91_234_500, whole: 100 },
      allowance_burden: { value: 400, part: 12, whole: 30 },
      illness_burden: { value: 333, part: 10, whole: 30 },
      elderly_burden: { value: 233, part: 7, whole: 30 },
    })
  })

  test('is nothing where nobody lives on it', () => {
    const nobody = { ...COUNTS, people: 0, poor: 0, incomeKnown: 0 }
    expect(computedOf(nobody, ANY_INCOME)).toEqual({})
  })

  test('is no burden where nobody is poor', () => {
    const given = { ...COUNTS, poor: 0, poorAllowance: 0, poorIllness: 0, poorElderly: 0 }
    expect(computedOf(given, ANY_INCOME)).toMatchObject({
      poverty_incidence: { value: 0 },
      elderly_burden: { value: 0, part: 0, whole: 0 },
    })
  })

  test.each([
    [99, false],
    [100, true],
    [101, true],
  ])('is an income where it is known of enough people: %i of 200', (incomeKnown, isThere) => {
    const computed = computedOf({ ...COUNTS, incomeKnown }, ANY_INCOME)
    expect('disposable_income' in computed).toBe(isThere)
  })

  test('is no income where it is known of nobody, however little is asked for', () => {
    const computed = computedOf({ ...COUNTS, incomeKnown: 0 }, { incomeKnownLeast: 0 })
    expect('disposable_income' in computed).toBe(false)
  })
})

test.each([
  ['509938196601010010', true],
  ['509938196612310010', true],
  ['509938196701010010', false],
  ['50993819660101001X', true],
  ['not an identity', false],
])('%s is 60 or older in 2026, or not', (idNumber, isOld) => {
  expect(isElderly(idNumber, 2026, 60)).toBe(isOld)
})

test.each([
  [29, 1_000, true],
  [30, 1_000, false],
  [31, 1_000, false],
  // 2.96 %, which rounds to the limit and is below it.
  [296, 10_000, true],
  [0, 1, true],
  [0, 0, false],
])('%i poor of %i people are fewer than 30 in a thousand, or not', (poor, people, is) => {
  expect(isBelow(30, { poor, people })).toBe(is)
})

test.each([
  ['poor_transport', -1, false],
  ['poor_transport', 0, true],
  ['poor_transport', 10, true],
  ['poor_transport', 11, false],
  ['poor_transport', 2.5, false],
  ['disposable_income', 100_000_000, true],
  ['disposable_income', 100_000_001, false],
  ['poverty_incidence', 1_000, true],
  ['poverty_incidence', 1_001, false],
] as const)('%s of %f can be, or somebody mistyped', (indicator, given, can) => {
  expect(isInRange(indicator, given)).toBe(can)
})

test.each([
  [2027, false],
  [2026, true],
  [2025, true],
  [2024, false],
])('in 2026 the roll tells of %i, or not', (year, does) => {
  expect(isReckonable(year, 2026)).toBe(does)
})
