import type { QuorumBasis, ReviewBody, ReviewOutcome, ReviewStatus } from '../../db/values/reviews'
import type { NoticeLevel } from '../../db/values/rounds'
import type { StaffRole } from '../../db/values/staff'
import { type ExitGap, isGap } from '../exits/rules'
import { addDays, type Day } from '../shared/day'

/** Who calls the meetings of a level and writes down what they decide. */
const HOLDERS: Record<NoticeLevel, readonly StaffRole[]> = {
  group: ['group_cadre', 'village_cadre', 'village_secretary'],
  village: ['village_secretary', 'village_cadre', 'first_secretary'],
  township: ['township_clerk', 'township_committee', 'township_secretary', 'township_head'],
}

/** @param roles Those whose area holds the meeting's. */
export const mayHold = (level: NoticeLevel, roles: readonly StaffRole[]): boolean =>
  roles.some((role) => HOLDERS[level].includes(role))

/** Of whom a body's quorum may be reckoned; the first unless it is said otherwise. */
export const BASES = {
  group_meeting: ['households', 'adults'],
  representatives: ['members'],
  committee: ['members'],
} as const satisfies Record<ReviewBody, readonly QuorumBasis[]>

/** As many as a meeting can have: the quorum of so many is still exact. */
export const MOST_ENTITLED = 1_000

/**
 * How many of those entitled must be present. A share stands for what rounds to it, so that 667
 * permille are two thirds and 501 more than half, to the last person.
 */
export const quorumOf = (entitled: number, permille: number): number =>
  Math.ceil((entitled * (2 * permille - 1)) / 2_000)

/** More than half of those who are present, kin who may not vote counted with them. */
export const outcomeOf = (votesFor: number, present: number): ReviewOutcome =>
  2 * votesFor > present ? 'passed' : 'declined'

/** A meeting may be called for today, after the fact as well, and not for next year by a slip. */
const FARTHEST_DAYS = 60

export type DayRefusal = 'past' | 'too_far'

export function dayRefusal(meetsOn: Day, today: Day): DayRefusal | null {
  if (meetsOn < today) return 'past'
  return meetsOn > addDays(today, FARTHEST_DAYS) ? 'too_far' : null
}

export type CasesRefusal = 'nobody' | 'no_entries' | 'exit_gap'

interface Waiting {
  hasEntry: boolean
  gap: ExitGap | null
}

/**
 * A level's review needs its entry 进户, and an exit has to meet its standard by it: a case without is
 * left for another meeting.
 */
export function splitReady<C extends Waiting>(waiting: readonly C[]) {
  const isReady = ({ hasEntry, gap }: C) => hasEntry && !(gap && isGap(gap))
  const cases = waiting.filter(isReady)
  const left = waiting.filter((each) => !isReady(each))
  return { cases, left, refusal: casesRefusal(cases.length, left) }
}

function casesRefusal(ready: number, left: readonly Waiting[]): CasesRefusal | null {
  if (ready > 0) return null
  if (left.length === 0) return 'nobody'
  return left.some(({ hasEntry }) => hasEntry) ? 'exit_gap' : 'no_entries'
}

export type MeetingRefusal = 'review_closed' | 'review_void' | 'not_yet'

/** Why nothing can be written down of a meeting now; null when it can. */
export function meetingRefusal(
  { status, meetsOn }: { status: ReviewStatus; meetsOn: Day },
  today: Day,
): MeetingRefusal | null {
  if (status === 'closed') return 'review_closed'
  if (status === 'void') return 'review_void'
  return today < meetsOn ? 'not_yet' : null
}

export interface Counts {
  votesFor: number
  votesAgainst: number
  abstained: number
  /** Of the household itself and its kin, where that was said. */
  kin: number | null
}

export type VoteRefusal = 'sum_wrong' | 'kin_missing'

/**
 * A vote as it will stand: whoever is present voted, abstained, or is kin and may not vote.
 * @param knownKin Those present who are known to be of the household or its kin.
 */
export function readVote(
  { votesFor, votesAgainst, abstained, kin }: Counts,
  present: number,
  knownKin: number,
): { refusal: VoteRefusal; kin: number } | { refusal: null; kin: number; outcome: ReviewOutcome } {
  const kinAbstained = kin ?? knownKin
  if (kinAbstained < knownKin) return { refusal: 'kin_missing', kin: knownKin }
  if (votesFor + votesAgainst + abstained + kinAbstained !== present)
    return { refusal: 'sum_wrong', kin: kinAbstained }
  return { refusal: null, kin: kinAbstained, outcome: outcomeOf(votesFor, present) }
}

/** Who stands for more than they may by written proxy 书面委托; null where nobody does. */
export function overburdened(
  attendees: readonly { proxyName: string | null }[],
  most: number,
): string | null {
  const counts = new Map<string, number>()
  for (const { proxyName } of attendees) {
    if (proxyName === null) continue
    const count = (counts.get(proxyName) ?? 0) + 1
    if (count > most) return proxyName
    counts.set(proxyName, count)
  }
  return null
}

/** How far a meeting has come. */
export interface Progress {
  /** Null until it was said how many are entitled. */
  entitled: number | null
  present: number
  quorum: number
  /** Written proxies among those present. */
  proxies: number
  /** Cases with a vote that adds up to those present. */
  voted: number
  /** Cases that can still be voted on, by whoever asks. */
  open: number
  /** Votes that do not add up any more, because somebody came or went since. */
  recount: number
  /** Declined and not yet told why. */
  withoutReason: number
  hasText: boolean
  photos: number
}

export type AttendanceRefusal = 'not_set_up' | 'no_quorum' | 'over_entitled'

/** Why a meeting cannot decide anything as it is attended; null when it can. */
export function attendanceRefusal(progress: Progress): AttendanceRefusal | null {
  const { entitled, present, quorum } = progress
  if (entitled === null) return 'not_set_up'
  if (present > entitled) return 'over_entitled'
  return present < quorum ? 'no_quorum' : null
}

export type MinutesRefusal = 'minutes_missing' | 'proxy_paper_missing'

/** The minutes 会议记录 in words or as a photo; proxies are on paper, so that a photo shows it. */
export function minutesRefusal({ hasText, photos, proxies }: Progress): MinutesRefusal | null {
  if (photos === 0 && !hasText) return 'minutes_missing'
  return photos === 0 && proxies > 0 ? 'proxy_paper_missing' : null
}

export type CloseRefusal =
  AttendanceRefusal | MinutesRefusal | 'nothing_voted' | 'recount' | 'reason_missing'

/** Why a meeting cannot be closed; null when its votes may stand. */
export function closeRefusal(progress: Progress): CloseRefusal | null {
  const attendance = attendanceRefusal(progress)
  if (attendance) return attendance
  if (progress.recount > 0) return 'recount'
  if (progress.voted === 0) return 'nothing_voted'
  if (progress.withoutReason > 0) return 'reason_missing'
  return minutesRefusal(progress)
}

export type MeetingStep =
  'set_up' | 'attendees' | 'recount' | 'reason' | 'vote' | 'nothing' | 'minutes' | 'confirm'

/** What whoever holds a meeting is asked next. */
export function nextStep(progress: Progress): MeetingStep {
  if (progress.entitled === null) return 'set_up'
  if (attendanceRefusal(progress)) return 'attendees'
  if (progress.withoutReason > 0) return 'reason'
  if (progress.recount > 0) return 'recount'
  if (progress.open > 0) return 'vote'
  if (progress.voted === 0) return 'nothing'
  return minutesRefusal(progress) ? 'minutes' : 'confirm'
}
