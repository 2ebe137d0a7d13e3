import type { Db } from '../../db/client'
import { WUXI_AREAS } from '../../db/reference/wuxi-areas'
import { areaCodes, areaNames, areas } from '../../db/schema'

/**
 * Puts in what public sources say of the county's areas, names and codes. What stands already is
 * left alone, so that it can be run at every start.
 */
export async function loadReferenceAreas(tx: Db, county: string): Promise<void> {
  const rows = WUXI_AREAS.map(({ path, level, name, groups, source }) => ({
    county,
    path,
    level,
    name,
    groups,
    source,
  }))
  const names = WUXI_AREAS.flatMap(({ path, names: all }) =>
    all.map((name) => ({ county, path, ...name })),
  )
  const codes = WUXI_AREAS.flatMap(({ path, codes: all }) =>
    all.map((code) => ({ county, path, ...code })),
  )
  await tx.insert(areas).values(rows).onConflictDoNothing()
  if (names.length > 0) await tx.insert(areaNames).values(names).onConflictDoNothing()
  if (codes.length > 0) await tx.insert(areaCodes).values(codes).onConflictDoNothing()
}
