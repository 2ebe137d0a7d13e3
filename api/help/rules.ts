import type { AreaPath } from '../../db/values/areas'
import type { StaffRole } from '../../db/values/staff'
import { addDays, addHours, addMinutes, dayOf, hourOf, instantOf } from '../shared/day'

/** Who answers people, nearest first. */
export const RESPONDER_ROLES = [
  'village_cadre',
  'group_cadre',
  'first_secretary',
  'village_secretary',
  'resident_cadre',
  'township_clerk',
  'county_office',
] as const satisfies readonly StaffRole[]

/** Those above the village, who hear when a filing is withdrawn: pressure comes from near. */
export const ROLES_ABOVE = ['township_clerk', 'county_office'] as const

const ANY: readonly StaffRole[] = RESPONDER_ROLES

/** Somebody active whose role covers the place. */
export interface Candidate {
  staffId: string
  role: StaffRole
  areaPath: AreaPath
  hasPhone: boolean
  /** Requests that already wait for this person. */
  openRequests: number
  tiedHouseholdIds: readonly string[]
}

/**
 * Who is to answer for a household: nobody of its kin, rather somebody a message can reach, then the
 * nearest role and area, then whoever has the least to do. Null when nobody is left.
 */
export function chooseResponder<C extends Candidate>(
  candidates: readonly C[],
  householdId: string | null,
): C | null {
  const free = candidates.filter(
    ({ role, tiedHouseholdIds }) =>
      ANY.includes(role) && !(householdId && tiedHouseholdIds.includes(householdId)),
  )
  return free.toSorted(byNearness)[0] ?? null
}

function byNearness(a: Candidate, b: Candidate): number {
  return (
    Number(b.hasPhone) - Number(a.hasPhone) ||
    ANY.indexOf(a.role) - ANY.indexOf(b.role) ||
    depth(b.areaPath) - depth(a.areaPath) ||
    a.openRequests - b.openRequests ||
    (a.staffId < b.staffId ? -1 : 1)
  )
}

const depth = (path: AreaPath) => path.split('.').length

/** When a person is there to talk to: from one full hour to another, every day. */
export interface TalkHours {
  opens: number
  closes: number
}

export function isOpenAt(now: Date, { opens, closes }: TalkHours): boolean {
  const hour = hourOf(now)
  return hour >= opens && hour < closes
}

/** Now while open, else when it opens next. */
export function nextOpen(now: Date, hours: TalkHours): Date {
  if (isOpenAt(now, hours)) return now
  const day = dayOf(now)
  return instantOf(hourOf(now) < hours.opens ? day : addDays(day, 1), hours.opens)
}

/** When a talk lapses unless somebody speaks: after so many minutes, at closing at the latest. */
export function talkLapsesAt(now: Date, minutes: number, { closes }: TalkHours): Date {
  const closing = instantOf(dayOf(now), closes)
  const quiet = addMinutes(now, minutes)
  return quiet < closing ? quiet : closing
}

/** At the very instant it lapses a talk is over. */
export const isTalking = (lapsesAt: Date | null, now: Date) => lapsesAt !== null && now < lapsesAt

/** Why a request may not be closed: whoever called is owed an answer first. */
export const closingRefusal = (answers: number): 'unanswered' | null =>
  answers === 0 ? 'unanswered' : null

/** Questions of one contact that wait at once, each with its receipt; who asks more adds to the latest: nobody floods. */
export const MOST_OPEN_QUESTIONS = 3

/** Whether two questions are the same words, however they are spaced, pointed and spelled in width and case. */
export const isSameQuestion = (one: string, other: string) => bare(one) === bare(other)

const bare = (text: string) => {
  const plain = text.normalize('NFKC').toLowerCase()
  // A question of signs alone is those signs.
  return plain.replace(/[^\p{L}\p{N}]/gu, '') || plain.trim()
}

/** Whoever wrote so lately is still up and waits: their answer wakes nobody. Later they may have gone to bed. */
export const STILL_UP_HOURS = 2

/** Whether an answer may go out at night too: to whoever last wrote then. */
export const isStillUp = (saidAt: Date, now: Date) => now <= addHours(saidAt, STILL_UP_HOURS)
