import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, contactLinks, households, staff } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { listNamedAreas } from '../areas/names'
import { bareName } from '../areas/segment'
import type { RequestContext } from '../http/context'
import { areaAt, contains } from '../shared/area-path'
import { levelIn } from './levels'
import { type Played, standingOf } from './rules'

/** A member of staff who may be meant. */
export interface Named {
  staffId: string
  name: string
  unit: string
  roles: Played[]
}

/** Members of staff whose names stand in a text; longer names hide those within them. */
export async function listNamed(tx: Db, county: string, text: string): Promise<Named[]> {
  const rows = await tx
    .select({
      staffId: staff.id,
      name: staff.name,
      unit: staff.unit,
      roles: sql<Played[]>`(
        select coalesce(json_agg(json_build_object('role', r.role, 'areaPath', r.area_path)), '[]')
          from staff_roles r where r.county = ${county} and r.staff_id = ${staff.id})`,
    })
    .from(staff)
    .where(
      and(
        eq(staff.county, county),
        eq(staff.isActive, true),
        sql`position(${staff.name} in ${text.replace(/\s/g, '')}) > 0`,
      ),
    )
    .orderBy(staff.name, staff.unit, staff.id)
  return rows.filter(
    ({ name, roles }) =>
      roles.length > 0 &&
      !rows.some((other) => other.name.length > name.length && other.name.includes(name)),
  )
}

/**
 * Everybody on the staff whose whole name stands in a text, however it is spaced, in office or not: of one name all. None of
 * them handles what it tells, whoever it is about.
 */
export async function listSpokenOf(tx: Db, county: string, text: string): Promise<string[]> {
  const said = text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(
      and(
        eq(staff.county, county),
        sql`${staff.name} <> ''`,
        sql`position(regexp_replace(${staff.name}, '\\s', '', 'g') in ${said}) > 0`,
      ),
    )
    .orderBy(staff.id)
  return rows.map(({ id }) => id)
}

/** Where somebody works, as far as it is to be compared. */
export const pathsOf = ({ roles }: Named): AreaPath[] => roles.map(standingOf)

/** Where those are whom a text does not name: the place it names or else the writer's own, at the level it speaks of. */
export async function placeMeant(
  tx: Db,
  ctx: RequestContext,
  text: string,
): Promise<AreaPath | null> {
  const level = levelIn(text)
  const [root] = await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, ctx.county), eq(areas.level, 'county')))
    .limit(1)
  if (!root) return null
  if (level === 'county') return root.path
  const own = await ownArea(tx, ctx)
  const township = await placeIn(tx, ctx.county, text, { level: 'township', under: root.path, own })
  const under = township ?? root.path
  const village = await placeIn(tx, ctx.county, text, { level: 'village', under, own })
  const place = village ?? township ?? (level ? own : null)
  return place && areaAt(place, level ?? 'village')
}

interface Where {
  level: 'township' | 'village'
  under: AreaPath
  own: AreaPath | null
}

/** The one area of a level that a text names; of several of one name the writer's. */
async function placeIn(tx: Db, county: string, text: string, { level, under, own }: Where) {
  const all = await listNamedAreas(tx, county, level, under)
  const found = all.filter(({ name, otherNames }) =>
    [name, ...otherNames].some((each) => text.includes(each) || isBareIn(each, text)),
  )
  const near = found.find(({ path }) => own && contains(path, own))
  return near?.path ?? (found.length === 1 ? found[0]?.path : undefined)
}

/** 宝坪的干部, without 村. */
const isBareIn = (name: string, text: string) => {
  const bare = bareName(name)
  return bare.length >= 2 && text.includes(`${bare}的`)
}

/** Of the household the writer speaks for. */
async function ownArea(tx: Db, { county, actor }: RequestContext): Promise<AreaPath | null> {
  if (actor.kind !== 'contact') return null
  const [household] = await tx
    .select({ path: households.areaPath })
    .from(contactLinks)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, contactLinks.householdId)),
    )
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, actor.contactId),
        isNull(contactLinks.endedAt),
      ),
    )
    .orderBy(contactLinks.linkedAt, contactLinks.householdId)
    .limit(1)
  return household?.path ?? null
}
