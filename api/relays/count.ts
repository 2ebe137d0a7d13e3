import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, relays } from '../../db/schema'
import { villageOf } from '../broadcasts/audience'
import { householdOf } from './open'

/** Of the households of a village no message of a notice reached: all, and those told in person. */
export interface RelayCounts {
  toTell: number
  told: number
  untold: number
}
export const NO_RELAYS: RelayCounts = { toTell: 0, told: 0, untold: 0 }

/** By the path of the village; a village with none is not there. */
export async function countRelays(
  db: Db,
  county: string,
  broadcastId: string,
): Promise<Map<string, RelayCounts>> {
  const path = sql<string>`${villageOf(sql`${relays.groupPath}`)}`
  const isTold = sql`${relays.toldAt} is not null`
  const isUntold = sql`${relays.toldAt} is null and ${relays.reachedAt} is null`
  const rows = await db
    .select({
      path,
      told: sql<number>`(count(*) filter (where ${isTold}))::int`,
      untold: sql<number>`(count(*) filter (where ${isUntold}))::int`,
    })
    .from(relays)
    .innerJoin(households, householdOf(county))
    .where(and(eq(relays.county, county), eq(relays.broadcastId, broadcastId)))
    .groupBy(sql`1`)
  return new Map(
    rows.map(({ path: at, told, untold }) => [at, { toTell: told + untold, told, untold }]),
  )
}
