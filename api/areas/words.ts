import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'
import type { AreaLevel, AreaPath } from '../../db/values/areas'
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

export interface AreaWithWords {
  path: AreaPath
  level: AreaLevel
  /** 宝坪村3社, 天元乡, 巫溪县. */
  name: string
}

/** An area by its path; undefined where there is none. */
export async function findArea(
  db: Db,
  county: string,
  path: string,
): Promise<AreaWithWords | undefined> {
  const [area] = await db
    .select({ path: areas.path, level: areas.level, name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.path, path)))
  if (area?.level !== 'group') return area
  return { ...area, name: await areaInWords(db, county, path) }
}
