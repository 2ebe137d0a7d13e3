import { eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'
import { areaAt } from '../shared/area-path'
import type { VillageEntry } from './import/village-index'
import { listNamedAreas } from './names'

/** Every village under each name it and its township have or had. */
export async function listVillages(db: Db, county: string): Promise<VillageEntry[]> {
  const rows = await db
    .select({ path: areas.path, level: areas.level, groups: areas.groups })
    .from(areas)
    .where(eq(areas.county, county))
  const root = rows.find(({ level }) => level === 'county')?.path ?? county
  const groupsOf = new Map(rows.map(({ path, groups }) => [path, groups]))
  const townships = await listNamedAreas(db, county, 'township', root)
  const namesOf = new Map(townships.map((area) => [area.path, [area.name, ...area.otherNames]]))
  const villages = await listNamedAreas(db, county, 'village', root)
  return villages.flatMap(({ path, name, otherNames }) =>
    (namesOf.get(areaAt(path, 'township')) ?? []).flatMap((township) =>
      [name, ...otherNames].map((village) => ({
        township,
        village,
        path,
        groups: groupsOf.get(path) ?? null,
      })),
    ),
  )
}
