import { createHash } from 'node:crypto'
import { diceOf } from './dice'

/** How the members of a frame are chosen: 随机, or 等距 with a random start. */
export type Method = 'random' | 'equal_interval'

export interface DrawOrder {
  count: number
  /** Drawn beside the sample, to stand in for it in this order. */
  reserves?: number
  seed: string
  /** Which draw of the plan this is; other draws of the same seed have other lots. */
  purpose?: string
}

export interface Drawn<T> {
  sample: T[]
  reserves: T[]
}

/**
 * Draws without replacement, each set of that size equally likely, in the order drawn; the whole frame where
 * it is no larger. The frame must be in a stable order (by a unique key), else nobody can draw it again.
 */
export function drawRandom<T>(frame: readonly T[], count: number, seed: string, purpose = ''): T[] {
  const dice = diceOf(seed, `random:${purpose}`)
  const left = [...frame]
  const size = Math.min(wholeCount(count), left.length)
  // Fisher and Yates, stopped once enough are drawn: what follows would not change the front.
  for (let at = 0; at < size; at++) {
    const other = at + dice(left.length - at)
    const [here, there] = [left[at] as T, left[other] as T]
    left[at] = there
    left[other] = here
  }
  return left.slice(0, size)
}

/**
 * 等距: every k-th of the frame from a random start, k not needing to be whole, in the frame's order. Reckoned in
 * whole numbers, so each member is exactly as likely as every other.
 */
export function drawEqualInterval<T>(
  frame: readonly T[],
  count: number,
  seed: string,
  purpose = '',
): T[] {
  const size = Math.min(wholeCount(count), frame.length)
  if (size === 0) return []
  const start = diceOf(seed, `equal_interval:${purpose}`)(frame.length)
  return Array.from(
    { length: size },
    (_, step) => frame[Math.floor((start + step * frame.length) / size)] as T,
  )
}

/** A sample and those who stand in for it; those always at random, whatever the sample's method. */
export function draw<T>(
  frame: readonly T[],
  method: Method,
  { count, reserves = 0, seed, purpose = '' }: DrawOrder,
): Drawn<T> {
  if (method === 'random') {
    const drawn = drawRandom(frame, wholeCount(count) + wholeCount(reserves), seed, purpose)
    return { sample: drawn.slice(0, count), reserves: drawn.slice(count) }
  }
  const sample = drawEqualInterval(frame, count, seed, purpose)
  const isDrawn = new Set(sample)
  const rest = frame.filter((member) => !isDrawn.has(member))
  return { sample, reserves: drawRandom(rest, reserves, seed, `reserves:${purpose}`) }
}

/** One fingerprint of a frame's keys in their order: whoever draws again sees whether it is the same frame. */
export const frameFingerprint = (keys: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(keys)).digest('hex')

function wholeCount(count: number): number {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`cannot draw ${count}`)
  return count
}
