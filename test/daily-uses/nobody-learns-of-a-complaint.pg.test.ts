import { expect, test, vi } from 'vitest'
import type { Step } from '../support/nobody-learns/play'

/** The modules anew, for both histories: what a test's support counts begins at one again. */
async function playAnew(steps: Step[], isWith: boolean) {
  vi.resetModules()
  const { play } = await import('../support/nobody-learns/play')
  return play(steps, isWith)
}

/** What somebody sees in one history and not in the other. */
function differences(one: Map<string, string>, other: Map<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    (what) => one.get(what) !== other.get(what),
  )
}

test('of two histories that are the same everybody sees the same', async () => {
  const one = await playAnew([], true)
  const other = await playAnew([], false)
  expect(one.size).toBeGreaterThan(1_000)
  for (const d of differences(one, other).slice(0,4)) console.log(d, '\n', one.get(d)?.slice(0,1500), '\n---\n', other.get(d)?.slice(0,1500))
  expect(differences(one, other)).toEqual([])
}, 600_000)
