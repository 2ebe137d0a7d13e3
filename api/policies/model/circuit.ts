const MOST_FAILURES = 5
const REST_MS = 60_000

export type Circuit = ReturnType<typeof createCircuit>

/** Leaves alone what failed five times in a row, for a minute; then one call tries it again. */
export function createCircuit(now: () => number) {
  let failures = 0
  let restsUntil = 0
  return {
    mayCall(): boolean {
      if (failures < MOST_FAILURES) return true
      if (now() < restsUntil) return false
      restsUntil = now() + REST_MS
      return true
    },
    succeeded(): void {
      failures = 0
    },
    failed(): void {
      failures++
      if (failures >= MOST_FAILURES) restsUntil = now() + REST_MS
    },
  }
}
