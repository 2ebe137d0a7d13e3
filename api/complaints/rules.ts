import type { AreaPath } from '../../db/values/areas'
import type { StaffRole } from '../../db/values/staff'
import { areaAt, contains } from '../shared/area-path'

/** Work for the whole county, whatever part of it they look after. */
const OF_COUNTY: readonly StaffRole[] = [
  'county_office',
  'county_finance',
  'department',
  'group_unit',
  'superior_inspector',
  'evaluator',
  'journalist',
]

/** A part somebody plays, and where. */
export interface Played {
  role: StaffRole
  areaPath: AreaPath
}

/** The level a part is at: it is handled above that. */
export const standingOf = ({ role, areaPath }: Played): AreaPath =>
  OF_COUNTY.includes(role) ? areaAt(areaPath, 'county') : areaPath

/** The narrowest area around all of these; undefined of none. */
export function commonArea(paths: readonly AreaPath[]): AreaPath | undefined {
  const [first, ...others] = paths.map((each) => each.split('.'))
  if (!first) return undefined
  const differs = first.findIndex((part, i) => others.some((each) => each[i] !== part))
  return first.slice(0, differs < 0 ? first.length : differs).join('.')
}

/** A member of staff, with all that is to be known of them here. */
export interface Colleague {
  staffId: string
  unit: string
  roles: readonly Played[]
}

export interface Inspector extends Colleague {
  /** Complaints they have under way. */
  open: number
}

interface About {
  aboutPath: AreaPath
  /** Empty: nobody is named, and anybody there may be meant. */
  accused: readonly Colleague[]
  /** May not handle it for another reason: kin of the accused, who had it before. */
  barredIds: readonly string[]
}

/**
 * Who handles a complaint: an inspector from strictly above all it is about, the nearest first, then who has the least to
 * do. Null: nobody may.
 */
export function chooseHandler(inspectors: readonly Inspector[], about: About): Inspector | null {
  const named = about.accused.flatMap(({ roles }) => roles.map(standingOf))
  // Of two villages' cadres the township may hear, though it is no higher than what is common to both.
  const beneath = named.length > 0 ? named : [about.aboutPath]
  const units = about.accused.map(({ unit }) => unit.trim())
  const ranked = inspectors.flatMap((each) => {
    const isKept =
      about.barredIds.includes(each.staffId) ||
      about.accused.some(({ staffId }) => staffId === each.staffId) ||
      units.includes(each.unit.trim()) ||
      (about.accused.length === 0 && plays(each, about.aboutPath))
    const depth = isKept ? null : depthAbove(each, about.aboutPath, beneath)
    return depth === null ? [] : [{ each, depth }]
  })
  ranked.sort(
    (a, b) =>
      b.depth - a.depth || a.each.open - b.each.open || (a.each.staffId < b.each.staffId ? -1 : 1),
  )
  return ranked[0]?.each ?? null
}

const plays = ({ roles }: Colleague, areaPath: AreaPath) =>
  roles.some(
    (each) =>
      each.role !== 'superior_inspector' &&
      (contains(areaPath, each.areaPath) || standingOf(each) === areaPath),
  )

/** How near from above an inspector is; 0 is above the county. Null: not above all of it. */
function depthAbove(
  { roles }: Inspector,
  aboutPath: AreaPath,
  beneath: readonly AreaPath[],
): number | null {
  const depths = roles.flatMap(({ role, areaPath }) => {
    if (role === 'superior_inspector') return [0]
    if (role !== 'discipline_inspector' || !contains(areaPath, aboutPath)) return []
    const isAbove = beneath.every((each) => each !== areaPath && contains(areaPath, each))
    return isAbove ? [areaPath.split('.').length] : []
  })
  return depths.length > 0 ? Math.max(...depths) : null
}
