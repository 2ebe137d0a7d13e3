import { describe, expect, test } from 'vitest'
import { estimateMean, estimateRate, rateInterval } from '../../../api/sampling/interval'
import { betaQuantile, normalQuantile, tQuantile } from '../../../api/sampling/quantiles'
import { clusterKey, type Observation } from '../../../api/sampling/variance'

const rows = (stratum: string, values: readonly number[], weight = 1): Observation[] =>
  values.map((value) => ({ stratum, weight, value }))

const answers = (yes: number, no: number) => [...Array(yes).fill(1), ...Array(no).fill(0)]

describe('quantiles', () => {
  test('are those of the printed tables', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5)
    expect(normalQuantile(0.995)).toBeCloseTo(2.575829, 5)
    expect([1, 4, 10, 30, 120].map((each) => tQuantile(0.975, each))).toEqual(
      [12.7062, 2.776445, 2.228139, 2.042272, 1.97993].map((each) => expect.closeTo(each, 4)),
    )
    expect(tQuantile(0.975, 1e6)).toBeCloseTo(1.959964, 4)
    // Where it has closed forms: 1 - (1 - p)^(1/b), and p^(1/a).
    expect(betaQuantile(0.975, 1, 299)).toBeCloseTo(1 - 0.025 ** (1 / 299), 9)
    expect(betaQuantile(0.025, 299, 1)).toBeCloseTo(0.025 ** (1 / 299), 9)
  })
})

describe('a share in one plain sample', () => {
  test('has Jeffreys’ interval', () => {
    // Of 3 among 20, reckoned beside this by adding up its density.
    const { low, high } = rateInterval({ yes: 3, asked: 20 })
    expect(low).toBeCloseTo(0.044131, 5)
    expect(high).toBeCloseTo(0.348578, 5)
  })

  test('of nobody among few begins at nothing and does not end there', () => {
    expect(rateInterval({ yes: 0, asked: 100 })).toMatchObject({ estimate: 0, low: 0 })
    expect(rateInterval({ yes: 0, asked: 100 }).high).toBeCloseTo(0.0247, 3)
    expect(rateInterval({ yes: 100, asked: 100 })).toMatchObject({ estimate: 1, high: 1 })
  })

  test('is sharper where much of a small township was asked, and certain where all were', () => {
    const endless = rateInterval({ yes: 10, asked: 100 })
    const most = rateInterval({ yes: 10, asked: 100, population: 110 })
    expect(most.high - most.low).toBeLessThan((endless.high - endless.low) / 3)
    expect(rateInterval({ yes: 10, asked: 100, population: 100 })).toEqual({
      estimate: 0.1,
      low: 0.1,
      high: 0.1,
    })
  })

  test('is not known where nobody was asked', () => {
    expect(rateInterval({ yes: 0, asked: 0 })).toEqual({ estimate: Number.NaN, low: 0, high: 1 })
    expect(estimateRate([])).toBeUndefined()
    expect(estimateMean([])).toBeUndefined()
  })
})

describe('an estimate over strata', () => {
  test('weighs each by how many it stands for', () => {
    const observations = [...rows('a', [5, 5, 4], 100), ...rows('b', [1, 2], 10)]
    expect(estimateMean(observations)?.estimate).toBeCloseTo(1_430 / 320, 12)
  })

  test('has the standard error of the textbook', () => {
    // Cochran: the sum of W² (1 - f) s² / n over the strata.
    const population = {
      strata: new Map([
        ['a', 40],
        ['b', 10],
      ]),
    }
    const observations = [...rows('a', [1, 2, 3, 4], 10), ...rows('b', [2, 2, 5, 5, 6], 2)]
    const of = (W: number, f: number, s2: number, n: number) => (W ** 2 * (1 - f) * s2) / n
    const expected = of(0.8, 4 / 40, 5 / 3, 4) + of(0.2, 5 / 10, 3.5, 5)
    const found = estimateMean(observations, { population })
    expect(found?.standardError).toBeCloseTo(Math.sqrt(expected), 12)
    const [va, vb] = [of(0.8, 0.1, 5 / 3, 4), of(0.2, 0.5, 3.5, 5)]
    expect(found?.freedom).toBeCloseTo((va + vb) ** 2 / (va ** 2 / 3 + vb ** 2 / 4), 9)
  })

  test('of villages drawn first has the standard error of the textbook', () => {
    // Two of ten villages, two of four households each: (1 - f1) between + f1 within.
    const village = (cluster: string, values: number[]): Observation[] =>
      values.map((value) => ({ stratum: 's', cluster, weight: 10, value }))
    const observations = [...village('v', [1, 3]), ...village('w', [5, 5])]
    const population = {
      strata: new Map([['s', 10]]),
      clusters: new Map([
        [clusterKey('s', 'v'), 4],
        [clusterKey('s', 'w'), 4],
      ]),
    }
    // Scores: weight 1/4 of each less the mean of 3.5; totals -0.75 and 0.75.
    const [between, within] = [2 * 1.125, (1 - 2 / 4) * 2 * 0.125]
    const found = estimateMean(observations, { population })
    expect(found?.standardError).toBeCloseTo(Math.sqrt(0.8 * between + 0.2 * within), 12)
    expect(found?.freedom).toBe(1)
  })

  test('of persons counts them by their households, so that a family is no crowd of witnesses', () => {
    const persons = Array.from({ length: 200 }, (_, at) => ({
      stratum: 's',
      weight: 1,
      value: at < 4 ? 5 : 0,
      of: 5,
    }))
    const found = estimateRate(persons)
    const households = estimateRate(rows('s', answers(4, 196)))
    expect(found?.estimate).toBe(0.02)
    expect(found?.low).toBeCloseTo(households?.low ?? 0, 9)
    expect(found?.high).toBeCloseTo(households?.high ?? 0, 9)
  })

  test('leaves out households to which the question does not apply', () => {
    const asked = rows('s', answers(3, 97))
    const others = Array.from({ length: 50 }, () => ({ stratum: 's', weight: 1, value: 0, of: 0 }))
    const found = estimateRate([...asked, ...others])
    expect(found).toMatchObject({ estimate: 0.03, answers: 100 })
  })

  test('sets a stratum of a single household against the whole instead of calling it certain', () => {
    const found = estimateRate([...rows('a', answers(5, 5)), ...rows('b', [1])])
    const sure = estimateRate(rows('a', answers(5, 5)))
    expect(found?.standardError).toBeGreaterThan(0)
    expect(found?.estimate).toBeGreaterThan(sure?.estimate ?? 1)
  })

  test('of a census is certain', () => {
    const population = { strata: new Map([['s', 100]]) }
    const found = estimateRate(rows('s', answers(8, 92)), { population })
    expect(found).toMatchObject({ estimate: 0.08, low: 0.08, high: 0.08, standardError: 0 })
    const none = estimateRate(rows('s', answers(0, 100)), { population })
    expect(none?.high).toBeLessThan(1e-6)
  })

  test('agrees with the plain one where there is one plain sample', () => {
    const plain = rateInterval({ yes: 6, asked: 300, population: 3_000 })
    const found = estimateRate(rows('s', answers(6, 294)), {
      population: { strata: new Map([['s', 3_000]]) },
    })
    expect(found?.low).toBeCloseTo(plain.low, 3)
    expect(found?.high).toBeCloseTo(plain.high, 3)
  })
})
