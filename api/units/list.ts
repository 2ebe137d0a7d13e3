import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, staff, staffRoles } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { StaffRole } from '../../db/values/staff'
import { UNIT_KINDS, type UnitKey, type UnitKind } from '../../db/values/units'
import { contains } from '../shared/area-path'
import { FIELD } from '../shared/parts'
import { plainUnit } from '../shared/unit'

/** A unit with whoever works in it. */
export interface Unit {
  key: UnitKey
  kind: UnitKind
  name: string
  /** Where it works; the first is where its duties stand. */
  areaPaths: readonly AreaPath[]
  memberIds: readonly string[]
  /** Who speaks for it, the first first: the head of a township before its secretary. */
  speakerIds: readonly string[]
}

/** Who speaks for a township, the first that is there. */
const TOWNSHIP_SPEAKERS = [
  'township_head',
  'township_secretary',
  'township_committee',
  'township_clerk',
] as const satisfies readonly StaffRole[]

interface Held {
  staffId: string
  unit: string
  role: StaffRole
  areaPath: AreaPath
}

/** The county's units of some kinds with their active people, townships first, each by its key. */
export async function listUnits(
  db: Db,
  county: string,
  kinds: readonly UnitKind[] = UNIT_KINDS,
): Promise<Unit[]> {
  const held: Held[] = await db
    .select({
      staffId: staff.id,
      unit: staff.unit,
      role: staffRoles.role,
      areaPath: staffRoles.areaPath,
    })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(eq(staffRoles.county, county))
    .orderBy(asc(staff.id), asc(staffRoles.role), asc(staffRoles.areaPath))
  const townships = kinds.includes('township') ? await listTownships(db, county) : []
  const others = (['group_unit', 'department'] as const).filter((kind) => kinds.includes(kind))
  return [
    ...townships.map((area) => township(area, held)),
    ...others.flatMap((kind) => unitsOf(kind, held)),
  ]
}

const listTownships = (db: Db, county: string) =>
  db
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.level, 'township'), isNull(areas.successorPath)))
    .orderBy(asc(areas.path))

function township({ path, name }: { path: AreaPath; name: string }, held: readonly Held[]): Unit {
  const here = held.filter(
    ({ role, areaPath }) =>
      (FIELD as readonly StaffRole[]).includes(role) && contains(path, areaPath),
  )
  const speakers = TOWNSHIP_SPEAKERS.flatMap((role) => here.filter((each) => each.role === role))
  return {
    key: `township:${path}`,
    kind: 'township',
    name,
    areaPaths: [path],
    memberIds: idsOf(here),
    speakerIds: idsOf(speakers),
  }
}

/** Whoever plays the part, by the unit that stands with their name. */
function unitsOf(kind: 'group_unit' | 'department', held: readonly Held[]): Unit[] {
  const own = held.filter(({ role, unit }) => role === kind && plainUnit(unit) !== '')
  const units = Map.groupBy(own, ({ unit }) => plainUnit(unit))
  return [...units]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, some]) => ({
      key: `${kind}:${name}` as const,
      kind,
      name,
      areaPaths: [...new Set(some.map(({ areaPath }) => areaPath))],
      memberIds: idsOf(some),
      speakerIds: idsOf(some),
    }))
}

const idsOf = (held: readonly Held[]) => [...new Set(held.map(({ staffId }) => staffId))]

/** Who speaks for a unit now; null where nobody is left. */
export const headOf = ({ speakerIds }: Unit): string | null => speakerIds[0] ?? null
