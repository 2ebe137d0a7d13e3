import { and, eq, like, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { areaAt } from '../shared/area-path'
import { maskPersonal } from './model/mask'

const VILLAGE_DEPTH = 3

/**
 * A text without what names a person, and without the heads of households of the villages it is about: a neighbour
 * is named without any word that says so, 隔壁谭大山家.
 */
export async function withoutNames(
  db: Db,
  county: string,
  areaPaths: readonly AreaPath[],
  text: string,
  mask = maskPersonal,
): Promise<string> {
  // Of a whole township some word of the rules is somebody's name.
  const within = areaPaths.filter((path) => path.split('.').length >= VILLAGE_DEPTH)
  const villages = new Set(within.map((path) => areaAt(path, 'village')))
  let masked = mask(text)
  for (const village of villages) {
    const named = await db
      .selectDistinct({ name: households.headName })
      .from(households)
      .where(
        and(
          eq(households.county, county),
          or(eq(households.areaPath, village), like(households.areaPath, `${village}.%`)),
          sql`position(${households.headName} in ${masked}::text) > 0`,
        ),
      )
    for (const { name } of named) if (name.length > 1) masked = masked.replaceAll(name, '〔姓名〕')
  }
  return masked
}
