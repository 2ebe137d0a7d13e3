import type { AreaPath } from '../../db/values/areas'
import type { PairingReason } from '../../db/values/pairings'
import type { RollStatus } from '../../db/values/roll'
import type { StaffRole } from '../../db/values/staff'
import { OWNER_ROLES } from '../measures/rules'
import { contains } from '../shared/area-path'
import { addDays, type Day } from '../shared/day'

/** Who can be paired with a household: cadres of all levels below the county, departments and units. */
export const HELPER_ROLES: readonly StaffRole[] = OWNER_ROLES

interface Role {
  role: StaffRole
  areaPath: AreaPath
}

/** Whether somebody with these roles serves where a household lives. */
export const serves = (roles: readonly Role[], areaPath: AreaPath): boolean =>
  roles.some((each) => HELPER_ROLES.includes(each.role) && contains(each.areaPath, areaPath))

export type PairRefusal =
  | 'household_closed'
  | 'helper_left'
  | 'helper_elsewhere'
  | 'helper_tied'
  | 'already_paired'
  | 'day_in_future'
  | 'day_before_former'

/** Why a household cannot be paired with somebody; null when it can. Kin may visit but are not paired. */
export function pairRefusal(facts: {
  roll: RollStatus
  isActive: boolean
  isServing: boolean
  isTied: boolean
  /** It is paired with this very person. */
  isSame: boolean
  /** First day of the pairing it would end; null where there is none. */
  formerFrom: Day | null
  fromDay: Day
  today: Day
}): PairRefusal | null {
  const { roll, formerFrom, fromDay, today } = facts
  if (roll === 'closed') return 'household_closed'
  if (!facts.isActive) return 'helper_left'
  if (!facts.isServing) return 'helper_elsewhere'
  if (facts.isTied) return 'helper_tied'
  if (facts.isSame) return 'already_paired'
  if (fromDay > today) return 'day_in_future'
  return formerFrom !== null && fromDay < formerFrom ? 'day_before_former' : null
}

/** The last day of a pairing that another takes the place of: the day before, and never before its first. */
export const lastDayBefore = (fromDay: Day, formerFrom: Day): Day =>
  fromDay > formerFrom ? addDays(fromDay, -1) : formerFrom

/** Why a pairing that nobody ended helps nobody any more. */
export type Broken = 'helper_left' | 'household_closed' | 'helper_elsewhere'

export function brokenBy(facts: {
  roll: RollStatus
  isActive: boolean
  isServing: boolean
}): Broken | null {
  if (facts.roll === 'closed') return 'household_closed'
  if (!facts.isActive) return 'helper_left'
  return facts.isServing ? null : 'helper_elsewhere'
}

/** What is said of why, in the order in which it is looked for. */
const REASON_WORDS: readonly (readonly [PairingReason, RegExp])[] = [
  ['retirement', /退休|退居|离岗退养/u],
  ['transfer', /调动|调离|调走|调到|调整岗位|离职|辞职|换岗|工作变动/u],
  ['exchange', /轮换|对调|交换|互换|调换|换一?换|轮岗/u],
  ['household_gone', /销户|搬走|迁出|迁走|去世|死亡|过世|户没了|整户/u],
  ['assigned', /分配|安排|新结对|指派|确定|结对/u],
]

/** The reason some words give; `other` where they give none we know. */
export const reasonIn = (words: string): PairingReason =>
  REASON_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other'
