import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, rounds } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { RoundKind } from '../../db/values/rounds'
import { areaAt, withAncestors } from '../shared/area-path'
import { ApiError } from '../shared/errors'

export type Round = typeof rounds.$inferSelect

/** The open round of a kind an area lies in; there is one at most. */
export async function findOpenRound(
  db: Db,
  county: string,
  areaPath: AreaPath,
  kind: RoundKind = 'identification',
): Promise<Round | undefined> {
  const [round] = await db
    .select()
    .from(rounds)
    .where(isOpenAround(county, areaPath, kind))
  return round
}

/** Those of every kind, in the order in which they were opened. */
export function listOpenRounds(db: Db, county: string, areaPath: AreaPath): Promise<Round[]> {
  return db
    .select()
    .from(rounds)
    .where(isOpenAround(county, areaPath))
    .orderBy(asc(rounds.openedOn), asc(rounds.id))
}

export async function getRound(db: Db, county: string, id: string): Promise<Round> {
  const ofId = and(eq(rounds.county, county), eq(rounds.id, id))
  const [round] = await db.select().from(rounds).where(ofId)
  if (!round) throw new ApiError('not_found', 'round')
  return round
}

/** The open one of a kind, held until the end: nobody closes it or posts a list of it meanwhile. */
export async function lockOpenRound(
  tx: Db,
  county: string,
  areaPath: AreaPath,
  kind: RoundKind = 'identification',
): Promise<Round | undefined> {
  const around = isOpenAround(county, areaPath, kind)
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
  kind: RoundKind = 'identification',
): Promise<Round | undefined> {
  const around = isOpenAround(county, areaPath, kind)
  const find = () => tx.select().from(rounds).where(around).for('key share')
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

const isOpenAround = (county: string, areaPath: AreaPath, kind?: RoundKind) =>
  and(
    eq(rounds.county, county),
    kind && eq(rounds.kind, kind),
    eq(rounds.status, 'open'),
    inArray(rounds.areaPath, withAncestors(areaPath)),
  )
