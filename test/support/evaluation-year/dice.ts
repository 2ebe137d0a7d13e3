import { createHash } from 'node:crypto'

/** Of the same words the same number from 0 to 1, on every machine. */
export const chanceOf = (...words: (string | number)[]): number =>
  createHash('sha256').update(words.join('|')).digest().readUInt32BE(0) / 2 ** 32

export function pickOf<T>(all: readonly T[], ...words: (string | number)[]): T {
  const picked = all[Math.floor(chanceOf(...words) * all.length)]
  if (picked === undefined) throw new Error('nothing to pick from')
  return picked
}
