/** Messages of a channel in a minute that are answered at once; what comes beyond waits for the sweep. */
export const MOST_A_MINUTE = 600

const MINUTE = 60

export interface RushOptions {
  mostAMinute?: number | undefined
  /** In milliseconds. */
  now: () => number
}

/** `first`: too many, and this sender has not heard of it yet in this rush. */
export type Pressure = 'calm' | 'first' | 'rush'

/**
 * Guards the process against a channel that brings more than it can answer. A rush lasts until a whole
 * minute has passed without one message too many. Told apart by channel.
 */
export function createRush({ mostAMinute = MOST_A_MINUTE, now }: RushOptions) {
  const channels = new Map<string, { count: SlidingCount; told: Set<string>; lastAt: number }>()

  return (channel: string, from: string): Pressure => {
    const second = Math.floor(now() / 1_000)
    const known = channels.get(channel)
    const state = known ?? { count: new SlidingCount(), told: new Set<string>(), lastAt: -Infinity }
    if (!known) channels.set(channel, state)
    if (second - state.lastAt >= MINUTE) state.told.clear()
    if (state.count.add(second) <= mostAMinute) return 'calm'
    state.lastAt = second
    if (state.told.has(from)) return 'rush'
    state.told.add(from)
    return 'first'
  }
}

/** How many in the last minute, by the second. */
class SlidingCount {
  private readonly bySecond = Array.from({ length: MINUTE }, () => 0)
  private last = 0
  private sum = 0

  /** One more now; the sum with it. A clock that is set back counts as standing still. */
  add(second: number): number {
    for (let at = Math.max(this.last, second - MINUTE) + 1; at <= second; at++) this.empty(at)
    this.last = Math.max(this.last, second)
    this.bySecond[this.last % MINUTE] = (this.bySecond[this.last % MINUTE] ?? 0) + 1
    return ++this.sum
  }

  private empty(at: number): void {
    this.sum -= this.bySecond[at % MINUTE] ?? 0
    this.bySecond[at % MINUTE] = 0
  }
}
