import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { rounds } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { withAncestors } from '../shared/area-path'

export type Round = typeof rounds.$inferSelect

/** The open round an area lies in; there is one at most. */
export async function findOpenRound(
  db: Db,
  county: string,
  areaPath: AreaPath,
): Promise<Round | undefined> {
  const [round] = await db.select().from(rounds).where(isOpenAround(county, areaPath))
  return round
}

/** The same, held until the end: nobody closes it or posts a list of it meanwhile. */
export async function lockOpenRound(
  tx: Db,
  county: string,
  areaPath: AreaPath,
): Promise<Round | undefined> {
  const [round] = await tx.select().from(rounds).where(isOpenAround(county, areaPath)).for('update')
  return round
}

const isOpenAround = (county: string, areaPath: AreaPath) =>
  and(
    eq(rounds.county, county),
    eq(rounds.kind, 'identification'),
    eq(rounds.status, 'open'),
    inArray(rounds.areaPath, withAncestors(areaPath)),
  )
