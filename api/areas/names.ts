import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areaNames, areas } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { bareName } from './segment'

/** An area with every other name it has or had. */
export interface NamedArea {
  /** Of its successor where it was merged. */
  path: AreaPath
  name: string
  otherNames: string[]
}

/**
 * The one area of this name in an area around it, by today's name or any other, with or without 村,
 * 镇, 乡. Undefined when there is none, or several and the name decides for none.
 */
export async function findAreaByName(
  db: Db,
  county: string,
  { level, under, name }: { level: 'township' | 'village'; under: AreaPath; name: string },
): Promise<NamedArea | undefined> {
  return pickByName(await listNamedAreas(db, county, level, under), name)
}

/** Exactly so named before named so but for the suffix, today's name before another. */
export function pickByName(candidates: readonly NamedArea[], name: string): NamedArea | undefined {
  const given = name.normalize('NFKC').replace(/\s/g, '')
  const bare = bareName(given)
  const tests: ((area: NamedArea) => boolean)[] = [
    (area) => area.name === given,
    (area) => area.otherNames.includes(given),
    (area) => bareName(area.name) === bare,
    (area) => area.otherNames.some((each) => bareName(each) === bare),
  ]
  for (const test of tests) {
    const [first, second] = candidates.filter(test)
    if (first) return second ? undefined : first
  }
  return undefined
}

/** All areas of a level in an area, for many names at once. */
export async function listNamedAreas(
  db: Db,
  county: string,
  level: 'township' | 'village',
  under: AreaPath,
): Promise<NamedArea[]> {
  const within = or(eq(areas.path, under), sql`${areas.path} like ${`${under}.%`}`)
  const rows = await db
    .select({ path: areas.path, name: areas.name, successorPath: areas.successorPath })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.level, level), within))
    .orderBy(areas.path)
  const paths = rows.map(({ path }) => path)
  const others = await db
    .select({ path: areaNames.path, name: areaNames.name })
    .from(areaNames)
    .where(and(eq(areaNames.county, county), inArray(areaNames.path, paths)))
  const namesOf = Map.groupBy(others, ({ path }) => path)
  return rows.map(({ path, name, successorPath }) => ({
    path: successorPath ?? path,
    name,
    otherNames: (namesOf.get(path) ?? []).map((other) => other.name),
  }))
}
