import { createHash } from 'node:crypto'

interface Lots {
  /** Written down before the draw. */
  seed: string
  /** Of a thousand, rounded up, and at least one. */
  permille: number
}

/**
 * Which of some are drawn: the lowest by a hash of the seed and their own id, whatever order they come
 * in. So each is as likely as every other, and whoever knows the seed can draw again.
 * @param always Drawn in any case, beside the others.
 */
export function drawLots(
  ids: readonly string[],
  { seed, permille }: Lots,
  always: readonly string[] = [],
): string[] {
  const lots = ids.filter((id) => !always.includes(id))
  const count = lots.length === 0 ? 0 : countDrawn(lots.length, permille)
  const rank = new Map(lots.map((id) => [id, lotOf(seed, id)]))
  const drawn = lots
    .toSorted((a, b) => ((rank.get(a) ?? '') < (rank.get(b) ?? '') ? -1 : 1))
    .slice(0, count)
  return [...always, ...drawn].toSorted()
}

export const countDrawn = (among: number, permille: number): number =>
  Math.min(among, Math.max(1, Math.ceil((among * permille) / 1_000)))

const lotOf = (seed: string, id: string) =>
  createHash('sha256').update(`${seed}:${id}`).digest('hex')
