import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'
import { getCounty } from '../counties/service'
import type { AppDeps } from '../http/context'
import { ApiError } from '../shared/errors'
import { readOverview } from '../villages/overview'
import { listLines } from '../villages/score'

interface Asked {
  county: string
  /** The last segment of its path; null for the whole county. */
  township: string | null
  /** The latest that was reckoned unless given. */
  year: number | undefined
}

export type VillagesView = Awaited<ReturnType<typeof readVillages>>

/**
 * The villages of a county or a township as anybody may see them, all of one moment; of a township with
 * the lines of every score.
 */
export function readVillages(
  { connection }: Pick<AppDeps, 'connection'>,
  { county, township, year }: Asked,
) {
  return connection.db.transaction(
    async (tx) => {
      const { name } = await getCounty(tx, county)
      const under = township === null ? undefined : `${await rootOf(tx, county)}.${township}`
      const overview = await readOverview(tx, { county }, { under, year })
      const of = { year: overview.year, under: under ?? '' }
      const lines = under === undefined ? null : await listLines(tx, county, of)
      return { county, countyName: name, overview, lines }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

async function rootOf(tx: Db, county: string): Promise<string> {
  const isCounty = and(eq(areas.county, county), eq(areas.level, 'county'))
  const [root] = await tx.select({ path: areas.path }).from(areas).where(isCounty)
  if (!root) throw new ApiError('not_found', 'area')
  return root.path
}
