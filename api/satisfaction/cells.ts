/** Answers to one question in one part of the area by one kind of household. */
export interface Cell {
  part: string
  group: string
  answers: number
}

/** What may be shown of one question: of each set of answers at least so many, and none to be had by subtraction. */
export interface Shown {
  total: boolean
  /** Parts shown by themselves; all others are shown in one where `hasOtherParts`. */
  parts: string[]
  hasOtherParts: boolean
  groups: string[]
  hasOtherGroups: boolean
  /** Kinds within parts: only where every one of them is large enough. */
  hasCross: boolean
}

const NOTHING: Shown = {
  total: false,
  parts: [],
  hasOtherParts: false,
  groups: [],
  hasOtherGroups: false,
  hasCross: false,
}

/**
 * Small sets are never left blank beside a total, which would give them away, but put together until they are large enough:
 * townships with townships, kinds with kinds. Parts come first; kinds are shown only where parts and kinds together give away no
 * smaller set, and kinds within parts only where none of these is small.
 */
export function shownOf(cells: readonly Cell[], least: number): Shown {
  const held = cells.filter(({ answers }) => answers > 0)
  if (sumOf(held) < least) return NOTHING
  const parts = partition(held, 'part', least)
  const groups = partition(held, 'group', least)
  const rows = [
    ...parts.alone.map((each) => [each]),
    ...(parts.others.length > 0 ? [parts.others] : []),
  ]
  const columns = [
    ...groups.alone.map((each) => [each]),
    ...(groups.others.length > 0 ? [groups.others] : []),
  ]
  const grid = rows.map((row) =>
    columns.map((column) =>
      sumOf(held.filter(({ part, group }) => row.includes(part) && column.includes(group))),
    ),
  )
  const hasGroups = columns.length > 1 && !givesAway(grid, least)
  const hasCross =
    hasGroups &&
    rows.length > 1 &&
    grid.flat().every((answers) => answers === 0 || answers >= least)
  return {
    total: true,
    parts: rows.length > 1 ? parts.alone : [],
    hasOtherParts: rows.length > 1 && parts.others.length > 0,
    groups: hasGroups ? groups.alone : [],
    hasOtherGroups: hasGroups && groups.others.length > 0,
    hasCross,
  }
}

/** Names that stand alone, and those that are put together so that they, too, are enough. */
function partition(cells: readonly Cell[], by: 'part' | 'group', least: number) {
  const sizes = [...Map.groupBy(cells, (cell) => cell[by])]
    .map(([name, same]) => ({ name, answers: sumOf(same) }))
    .toSorted((a, b) => a.answers - b.answers || (a.name < b.name ? -1 : 1))
  const others: string[] = []
  let together = 0
  for (const { name, answers } of sizes) {
    if (answers >= least && (together === 0 || together >= least)) break
    others.push(name)
    together += answers
  }
  const alone = sizes.map(({ name }) => name).filter((name) => !others.includes(name))
  return { alone: alone.toSorted(), others: others.toSorted() }
}

/**
 * Whether sums of rows and of columns, added and subtracted, leave a set of some, but too few answers. What they can leave is where
 * a number for each column and one for each row add up to 0 or 1 in every cell that is not empty. For given numbers of columns a row
 * is all out, all in, or forced to one part of itself; all in it is large enough, so that only the forced ones can be small.
 */
function givesAway(grid: readonly (readonly number[])[], least: number): boolean {
  const width = grid[0]?.length ?? 0
  for (const levels of levelsOf(width)) {
    let forced = 0
    let isPossible = true
    for (const row of grid) {
      const held = row.flatMap((answers, at) =>
        answers > 0 ? [{ answers, level: levels[at] ?? 0 }] : [],
      )
      const high = Math.max(...held.map(({ level }) => level))
      const low = Math.min(...held.map(({ level }) => level))
      if (high - low > 1) isPossible = false
      if (high === low) continue
      forced += held.reduce((sum, { answers, level }) => sum + (level === high ? answers : 0), 0)
    }
    if (isPossible && forced > 0 && forced < least) return true
  }
  return false
}

/** Every way to give columns a level, the first 0: no more than its width apart, or some row between would not bear it. */
function levelsOf(width: number): number[][] {
  let all: number[][] = [[0]]
  for (let at = 1; at < width; at++)
    all = all.flatMap((levels) =>
      Array.from({ length: 2 * width - 1 }, (_, step) => [...levels, step - width + 1]),
    )
  return all
}

const sumOf = (cells: readonly { answers: number }[]) =>
  cells.reduce((sum, { answers }) => sum + answers, 0)
