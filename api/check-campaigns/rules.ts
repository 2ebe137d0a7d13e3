import type { AreaPath } from '../../db/values/areas'
import type { CampaignScope, CampaignStatus, CheckOutcome } from '../../db/values/check-campaigns'
import type { RollStatus, WatchKind } from '../../db/values/roll'
import type { StaffRole } from '../../db/values/staff'
import { areaAt, contains } from '../shared/area-path'
import { addDays, type Day } from '../shared/day'

interface Standing {
  status: RollStatus
  watch: WatchKind | null
}

/** Whoever stands on the register and has not left it 在册未脱贫. */
const REGISTERED: readonly RollStatus[] = ['registered', 'exiting', 'returned']
const GONE: readonly RollStatus[] = ['closed', 'terminated']

/** Whether a campaign of a scope goes to a household. */
export function isInScope(scope: CampaignScope, { status, watch }: Standing): boolean {
  if (GONE.includes(status)) return false
  switch (scope) {
    case 'registered':
      return REGISTERED.includes(status)
    case 'exited':
      return status === 'exited'
    case 'watched':
      return watch !== null
    case 'everybody':
      return true
  }
}

/** Whether a household is one that the programme helps: only such a one can be there wrongly. */
export const isListed = ({ status, watch }: Standing): boolean =>
  REGISTERED.includes(status) || status === 'exited' || watch !== null

/** A day further off is a slip of the pen. */
const LONGEST_DAYS = 366

export type OpeningRefusal = 'due_in_past' | 'due_too_far' | 'nobody_in_scope' | 'campaign_open'

/** Why a campaign cannot be opened; null where it can. Today itself may be its last day. */
export function openingRefusal(facts: {
  today: Day
  dueOn: Day
  households: number
  /** Another one is open somewhere of its area, or around it. */
  isUnderWay: boolean
}): OpeningRefusal | null {
  if (facts.dueOn < facts.today) return 'due_in_past'
  if (facts.dueOn > addDays(facts.today, LONGEST_DAYS)) return 'due_too_far'
  if (facts.isUnderWay) return 'campaign_open'
  return facts.households === 0 ? 'nobody_in_scope' : null
}

/** Until its last day with the days for late ones it is open, whatever job ran. */
export const isOpenOn = (
  { status, closesOn }: { status: CampaignStatus; closesOn: Day },
  today: Day,
): boolean => status === 'open' && today <= closesOn

export type CheckRefusal = 'tied' | 'not_yours' | 'gone' | 'in_already' | 'not_in' | 'note_missing'

/** Why what somebody says of a household is not taken; null where it is. */
export function checkRefusal(facts: {
  outcome: CheckOutcome
  isTied: boolean
  /** They were asked to check it, or run the campaign. */
  isTheirs: boolean
  household: Standing
  hasNote: boolean
}): CheckRefusal | null {
  const { outcome, household } = facts
  if (facts.isTied) return 'tied'
  if (GONE.includes(household.status)) return 'gone'
  // That somebody is missed any cadre of the place may say.
  if (outcome === 'missed' && isListed(household)) return 'in_already'
  if (outcome !== 'missed' && !facts.isTheirs) return 'not_yours'
  if (outcome === 'wrongly_in' && !isListed(household)) return 'not_in'
  return outcome === 'right' || facts.hasNote ? null : 'note_missing'
}

/** Who checks: the village's own team, then the group's cadre, then the township. */
export const CHECKER_TIERS = [
  ['village_cadre', 'first_secretary', 'resident_cadre', 'village_secretary'],
  ['group_cadre'],
  ['township_clerk', 'township_committee'],
] as const satisfies readonly (readonly StaffRole[])[]

/** Somebody active with a part they play. */
export interface Checker {
  staffId: string
  role: StaffRole
  areaPath: AreaPath
  hasPhone: boolean
  /** Kin's, colleagues' and their own. */
  tiedHouseholdIds: ReadonlySet<string>
}

