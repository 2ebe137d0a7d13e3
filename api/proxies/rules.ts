import type { AreaPath } from '../../db/values/areas'
import type { ProxyRole } from '../../db/values/proxies'
import type { StaffRole } from '../../db/values/staff'
import { MOST_HOUSEHOLDS_OF_A_PHONE } from '../links/rules'
import { contains } from '../shared/area-path'

/** Whose work it is to act for the households of their area; all others act as a relative would. */
const STAFF_WAYS: Partial<Record<StaffRole, Exclude<ProxyRole, 'relative'>>> = {
  first_secretary: 'first_secretary',
  group_cadre: 'clerk',
  village_cadre: 'clerk',
  village_secretary: 'clerk',
  resident_cadre: 'clerk',
  township_clerk: 'clerk',
  township_committee: 'clerk',
}

export interface HeldRole {
  role: StaffRole
  areaPath: AreaPath
}

/** The roles in which somebody may act for households of their area. */
export const actingRoles = <R extends HeldRole>(held: readonly R[]): R[] =>
  held.filter(({ role }) => STAFF_WAYS[role] !== undefined)

/** As what a member of staff acts for a household there; null outside their areas. */
export function actsAs(held: readonly HeldRole[], areaPath: AreaPath): ProxyRole | null {
  const ways = held
    .filter((each) => contains(each.areaPath, areaPath))
    .flatMap(({ role }) => STAFF_WAYS[role] ?? [])
  return ways.find((way) => way === 'first_secretary') ?? ways[0] ?? null
}

/** A member of a household whose head has the name that was given. */
export interface Member {
  householdId: string
  isHead: boolean
  idLast4: string
}

const householdsOf = (members: readonly Member[]) => [
  ...new Set(members.map(({ householdId }) => householdId)),
]

/** Whether more households share the name than ever stand behind one phone. */
const isCommon = (members: readonly Member[]) =>
  householdsOf(members).length > MOST_HOUSEHOLDS_OF_A_PHONE

/**
 * The one household a relative has proved by the last four of a member's ID. Of a common name only
 * the heads' own four count: among so many people any four digits would soon be somebody's. Null
 * when they are nobody's, or of several households.
 */
export function provenHousehold(members: readonly Member[], given: string): string | null {
  const idLast4 = given.toUpperCase()
  const counted = isCommon(members) ? members.filter(({ isHead }) => isHead) : members
  const proven = householdsOf(counted.filter((each) => each.idLast4 === idLast4))
  return proven.length === 1 ? (proven[0] ?? null) : null
}

/** Whom a wrong answer slows and is told to; of a common name nobody: it may mean any of them. */
export const householdsTried = (members: readonly Member[]): string[] =>
  isCommon(members) ? [] : householdsOf(members)

/** A relative who acts for more households at once is somebody who does it for a living. */
export const mayOpenAnother = (role: ProxyRole, open: number): boolean =>
  role !== 'relative' || open < MOST_HOUSEHOLDS_OF_A_PHONE

/** At the very instant it ends a proxy is over. */
export const isOver = (endsAt: Date, now: Date): boolean => now >= endsAt
