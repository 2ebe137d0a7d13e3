import { describe, expect, test } from 'vitest'
import { diceOf } from '../../../api/sampling/dice'
import { drawRandom } from '../../../api/sampling/draw'
import {
  type Estimate,
  estimateMean,
  estimateRate,
  rateInterval,
} from '../../../api/sampling/interval'
import { clusterKey, type Observation } from '../../../api/sampling/variance'
import { adjustForNonResponse, designWeight } from '../../../api/sampling/weights'

const SURVEYS = 2_000

interface Household {
  at: number
  stratum: string
  value: number
  of?: number
  cell?: string
}

/** One household's answer, by how likely each is in a thousand. */
function population(
  count: number,
  stratum: string,
  answer: (dice: (n: number) => number) => number,
) {
  const dice = diceOf('the people of this test', stratum)
  return Array.from({ length: count }, (_, at): Household => ({ at, stratum, value: answer(dice) }))
}

const oneIn = (permille: number) => (dice: (n: number) => number) =>
  dice(1_000) < permille ? 1 : 0

const scored =
  (...weights: number[]) =>
  (dice: (n: number) => number) => {
    let left = dice(100)
    const at = weights.findIndex((weight) => (left -= weight) < 0)
    return at + 1
  }

const rateOf = (households: readonly Household[]) =>
  households.reduce((sum, { value }) => sum + value, 0) /
  households.reduce((sum, { of = 1 }) => sum + of, 0)

/** In how many of a hundred surveys the interval holds the truth. */
function coverage(
  truth: number,
  survey: (seed: string) => Pick<Estimate, 'low' | 'high'> | undefined,
): number {
  let held = 0
  for (let at = 0; at < SURVEYS; at++) {
    const found = survey(`survey ${at}`)
    if (found && found.low <= truth && truth <= found.high) held += 1
  }
  return (100 * held) / SURVEYS
}

function expectFair(percent: number) {
  expect(percent).toBeGreaterThanOrEqual(93)
  expect(percent).toBeLessThanOrEqual(97)
}

/** Draws so many of each stratum and weighs them. */
function drawStrata(strata: readonly Household[][], counts: readonly number[], seed: string) {
  return strata.flatMap((frame, at) => {
    const count = counts[at] ?? 0
    const weight = designWeight(frame.length, count)
    return drawRandom(frame, count, seed, String(at)).map((household) => ({ ...household, weight }))
  })
}

const sizesOf = (strata: readonly Household[][]) => ({
  strata: new Map(strata.map((frame) => [frame[0]?.stratum ?? '', frame.length])),
})

describe('two thousand surveys find the truth in 93 to 97 of a hundred', () => {
  test('of what 92 of a hundred say, asking 300 households of 3,000', () => {
    const frame = population(3_000, 'all', oneIn(920))
    const survey = (seed: string) =>
      rateInterval({
        yes: drawRandom(frame, 300, seed).filter(({ value }) => value === 1).length,
        asked: 300,
        population: 3_000,
      })
    expectFair(coverage(rateOf(frame), survey))
  })

  test('of wrong exits of 1, 2 and 3 of a hundred in a district where three in ten are asked', () => {
    for (const permille of [10, 20, 30]) {
      const frame = population(2_000, `${permille}`, oneIn(permille))
      const survey = (seed: string) =>
        rateInterval({
          yes: drawRandom(frame, 600, seed).filter(({ value }) => value === 1).length,
          asked: 600,
          population: 2_000,
        })
      expectFair(coverage(rateOf(frame), survey))
    }
  })

  test('of scores of 1 to 5 over strata of unequal size, small ones asked more', () => {
    const strata = [
      population(6_000, 'a', scored(2, 5, 20, 43, 30)),
      population(1_500, 'b', scored(10, 20, 30, 30, 10)),
      population(400, 'c', scored(30, 25, 20, 15, 10)),
      population(60, 'd', scored(1, 1, 1, 7, 90)),
    ]
    const aim = { population: sizesOf(strata) }
    const truth = rateOf(strata.flat())
    expectFair(
      coverage(truth, (seed) => estimateMean(drawStrata(strata, [120, 60, 60, 30], seed), aim)),
    )
  })

  test('of approval over strata of unequal size, and of wrong exits', () => {
    for (const [permilles, counts] of [
      [
        [940, 900, 800],
        [200, 100, 60],
      ],
      [
        [12, 25, 60],
        [400, 200, 100],
      ],
    ] as const) {
      const strata = [5_000, 1_200, 300].map((size, at) =>
        population(size, `${at} of ${permilles[0]}`, oneIn(permilles[at] ?? 0)),
      )
      const aim = { population: sizesOf(strata) }
      const truth = rateOf(strata.flat())
      expectFair(coverage(truth, (seed) => estimateRate(drawStrata(strata, counts, seed), aim)))
    }
  })

  test('of persons wrongly let go, who come by whole households', () => {
    const frame = population(4_000, 'persons', oneIn(25)).map((household) => {
      const of = 1 + (household.at % 6)
      return { ...household, of, value: household.value * of }
    })
    const aim = { population: sizesOf([frame]) }
    expectFair(
      coverage(rateOf(frame), (seed) => estimateRate(drawStrata([frame], [600], seed), aim)),
    )
  })

  test('of approval where villages are drawn first and differ from each other', () => {
    const villages = Array.from({ length: 60 }, (_, at) =>
      population(120, `village ${at}`, oneIn(820 + ((at * 37) % 160))),
    )
    const survey = (seed: string) => {
      const drawn = drawRandom(villages, 24, seed, 'villages')
      const observations = drawn.flatMap((village): Observation[] => {
        const cluster = village[0]?.stratum ?? ''
        return drawRandom(village, 20, seed, cluster).map(({ value }) => ({
          stratum: 'county',
          cluster,
          weight: (60 / 24) * (120 / 20),
          value,
        }))
      })
      return estimateRate(observations, {
        population: {
          strata: new Map([['county', 60]]),
          clusters: new Map(
            villages.map((each) => [clusterKey('county', each[0]?.stratum ?? ''), each.length]),
          ),
        },
      })
    }
    expectFair(coverage(rateOf(villages.flat()), survey))
  })

  test('of satisfaction where the young answer less, and are less content', () => {
    const cells = [
      { cell: 'old', strata: [3_000, 700], content: 940, answering: 700 },
      { cell: 'young', strata: [2_000, 800], content: 800, answering: 350 },
    ]
    const strata = [0, 1].map((at) =>
      cells.flatMap(({ cell, strata: sizes, content }) =>
        population(sizes[at] ?? 0, `${at}`, oneIn(content)).map((each) => ({ ...each, cell })),
      ),
    )
    const answering = new Map(cells.map((each) => [each.cell, each.answering]))
    const survey = (seed: string) => {
      const dice = diceOf(seed, 'answers')
      const asked = drawStrata(strata, [400, 200], seed).map((each) => ({
        ...each,
        cell: `${each.stratum}:${each.cell}`,
        answered: dice(1_000) < (answering.get(each.cell ?? '') ?? 0),
      }))
      const weights = adjustForNonResponse(asked)
      return estimateRate(
        asked.flatMap(({ stratum, value, answered }, at) =>
          answered ? [{ stratum, value, weight: weights[at] ?? 0 }] : [],
        ),
        { population: sizesOf(strata) },
      )
    }
    const truth = rateOf(strata.flat())
    expectFair(coverage(truth, survey))
  })
})
