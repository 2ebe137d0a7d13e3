import type { AreaPath } from '../../db/values/areas'
import type { StaffRole } from '../../db/values/staff'
import { areaAt, contains } from '../shared/area-path'
import type { Day } from '../shared/day'

/** What a week comes to in an area. */
export interface Week {
  /** Leads nobody has decided, those of them past a day, and those found in the last seven days. */
  open: number
  late: number
  fresh: number
  watched: number
  ledger: number
  /** Measures to be delivered within the next seven days, or past their day. */
  due: number
}

const NOTHING: Week = { open: 0, late: 0, fresh: 0, watched: 0, ledger: 0, due: 0 }

export const isQuiet = (week: Week): boolean => Object.values(week).every((count) => count === 0)

export const isMonday = (day: Day): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 1

/** Counts of a villager group. */
export type GroupWeek = Partial<Week> & { areaPath: AreaPath }

/** All of an area together. */
export const weekOf = (area: AreaPath, groups: readonly GroupWeek[]): Week =>
  groups
    .filter(({ areaPath }) => contains(area, areaPath))
    .reduce(
      (sum, each) => ({
        open: sum.open + (each.open ?? 0),
        late: sum.late + (each.late ?? 0),
        fresh: sum.fresh + (each.fresh ?? 0),
        watched: sum.watched + (each.watched ?? 0),
        ledger: sum.ledger + (each.ledger ?? 0),
        due: sum.due + (each.due ?? 0),
      }),
      NOTHING,
    )

export interface PartOfWeek {
  areaPath: AreaPath
  open: number
  late: number
}

/** The townships of a county, the villages of a township, by what is late there; those without a lead left out. */
export function worstOf(area: AreaPath, groups: readonly GroupWeek[]): PartOfWeek[] {
  const level = area.split('.').length === 1 ? 'township' : 'village'
  const paths = new Set(
    groups.flatMap(({ areaPath }) => (contains(area, areaPath) ? areaAt(areaPath, level) : [])),
  )
  return [...paths]
    .map((areaPath) => ({ areaPath, ...weekOf(areaPath, groups) }))
    .filter(({ open }) => open > 0)
    .map(({ areaPath, open, late }) => ({ areaPath, open, late }))
    .toSorted((a, b) => b.late - a.late || b.open - a.open || (a.areaPath < b.areaPath ? -1 : 1))
}

/** Who hears of the week of what they answer for, the highest part first; village cadres where nobody leads. */
const COUNTY: readonly StaffRole[] = ['county_office']
const TOWNSHIP: readonly StaffRole[] = ['township_secretary', 'township_head', 'township_clerk']
const VILLAGE: readonly StaffRole[] = ['village_secretary', 'first_secretary']

interface Held {
  staffId: string
  role: StaffRole
  areaPath: AreaPath
}

/** Whom each area's week is told to, one area to each. */
export function weeklyReaders(staff: readonly Held[]): Map<string, AreaPath> {
  const readers = new Map<string, AreaPath>()
  const tell = (roles: readonly StaffRole[], isTold: (held: Held) => boolean = () => true) => {
    for (const held of staff)
      if (roles.includes(held.role) && isTold(held) && !readers.has(held.staffId))
        readers.set(held.staffId, held.areaPath)
  }
  for (const roles of [COUNTY, TOWNSHIP, VILLAGE]) tell(roles)
  const isLed = ({ areaPath }: Held) =>
    staff.some(
      (each) => VILLAGE.includes(each.role) && areaAt(areaPath, 'village') === each.areaPath,
    )
  tell(['village_cadre'], (held) => !isLed(held))
  return readers
}

/** Whose week somebody asks about: that of the widest area they work in. */
export const ownArea = (roles: readonly Pick<Held, 'areaPath'>[]): AreaPath | null =>
  roles.map(({ areaPath }) => areaPath).toSorted((a, b) => depth(a) - depth(b))[0] ?? null

const depth = (path: AreaPath) => path.split('.').length
