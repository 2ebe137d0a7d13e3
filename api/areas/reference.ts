import type { Db } from '../../db/client'
import type { AreaReference } from '../../db/reference/area-reference'
import { WUXI_AREAS } from '../../db/reference/wuxi-areas'
import { areaCodes, areaNames, areas } from '../../db/schema'

/** Far below the 65,535 parameters of one statement. */
const CHUNK = 1_000

/**
 * Stores what public sources say of the county's areas, names and codes, or other areas in that
 * form. What stands already is left alone, so that it can be run again. No events: this is the ground
 * the county starts from, nobody decided it here.
 */
export async function loadReferenceAreas(
  tx: Db,
  county: string,
  given: readonly AreaReference[] = WUXI_AREAS,
): Promise<void> {
  for (let i = 0; i < given.length; i += CHUNK) {
    const chunk = given.slice(i, i + CHUNK)
    const rows = chunk.map(({ path, level, name, groups, source }) => {
      return { county, path, level, name, groups, source }
    })
    const names = chunk.flatMap((area) =>
      area.names.map((each) => ({ county, path: area.path, ...each })),
    )
    const codes = chunk.flatMap((area) =>
      area.codes.map((each) => ({ county, path: area.path, ...each })),
    )
    await tx.insert(areas).values(rows).onConflictDoNothing()
    if (names.length > 0) await tx.insert(areaNames).values(names).onConflictDoNothing()
    if (codes.length > 0) await tx.insert(areaCodes).values(codes).onConflictDoNothing()
  }
}
