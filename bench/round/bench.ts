import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../db/client'
import { migrate } from '../../db/migrate'
import { median } from '../median'
import type { Bench } from '../run'
import { bareCopy, prepareCopies } from './baseline'
import { areasAt, passReviews, post, sendOn } from './post'
import { prepare, type Prepared } from './prepare'

const LEVELS = [
  ['group', 4],
  ['village', 3],
  ['township', 2],
] as const
const DAY = 86_400_000
/** Longer than any window with its holidays. */
const WINDOW_DAYS = 12

/**
 * A whole county through the three levels by the services that post, prove and send on, at several
 * sizes; and the lists of its townships against a bare `INSERT … SELECT` of the same rows.
 */
export const roundBench: Bench = async ({ isQuick, say, option }) => {
  const sizes = option('sizes')?.split(',').map(Number) ?? (isQuick ? [300] : [2_500, 25_148])
  const runs = []
  for (const households of sizes) {
    say(`loading a county of ${households} applicants`)
    runs.push(await measure(households, say))
  }
  return { runs, ...linearity(runs) }
}

type Run = Awaited<ReturnType<typeof measure>>

async function measure(households: number, say: (line: string) => void) {
  const folder = await mkdtemp(join(tmpdir(), 'cunxin-bench-'))
  const database = await openDatabase({ dataDir: folder })
  try {
    await migrate(database.owner, database.app)
    const prepared = await prepare(database.owner, households)
    await prepareCopies(prepared)
    const levels: Record<string, { lists: number; seconds: number }> = {}
    const ratios: number[] = []
    for (const [level, depth] of LEVELS) {
      await passReviews(prepared, level)
      const areas = await areasAt(prepared, level, depth)
      const begun = performance.now()
      const codes = await postAll(prepared, areas, level === 'township' ? ratios : null)
      prepared.clock.now = new Date(prepared.clock.now.getTime() + WINDOW_DAYS * DAY)
      for (const code of codes) await sendOn(prepared, code)
      const seconds = (performance.now() - begun) / 1000
      levels[level] = { lists: areas.length, seconds }
      say(`${level}: ${areas.length} lists in ${seconds.toFixed(1)} s`)
    }
    await prepared.app.close()
    await prepared.owner.close()
    const seconds = Object.values(levels).reduce((sum, each) => sum + each.seconds, 0)
    const perHouseholdMs = (seconds * 1000) / households
    return { households, levels, seconds, perHouseholdMs, postingToBareInsert: median(ratios) }
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * With `ratios`, each list's time to that of a bare copy of what it writes: one after the other, the
 * copy first of every second list, as whoever comes first finds the pages cold.
 */
async function postAll(prepared: Prepared, areas: string[], ratios: number[] | null) {
  const codes: string[] = []
  for (const [i, areaPath] of areas.entries()) {
    const isFirst = i % 2 === 0
    const before = ratios && isFirst ? await bareCopy(prepared, areaPath) : 0
    const { code, spent } = await post(prepared, areaPath)
    const after = ratios && !isFirst ? await bareCopy(prepared, areaPath) : 0
    ratios?.push(spent / (before + after))
    codes.push(code)
  }
  return codes
}

/** How the cost of a household grows from the smallest size to the largest; 1 is linear. */
function linearity(runs: readonly Run[]) {
  const [first, last] = [runs[0], runs.at(-1)]
  return { growth: first && last ? last.perHouseholdMs / first.perHouseholdMs : 1 }
}
