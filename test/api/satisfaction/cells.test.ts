import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, shownOf } from '../../../api/satisfaction/cells'

const LEAST = 10
const sum = (cells: readonly Cell[]) => cells.reduce((all, { answers }) => all + answers, 0)

/** Every set of cells whose answers are shown, as a row of 0 and 1 over the cells that are not empty. */
function publishedSets(cells: readonly Cell[]): boolean[][] {
  const shown = shownOf(cells, LEAST)
  if (!shown.total) return []
  const set = (is: (cell: Cell) => boolean) => cells.map(is)
  const sets = [set(() => true)]
  for (const part of shown.parts) sets.push(set((cell) => cell.part === part))
  if (shown.hasOtherParts) sets.push(set((cell) => !shown.parts.includes(cell.part)))
  for (const group of shown.groups) sets.push(set((cell) => cell.group === group))
  if (shown.hasOtherGroups) sets.push(set((cell) => !shown.groups.includes(cell.group)))
  if (shown.hasCross)
    for (const part of shown.parts)
      for (const group of shown.groups)
        sets.push(set((cell) => cell.part === part && cell.group === group))
  return sets
}

/** Whether a set is a sum of others times any numbers: Gauss, in fractions kept whole enough by small sizes. */
function isSpanned(target: readonly boolean[], sets: readonly (readonly boolean[])[]): boolean {
  const rank = (rows: readonly (readonly boolean[])[]) => {
    const matrix = rows.map((row) => row.map(Number))
    let at = 0
    for (let column = 0; column < target.length && at < matrix.length; column++) {
      const pivot = matrix.findIndex((row, i) => i >= at && Math.abs(row[column] ?? 0) > 1e-9)
      if (pivot < 0) continue
      const [here, there] = [matrix[at] as number[], matrix[pivot] as number[]]
      matrix[at] = there
      matrix[pivot] = here
      for (let i = 0; i < matrix.length; i++) {
        if (i === at) continue
        const row = matrix[i] as number[]
        const factor = (row[column] ?? 0) / (there[column] ?? 1)
        for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (there[j] ?? 0)
      }
      at++
    }
    return at
  }
  return rank(sets) === rank([...sets, target])
}

const answers = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 60 }),
)
const tables = fc
  .integer({ min: 1, max: 4 })
  .chain((parts) =>
    fc.array(fc.tuple(answers, answers, answers), { minLength: parts, maxLength: parts }),
  )

test('no sum or difference of what is shown leaves a set of one to nine answers', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const cells = rows.flatMap((row, i) =>
        ['registered', 'exited', 'ordinary'].map((group, j) => ({
          part: `p${i}`,
          group,
          answers: row[j] ?? 0,
        })),
      )
      const held = cells.filter((cell) => cell.answers > 0)
      const sets = publishedSets(held)
      if (sets.length === 0) return
      for (let bits = 1; bits < 1 << held.length; bits++) {
        const target = held.map((_, i) => (bits & (1 << i)) !== 0)
        const size = sum(held.filter((_, i) => target[i]))
        if (size < LEAST && isSpanned(target, sets))
          throw new Error(`${JSON.stringify(held)} gives away ${JSON.stringify(target)}`)
      }
    }),
    { numRuns: 300 },
  )
})

const cell = (part: string, group: string, count: number) => ({ part, group, answers: count })

test.each([
  [9, false],
  [10, true],
])('of %i answers anything is shown: %s', (count, total) => {
  expect(shownOf([cell('a', 'registered', count)], LEAST).total).toBe(total)
})

test('a village too small stands with the next smallest, never blank beside its total', () => {
  const shown = shownOf(
    [cell('a', 'x', 3), cell('b', 'x', 12), cell('c', 'x', 30), cell('d', 'x', 40)],
    LEAST,
  )
  expect(shown).toMatchObject({ parts: ['c', 'd'], hasOtherParts: true })
})

test('two small ones that are enough together stand together', () => {
  const shown = shownOf([cell('a', 'x', 5), cell('b', 'x', 5), cell('c', 'x', 30)], LEAST)
  expect(shown).toMatchObject({ parts: ['c'], hasOtherParts: true })
})

test('kinds are left out where parts and kinds together would give a few away', () => {
  // Of the second part only one kind answered: its total is that kind's.
  const shown = shownOf([cell('a', 'x', 20), cell('a', 'y', 3), cell('b', 'y', 12)], LEAST)
  expect(shown).toMatchObject({ parts: ['a', 'b'], groups: [], hasCross: false })
})

test('where every kind of every part is large enough all are shown', () => {
  const all = ['a', 'b'].flatMap((part) => ['x', 'y'].map((group) => cell(part, group, 10)))
  expect(shownOf(all, LEAST)).toMatchObject({
    parts: ['a', 'b'],
    groups: ['x', 'y'],
    hasCross: true,
  })
})
