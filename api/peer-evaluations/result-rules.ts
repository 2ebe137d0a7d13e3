import { FEWEST_EVALUATORS } from './rules'

/** What one unit gave another, whole. */
export interface Given {
  taskId: string
  evaluated: string
  marks: readonly { seq: number; marks: number; fullMarks: number }[]
}

export interface PeerLine {
  seq: number
  /** Of all who answered, in tenths of a mark. */
  tenths: number
  fullMarks: number
}

export interface PeerAverage {
  evaluated: string
  evaluators: number
  /** In thousandths of the full marks; null below three who answered. */
  permille: number | null
  /** None below three. */
  lines: PeerLine[]
}

/** What a unit was given on average, question by question. */
export function averageOf(evaluated: string, given: readonly Given[]): PeerAverage {
  const own = given.filter((each) => each.evaluated === evaluated)
  const evaluators = own.length
  if (evaluators < FEWEST_EVALUATORS) return { evaluated, evaluators, permille: null, lines: [] }
  const all = own.flatMap(({ marks }) => marks)
  const questions = Map.groupBy(all, ({ seq }) => seq)
  const lines = [...questions]
    .toSorted(([a], [b]) => a - b)
    .map(([seq, some]) => ({
      seq,
      tenths: Math.round((sum(some.map(({ marks }) => marks)) * 10) / some.length),
      fullMarks: some[0]?.fullMarks ?? 0,
    }))
  return { evaluated, evaluators, permille: shareOf(all), lines }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
const shareOf = (marks: readonly { marks: number; fullMarks: number }[]): number => {
  const full = sum(marks.map(({ fullMarks }) => fullMarks))
  return full === 0 ? 0 : Math.round((sum(marks.map((each) => each.marks)) * 1000) / full)
}

/** In thousandths of the full marks. */
export const totalOf = ({ marks }: Pick<Given, 'marks'>): number => shareOf(marks)

/**
 * Extreme scores: further than so many hundredths of the full marks from the middle of what the others gave the same unit.
 * Below three nothing is extreme.
 */
export function extremesIn(given: readonly Given[], percent: number): string[] {
  const units = Map.groupBy(given, ({ evaluated }) => evaluated)
  return [...units.values()].flatMap((some) =>
    some.length < FEWEST_EVALUATORS
      ? []
      : some
          .filter((each) => {
            const others = some.filter((other) => other !== each).map(totalOf)
            return Math.abs(totalOf(each) - middleOf(others)) > percent * 10
          })
          .map(({ taskId }) => taskId),
  )
}

function middleOf(numbers: readonly number[]): number {
  const order = numbers.toSorted((a, b) => a - b)
  const half = order.length / 2
  const at = (i: number) => order[i] ?? 0
  return order.length % 2 === 1 ? at(Math.floor(half)) : (at(half - 1) + at(half)) / 2
}
