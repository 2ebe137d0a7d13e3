import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, rounds } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { areaAt, withAncestors } from '../shared/area-path'

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
  const around = isOpenAround(county, areaPath)
  const [round] = await tx.select().from(rounds).where(around).for('no key update')
  return round
}

/**
 * The same for whoever comes into it, or for none: until the end nobody closes it, and while there is
 * none nobody opens one. Lists of it are posted all the same.
 */
export async function joinOpenRound(
  tx: Db,
  county: string,
  areaPath: AreaPath,
): Promise<Round | undefined> {
  const find = () => tx.select().from(rounds).where(isOpenAround(county, areaPath)).for('key share')
  const [open] = await find()
  if (open) return open
  const root = eq(areas.path, areaAt(areaPath, 'county'))
  await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), root))
    .for('key share')
  const [opened] = await find()
  return opened
}

const isOpenAround = (county: string, areaPath: AreaPath) =>
  and(
    eq(rounds.county, county),
    eq(rounds.kind, 'identification'),
    eq(rounds.status, 'open'),
    inArray(rounds.areaPath, withAncestors(areaPath)),
  )
