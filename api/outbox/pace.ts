/** A sender's bucket of segments; what goes out is taken from it, and it fills again with time. */
export interface Bucket {
  segmentsPerSecond: number
  /** It holds no more. */
  burst: number
  tokens: number
  filledAt: Date
}

/** What the bucket holds at `now`. */
export function tokensAt(bucket: Bucket, now: Date): number {
  const seconds = Math.max(0, now.getTime() - bucket.filledAt.getTime()) / 1_000
  return Math.min(bucket.burst, bucket.tokens + seconds * bucket.segmentsPerSecond)
}

/**
 * How many segments may go out now. What somebody waits for may draw on what comes in later, up to a
 * whole bucket: it never waits behind messages to many, and these pay for it.
 */
export const allowance = (tokens: number, burst: number, isUrgent: boolean): number =>
  Math.max(0, isUrgent ? tokens + burst : tokens)

/** How many of some messages, in their order, an allowance holds; the first one if there is any at all. */
export function countWithin(segments: readonly number[], allowed: number): number {
  let left = allowed
  for (const [i, each] of segments.entries()) {
    // A message longer than the bucket would never go out.
    if (left < each && (i > 0 || left < 1)) return i
    left -= each
  }
  return segments.length
}

/** Milliseconds until a segment may go out, counted from `tokens`. */
export function waitFor(tokens: number, segmentsPerSecond: number): number {
  return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / segmentsPerSecond) * 1_000)
}
