import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'
import { areaAt } from '../shared/area-path'

/** Village and group as people say it: 宝坪村5社. */
export async function areaInWords(db: Db, county: string, path: string): Promise<string> {
  const [village] = await db
    .select({ name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.path, areaAt(path, 'village'))))
  const group = path.split('.')[3]
  return (village?.name ?? '') + (group ? `${group}社` : '')
}
