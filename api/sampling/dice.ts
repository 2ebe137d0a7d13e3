import { createHash, randomBytes } from 'node:crypto'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** 32 hex digits, made here once and written down before anything is drawn with them. */
export const newSeed = (): string => randomBytes(16).toString('hex')

export const isSeed = (text: string): boolean => /^[0-9a-f]{32}$/.test(text)

/**
 * Throws whole numbers from 0 to below a limit, each equally likely: the same ones on any machine for a seed
 * and a purpose. Give every draw of a plan a purpose of its own (`village:/wx/a`), so that a change in one
 * stratum leaves the others as they were.
 */
export function diceOf(seed: string, purpose = ''): (limit: number) => number {
  const hash = createHash('sha256').update(`${seed}:${purpose}`).digest()
  const state = [0, 4, 8, 12].map((at) => hash.readInt32BE(at))
  const generator = xoroshiro128plusFromState(state)
  return (limit) => uniformInt(generator, 0, limit - 1)
}