export interface ToCheck {
  id: string
  areaPath: AreaPath
  /** The cadre it is paired with 结对帮扶. */
  pairedId: string | null
}

/**
 * Who checks which household: the paired cadre, else the nearest who plays a part there and is not tied to
 * it, spread evenly over each village and as far as possible group by group, since they walk. Null where
 * nobody is left.
 */
export function assignCheckers(
  households: readonly ToCheck[],
  checkers: readonly Checker[],
  /** What each has to do already, where not all begins now. */
  loads: ReadonlyMap<string, number> = new Map(),
): Map<string, string | null> {
  const assigned = new Map<string, string | null>()
  const byVillage = Map.groupBy(households, ({ areaPath }) => areaAt(areaPath, 'village'))
  for (const [village, some] of byVillage) {
    const around = checkers.filter(
      ({ areaPath }) => contains(areaPath, village) || contains(village, areaPath),
    )
    assignVillage(some, around, assigned, loads)
  }
  return assigned
}

function assignVillage(
  households: readonly ToCheck[],
  checkers: readonly Checker[],
  assigned: Map<string, string | null>,
  loads: ReadonlyMap<string, number>,
): void {
  const load = new Map(loads)
  const give = (household: ToCheck, staffId: string | null) => {
    assigned.set(household.id, staffId)
    if (staffId) load.set(staffId, (load.get(staffId) ?? 0) + 1)
  }
  const left = households.toSorted(byPlace).filter((household) => {
    const paired = freeFor(household, checkers).find(
      ({ staffId }) => staffId === household.pairedId,
    )
    if (paired) give(household, paired.staffId)
    return !paired
  })
  let current: string | null = null
  for (const household of left) {
    const nearest = nearestFor(household, checkers)
    const share = Math.floor(left.length / Math.max(nearest.length, 1))
    const loadOf = (id: string) => load.get(id) ?? 0
    const isGoingOn: boolean =
      current !== null && nearest.includes(current) && loadOf(current) < share
    const least = nearest.toSorted((a, b) => loadOf(a) - loadOf(b) || (a < b ? -1 : 1))[0] ?? null
    current = isGoingOn ? current : least
    give(household, current)
  }
}

const byPlace = (a: ToCheck, b: ToCheck) =>
  a.areaPath === b.areaPath ? (a.id < b.id ? -1 : 1) : a.areaPath < b.areaPath ? -1 : 1

const freeFor = ({ id, areaPath }: ToCheck, checkers: readonly Checker[]) =>
  checkers.filter((each) => contains(each.areaPath, areaPath) && !each.tiedHouseholdIds.has(id))

/** Those of the first tier that has anybody, before all those a message reaches. */
function nearestFor(household: ToCheck, checkers: readonly Checker[]): string[] {
  const free = freeFor(household, checkers)
  for (const isReached of [true, false]) {
    for (const tier of CHECKER_TIERS) {
      const some = free.filter(
        ({ role, hasPhone }) =>
          hasPhone === isReached && (tier as readonly StaffRole[]).includes(role),
      )
      if (some.length > 0) return [...new Set(some.map(({ staffId }) => staffId))]
    }
  }
  return []
}

/** What came of a campaign, or of a part of it. */
export interface CheckCounts {
  /** Households it went to, without those that were missed. */
  households: number
  right: number
  changed: number
  wronglyIn: number
  missed: number
  unvisited: number
}

/** Of what was checked, in thousandths; null where nothing was. */
export function ratesOf({ households, right, changed, wronglyIn, unvisited }: CheckCounts) {
  const checked = right + changed + wronglyIn
  const permille = (part: number, whole: number) =>
    whole === 0 ? null : Math.round((part * 1000) / whole)
  return {
    donePermille: permille(households - unvisited, households),
    rightPermille: permille(right, checked),
    changedPermille: permille(changed, checked),
    wronglyInPermille: permille(wronglyIn, checked),
  }
}
