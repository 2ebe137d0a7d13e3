import type { AreaPath } from '../../db/values/areas'
import type { MeasureStatus } from '../../db/values/registrations'
import type { PovertyCause, RollStatus, WatchKind } from '../../db/values/roll'
import type { StaffRole } from '../../db/values/staff'
import { sendingTimes } from '../shared/sending-hours'
import { contains } from '../shared/area-path'
import { addHours, type Day } from '../shared/day'

/** Who can be made responsible for a measure; the county office watches over them. */
export const OWNER_ROLES = [
  'group_cadre',
  'village_cadre',
  'village_secretary',
  'resident_cadre',
  'first_secretary',
  'township_clerk',
  'township_committee',
  'township_secretary',
  'township_head',
  'department',
  'group_unit',
] as const satisfies readonly StaffRole[]

export type PlanRefusal =
  | 'household_closed'
  | 'causes_unknown'
  | 'cause_not_theirs'
  | 'owner_unknown'
  | 'owner_tied'
  | 'due_in_past'

/** Why a measure cannot be planned so; null when it can. */
export function planRefusal(facts: {
  roll: RollStatus
  /** Of the household, by its open case or as it stands on the register. */
  causes: readonly PovertyCause[]
  cause: PovertyCause
  /** Somebody active who may own a measure and whose area covers the household. */
  isOwner: boolean
  isOwnerTied: boolean
  today: Day
  dueOn: Day
}): PlanRefusal | null {
  if (facts.roll === 'closed') return 'household_closed'
  if (facts.causes.length === 0) return 'causes_unknown'
  if (!facts.causes.includes(facts.cause)) return 'cause_not_theirs'
  if (!facts.isOwner) return 'owner_unknown'
  if (facts.isOwnerTied) return 'owner_tied'
  return facts.dueOn < facts.today ? 'due_in_past' : null
}

export const isMeasureOverdue = (status: MeasureStatus, today: Day, dueOn: Day): boolean =>
  status === 'planned' && today > dueOn

export type DeliveryRefusal =
  'not_owner' | 'cancelled' | 'already_delivered' | 'day_in_future' | null

/** Why a measure cannot be said to be delivered. */
export function deliveryRefusal(facts: {
  status: MeasureStatus
  isOwner: boolean
  /** Areas for which the actor is 村干部: they see what arrives. */
  villages: readonly AreaPath[]
  householdArea: AreaPath
  today: Day
  deliveredOn: Day
}): DeliveryRefusal {
  const isNear = facts.villages.some((path) => contains(path, facts.householdArea))
  if (!facts.isOwner && !isNear) return 'not_owner'
  if (facts.status === 'cancelled') return 'cancelled'
  if (facts.status !== 'planned') return 'already_delivered'
  return facts.deliveredOn > facts.today ? 'day_in_future' : null
}

export const cancelRefusal = (status: MeasureStatus) =>
  status === 'cancelled'
    ? ('cancelled' as const)
    : status === 'planned'
      ? null
      : ('already_delivered' as const)

/** What the household's word makes of a measure. Each word can be taken back by the other. */
export type Answered = 'confirmed' | 'denied' | 'same' | 'not_delivered' | 'cancelled'

export function answerTo(status: MeasureStatus, isReceived: boolean): Answered {
  if (status === 'planned') return 'not_delivered'
  if (status === 'cancelled') return 'cancelled'
  const next = isReceived ? 'confirmed' : 'denied'
  return status === next ? 'same' : next
}

/** How long a household's bare 1 or 2 answers 收到没 (design: a survey's 72 hours). */
export const QUESTION_HOURS = 72
/** After so long without an answer a household is asked about a payment once more. */
export const REMIND_HOURS = 7 * 24

/**
 * When a household is asked about the next measure: one at a time, so once the time of the last
 * question is over, and by day.
 */
export function askingTime(now: Date, lastAsked: Date | null): Date {
  const free = lastAsked ? addHours(lastAsked, QUESTION_HOURS) : now
  return sendingTimes(free > now ? free : now).notBefore
}

/** What is planned is told to the household once it is decided that it gets it. */
export const showsPlanned = (roll: RollStatus, watch: WatchKind | null): boolean =>
  watch !== null || ['registered', 'exiting', 'exited', 'returned'].includes(roll)

/** How high somebody stands in the line of those who help; nobody looks into the work of their own line. */
const RANK: Partial<Record<StaffRole, number>> = {
  group_cadre: 1,
  village_cadre: 1,
  village_secretary: 1,
  resident_cadre: 1,
  first_secretary: 1,
  township_clerk: 2,
  township_committee: 2,
  township_secretary: 2,
  township_head: 2,
  department: 2,
  group_unit: 2,
  county_office: 3,
}
const rankOf = (role: StaffRole): number => RANK[role] ?? 0

/** Who looks into what was said never to have come, nearest first. */
export const ANSWERER_ROLES = [
  'township_secretary',
  'township_head',
  'township_committee',
  'county_office',
] as const satisfies readonly StaffRole[]
const ANSWERERS: readonly StaffRole[] = ANSWERER_ROLES

/** Roles that stand as high as an answerer's, or higher: none of the line may have one. */
export const rolesFrom = (role: StaffRole): StaffRole[] =>
  (Object.keys(RANK) as StaffRole[]).filter((each) => rankOf(each) >= rankOf(role))

/** Those a denial speaks of: who delivered, and who was responsible. */
export interface Line {
  staffIds: readonly string[]
  units: readonly string[]
  roles: readonly StaffRole[]
}

export interface Answerer {
  staffId: string
  role: StaffRole
  areaPath: AreaPath
  unit: string
  hasPhone: boolean
  /** Requests that already wait for this person. */
  openRequests: number
  tiedHouseholdIds: readonly string[]
}

/**
 * Whether somebody may look into a denial: above everybody of the line, of another unit, and not tied
 * to the household.
 */
export function mayAnswerDenied(answerer: Answerer, line: Line, householdId: string): boolean {
  return isAbove(answerer, line, householdId) && !line.units.includes(answerer.unit)
}

function isAbove(answerer: Answerer, line: Line, householdId: string): boolean {
  const highest = Math.max(0, ...line.roles.map(rankOf))
  return (
    ANSWERERS.includes(answerer.role) &&
    rankOf(answerer.role) > highest &&
    !line.staffIds.includes(answerer.staffId) &&
    !answerer.tiedHouseholdIds.includes(householdId)
  )
}

/**
 * Who looks into a denial: rather somebody a message can reach, then the nearest, then who has the
 * least to do. Where all above the line share its unit one of these; null where nobody is above.
 */
export function chooseAnswerer<A extends Answerer>(
  answerers: readonly A[],
  line: Line,
  householdId: string,
): A | null {
  const free = answerers.filter((each) => mayAnswerDenied(each, line, householdId))
  const above = answerers.filter((each) => isAbove(each, line, householdId))
  return (free.length > 0 ? free : above).toSorted(byNearness)[0] ?? null
}

function byNearness(a: Answerer, b: Answerer): number {
  return (
    Number(b.hasPhone) - Number(a.hasPhone) ||
    ANSWERERS.indexOf(a.role) - ANSWERERS.indexOf(b.role) ||
    a.openRequests - b.openRequests ||
    (a.staffId < b.staffId ? -1 : 1)
  )
}
