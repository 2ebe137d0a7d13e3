/** Weights of survey answers, written a second time and without the API's own. */
export interface Stratum {
  part: string
  group: string
  households: number
  drawn: number
}

export interface Asked {
  part: string
  group: string
  value: number | undefined
}

interface Cell {
  names: Set<string>
  asked: number
  answered: number
  count: number
}

const LEAST = 10

/** Each cell stands for its own; a small one goes together with the smaller of those beside it, kind by kind. */
function responseCells(asked: readonly (Asked & { weight: number })[]): Cell[] {
  const byName = Map.groupBy(asked, ({ part, group }) => `${group}/${part}`)
  const cells = [...byName.keys()].toSorted().map((name): Cell => {
    const those = byName.get(name) ?? []
    const answered = those.filter(({ value }) => value !== undefined)
    const weightOf = (some: typeof those) => some.reduce((sum, { weight }) => sum + weight, 0)
    return {
      names: new Set([name]),
      asked: weightOf(those),
      answered: weightOf(answered),
      count: answered.length,
    }
  })
  for (;;) {
    const least = Math.min(...cells.map(({ count }) => count))
    if (cells.length < 2 || least >= LEAST) return cells
    const at = cells.findIndex(({ count }) => count === least)
    const left = cells[at - 1]
    const right = cells[at + 1]
    const from = right === undefined || (left && left.count <= right.count) ? at - 1 : at
    const [a, b] = cells.slice(from, from + 2) as [Cell, Cell]
    cells.splice(from, 2, {
      names: new Set([...a.names, ...b.names]),
      asked: a.asked + b.asked,
      answered: a.answered + b.answered,
      count: a.count + b.count,
    })
  }
}

/** The share of answers that are good, every answer weighed up to the households of its part and kind. */
export function weighedShare(
  strata: readonly Stratum[],
  asked: readonly Asked[],
  isGood: (value: number) => boolean,
): number {
  const weighed = asked.map((each) => {
    const own = strata.find(({ part, group }) => part === each.part && group === each.group)
    return { ...each, weight: own ? own.households / own.drawn : 0 }
  })
  const cells = responseCells(weighed)
  const units = weighed.flatMap((each) => {
    const cell = cells.find(({ names }) => names.has(`${each.group}/${each.part}`))
    if (each.value === undefined || !cell) return []
    return { ...each, weight: (each.weight * cell.asked) / cell.answered, value: each.value }
  })
  const whole = strata.reduce((sum, { households }) => sum + households, 0)
  for (let round = 0; round < 400; round++)
    for (const by of ['part', 'group'] as const) {
      const heard = new Set(units.map((unit) => unit[by]))
      const known = strata.filter((each) => heard.has(each[by]))
      const scale = whole / known.reduce((sum, { households }) => sum + households, 0)
      for (const name of heard) {
        const those = units.filter((unit) => unit[by] === name)
        const have = those.reduce((sum, { weight }) => sum + weight, 0)
        const want = known
          .filter((each) => each[by] === name)
          .reduce((sum, { households }) => sum + households * scale, 0)
        for (const unit of those) unit.weight *= want / have
      }
    }
  const all = units.reduce((sum, { weight }) => sum + weight, 0)
  return (
    units.filter(({ value }) => isGood(value)).reduce((sum, { weight }) => sum + weight, 0) / all
  )
}
