export interface Asked {
  /** What those who do not answer are likest in: township and kind, age. */
  cell: string
  weight: number
  answered: boolean
}

/** How many of its stratum each one drawn stands for. */
export const designWeight = (size: number, drawn: number): number =>
  drawn === 0 ? 0 : size / drawn

/**
 * Lets those who answered stand for those of their cell who did not; who did not answer weighs nothing. Cells with
 * fewer answers than the least are joined to the one beside them in order of name, the smaller of the two, so
 * name cells that belong together alike.
 */
export function adjustForNonResponse(
  asked: readonly Asked[],
  { least = 10 }: { least?: number } = {},
): number[] {
  const joined = joinCells(asked, least)
  const cellOf = new Map(joined.flatMap((cell) => cell.names.map((name) => [name, cell] as const)))
  return asked.map(({ cell, weight, answered }) => {
    const sums = cellOf.get(cell)
    return answered && sums ? (weight * sums.asked) / sums.answered : 0
  })
}

interface Cell {
  names: string[]
  asked: number
  answered: number
  answers: number
}

function joinCells(asked: readonly Asked[], least: number): Cell[] {
  const cells = [...new Set(asked.map(({ cell }) => cell))].toSorted().map((name): Cell => {
    const members = asked.filter(({ cell }) => cell === name)
    const answers = members.filter(({ answered }) => answered)
    return {
      names: [name],
      asked: sumOf(members),
      answered: sumOf(answers),
      answers: answers.length,
    }
  })
  while (cells.length > 1) {
    const at = indexOfLeast(cells)
    const small = cells[at]
    if (!small || small.answers >= Math.max(1, least)) break
    const [before, after] = [cells[at - 1], cells[at + 1]]
    const beside = !after || (before && before.answers <= after.answers) ? at - 1 : at + 1
    const other = cells[beside] as Cell
    cells.splice(Math.min(at, beside), 2, join(small, other))
  }
  return cells
}

const join = (a: Cell, b: Cell): Cell => ({
  names: [...a.names, ...b.names],
  asked: a.asked + b.asked,
  answered: a.answered + b.answered,
  answers: a.answers + b.answers,
})

function indexOfLeast(cells: readonly Cell[]): number {
  const fewest = Math.min(...cells.map(({ answers }) => answers))
  return cells.findIndex(({ answers }) => answers === fewest)
}

const sumOf = (asked: readonly { weight: number }[]) =>
  asked.reduce((sum, { weight }) => sum + weight, 0)

export interface Raked {
  weights: number[]
  converged: boolean
  rounds: number
  /** How far the worst total still lies off, as a share of it. */
  off: number
  /** Groups that are known to exist and of whom nobody answered: no weight can stand for them. */
  missing: string[]
}

interface Unit {
  weight: number
  /** Of each way of dividing people, which group this one is in. */
  groups: Readonly<Record<string, string>>
}

type Totals = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Weights that add up to the known totals of each way of dividing people; of one way alone, at once. */
export function rake(
  units: readonly Unit[],
  totals: Totals,
  { tolerance = 1e-10, rounds = 500 }: { tolerance?: number; rounds?: number } = {},
): Raked {
  const weights = units.map(({ weight }) => weight)
  const ways = Object.entries(totals)
  const missing = ways.flatMap(([way, known]) => missingOf(units, way, known))
  let off = Infinity
  let round = 0
  while (round < rounds && off > tolerance) {
    round += 1
    for (const [way, known] of ways) fit(units, weights, way, known)
    off = Math.max(0, ...ways.map(([way, known]) => farthest(units, weights, way, known)))
    if (missing.length > 0) break
  }
  return {
    weights,
    converged: off <= tolerance && missing.length === 0,
    rounds: round,
    off,
    missing,
  }
}

const missingOf = (units: readonly Unit[], way: string, known: Readonly<Record<string, number>>) =>
  Object.entries(known)
    .filter(
      ([group, total]) =>
        total > 0 && !units.some((unit) => unit.groups[way] === group && unit.weight > 0),
    )
    .map(([group]) => `${way}:${group}`)

function fit(
  units: readonly Unit[],
  weights: number[],
  way: string,
  known: Readonly<Record<string, number>>,
) {
  const held = totalsOf(units, weights, way)
  units.forEach(({ groups }, at) => {
    const group = groups[way] ?? ''
    const [want, have] = [known[group], held.get(group) ?? 0]
    if (want !== undefined && have > 0) weights[at] = ((weights[at] ?? 0) * want) / have
  })
}

function farthest(
  units: readonly Unit[],
  weights: readonly number[],
  way: string,
  known: Readonly<Record<string, number>>,
): number {
  const held = totalsOf(units, weights, way)
  return Math.max(
    0,
    ...Object.entries(known).map(
      ([group, total]) => Math.abs((held.get(group) ?? 0) - total) / Math.max(1, total),
    ),
  )
}

function totalsOf(units: readonly Unit[], weights: readonly number[], way: string) {
  const held = new Map<string, number>()
  units.forEach(({ groups }, at) => {
    const group = groups[way] ?? ''
    held.set(group, (held.get(group) ?? 0) + (weights[at] ?? 0))
  })
  return held
}
