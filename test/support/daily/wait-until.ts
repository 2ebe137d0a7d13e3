import { setTimeout as sleep } from 'node:timers/promises'

const MOST_MS = 90_000

export async function waitUntil(
  holds: () => Promise<boolean>,
  why: () => string = () => 'it never came about',
): Promise<void> {
  const end = Date.now() + MOST_MS
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${why()}`)
    await sleep(20)
  }
}
