import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Weights } from './model'

const FILE = join(import.meta.dirname, 'weights.json')
/** Weights are kept in hundredths. */
const PARTS = 100
/** A feature none of whose weights comes to as much decides nothing. */
const LEAST = 0.5

export function readWeights(): Weights {
  const stored = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, number[]>
  return new Map(
    Object.entries(stored).map(([feature, row]) => [feature, row.map((each) => each / PARTS)]),
  )
}

/** One feature a line and in order, so that it can be seen what a new training changed. */
export function writtenOf(weights: Weights): string {
  const rows = [...weights]
    .filter(([, row]) => row.some((each) => Math.abs(each) >= LEAST))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([feature, row]) => {
      const parts = row.map((each) => Math.round(each * PARTS))
      return `${JSON.stringify(feature)}:${JSON.stringify(parts)}`
    })
  return `{\n${rows.join(',\n')}\n}\n`
}

export const storeWeights = (weights: Weights): void => writeFileSync(FILE, writtenOf(weights))
