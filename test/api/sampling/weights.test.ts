import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjustForNonResponse, designWeight, rake } from '../../../api/sampling/weights'

const TOLERANCE = 1e-9

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)

describe('the weight of a household drawn', () => {
  test('is how many of its stratum it stands for', () => {
    expect(designWeight(5_000, 100)).toBe(50)
    expect(designWeight(7, 7)).toBe(1)
    expect(designWeight(7, 0)).toBe(0)
  })
})

describe('those who did not answer', () => {
  const cell = (name: string, asked: number, answered: number, weight = 2) =>
    Array.from({ length: asked }, (_, at) => ({ cell: name, weight, answered: at < answered }))

  test('are stood for by those of their own cell', () => {
    const asked = [...cell('old', 40, 20), ...cell('young', 40, 40)]
    const weights = adjustForNonResponse(asked)
    expect(weights.slice(0, 20).every((weight) => weight === 4)).toBe(true)
    expect(weights.slice(20, 40).every((weight) => weight === 0)).toBe(true)
    expect(weights.slice(40).every((weight) => weight === 2)).toBe(true)
  })

  test('are stood for by the smaller cell beside theirs where too few of their own answered', () => {
    const asked = [...cell('a', 30, 30), ...cell('b', 20, 9), ...cell('c', 20, 12)]
    const weights = adjustForNonResponse(asked, { least: 10 })
    // b joins c, the smaller neighbour: 40 asked, 21 answers; a is left alone.
    expect(weights.slice(0, 30)).toEqual(Array(30).fill(2))
    expect(weights[30]).toBeCloseTo((2 * 40) / 21, 12)
    expect(weights[50]).toBeCloseTo((2 * 40) / 21, 12)
  })

  test('in a cell of exactly the least answers are not joined to others', () => {
    const weights = adjustForNonResponse([...cell('a', 20, 20), ...cell('b', 20, 10)], {
      least: 10,
    })
    expect(weights[20]).toBe(4)
  })

  test('leave all weights at nothing where nobody answered at all', () => {
    expect(adjustForNonResponse(cell('a', 5, 0))).toEqual([0, 0, 0, 0, 0])
    expect(adjustForNonResponse([])).toEqual([])
  })

  test('never change how many households are stood for', () => {
    const row = fc.record({
      cell: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      weight: fc.double({ min: 0.5, max: 60, noNaN: true }),
      answered: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 120 }),
        fc.integer({ min: 0, max: 25 }),
        (rows, least) => {
          const weights = adjustForNonResponse(rows, { least })
          const known = rows.some(({ answered }) => answered)
            ? sum(rows.map(({ weight }) => weight))
            : 0
          expect(Math.abs(sum(weights) - known)).toBeLessThan(TOLERANCE * Math.max(1, known))
        },
      ),
    )
  })
})

describe('weights set to known totals', () => {
  const unit = (kind: string, township: string, weight = 1) => ({
    weight,
    groups: { kind, township },
  })

  const heldOf = (
    units: ReturnType<typeof unit>[],
    weights: number[],
    way: 'kind' | 'township',
  ) => {
    const held: Record<string, number> = {}
    units.forEach(({ groups }, at) => {
      held[groups[way]] = (held[groups[way]] ?? 0) + (weights[at] ?? 0)
    })
    return held
  }

  test('of one way of dividing households give these at once and exactly', () => {
    const units = [unit('registered', 'a', 3), unit('registered', 'a', 1), unit('ordinary', 'b')]
    const raked = rake(units, { kind: { registered: 25_148, ordinary: 74_852 } })
    expect(raked).toMatchObject({ converged: true, rounds: 1, missing: [] })
    expect(raked.weights).toEqual([18_861, 6_287, 74_852])
  })

  test('of two ways give both', () => {
    const units = ['registered', 'exited', 'ordinary'].flatMap((kind, i) =>
      ['a', 'b', 'c'].flatMap((township, j) =>
        Array.from({ length: 3 + i * 2 + j }, () => unit(kind, township, 1 + i + j)),
      ),
    )
    const totals = {
      kind: { registered: 5_000, exited: 20_148, ordinary: 74_852 },
      township: { a: 51_234, b: 38_766, c: 10_000 },
    }
    const raked = rake(units, totals)
    expect(raked.converged).toBe(true)
    for (const way of ['kind', 'township'] as const) {
      const held = heldOf(units, raked.weights, way)
      for (const [group, total] of Object.entries(totals[way]))
        expect(Math.abs((held[group] ?? 0) - total) / total).toBeLessThan(TOLERANCE)
    }
  })

  test('that no weights can give are said not to be met', () => {
    const units = [unit('registered', 'a'), unit('ordinary', 'b')]
    // Everybody registered is of a: 10 and 20 cannot both be.
    const against = rake(units, {
      kind: { registered: 10, ordinary: 20 },
      township: { a: 20, b: 10 },
    })
    expect(against.converged).toBe(false)
    expect(against.missing).toEqual([])
    expect(against.off).toBeGreaterThan(0.4)
  })

  test('of a group of whom nobody answered name that group', () => {
    const raked = rake([unit('registered', 'a')], { kind: { registered: 10, exited: 5 } })
    expect(raked).toMatchObject({ converged: false, missing: ['kind:exited'] })
  })

  test('reproduce the totals whenever they can be reproduced', () => {
    // Totals taken from weights that exist can be met.
    const row = fc.record({
      kind: fc.constantFrom('registered', 'exited', 'ordinary'),
      township: fc.constantFrom('a', 'b'),
      weight: fc.double({ min: 1, max: 30, noNaN: true }),
      truth: fc.double({ min: 5, max: 30, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 30, maxLength: 80 }), (rows) => {
        const units = rows.map(({ kind, township, weight }) => unit(kind, township, weight))
        const truth = rows.map((each) => each.truth)
        const totals = {
          kind: heldOf(units, truth, 'kind'),
          township: heldOf(units, truth, 'township'),
        }
        const raked = rake(units, totals, { rounds: 20_000 })
        expect(raked.converged).toBe(true)
        expect(raked.off).toBeLessThan(TOLERANCE)
      }),
      { numRuns: 50 },
    )
  })
})
