import type { ChangeReason } from '../../db/values/archive'
import type { ChangeKind, ChangeStatus } from '../../db/values/changes'
import type { RollStatus, Sex, WatchKind } from '../../db/values/roll'
import type { StaffRole } from '../../db/values/staff'
import { withdrawalInForceAt } from '../applications/rules'
import { addDays, type Day } from '../shared/day'
import { type Details, isHeadWord, PERSON_FIELDS } from './facts'

/** Who looks on the spot, nearest first; the township where nobody of the village is left. */
export const CHECKING_ROLES = [
  'village_cadre',
  'group_cadre',
  'first_secretary',
  'village_secretary',
  'resident_cadre',
  'township_clerk',
] as const satisfies readonly StaffRole[]

/** Those whose own word on a household of theirs is a look on the spot. */
export const ON_THE_SPOT: readonly StaffRole[] = CHECKING_ROLES.filter(
  (role) => role !== 'township_clerk',
)

/** Who is told that there is something to decide. */
export const DECIDING_ROLES = [
  'township_clerk',
  'county_office',
] as const satisfies readonly StaffRole[]

export interface Member {
  id: string
  name: string
  isHead: boolean
  relation: string
  sex: Sex | null
  /** By the identity number; null where it tells none. */
  bornOn: Day | null
}

/** A household as far as the rules look at it. */
export interface HouseholdFacts {
  id: string
  areaPath: string
  status: RollStatus
  watch: WatchKind | null
  /** An open case, list or objection: nothing moves while it is contested. */
  isContested: boolean
  members: readonly Member[]
}

export interface Facts {
  today: Day
  household: HouseholdFacts
  /** The one somebody comes from, or that is to end. */
  other: HouseholdFacts | null
  /** Who has the identity number that is said, wherever. */
  idHolder: { personId: string; householdId: string } | null
  /** What the identity number says; null where none is said. */
  id: { bornOn: Day; sex: Sex } | null
  /** Of a move: whether the group is one of the county's. */
  isPlace: boolean
  /** Of a correction: whether the value can be read. */
  isValue: boolean
  /** Of a household that is closed and to come back: how many would be its members; null: its closing is not on record. */
  returning: number | null
}

export type ChangeRefusal =
  | 'household_closed'
  | 'not_closed'
  | 'nobody_back'
  | 'day_in_future'
  | 'day_before_birth'
  | 'not_member'
  | 'successor_missing'
  | 'successor_wrong'
  | 'successor_minor'
  | 'last_member'
  | 'id_missing'
  | 'id_taken'
  | 'already_member'
  | 'head_of_other'
  | 'birth_day_differs'
  | 'sex_differs'
  | 'contested'
  | 'nobody_goes'
  | 'nobody_stays'
  | 'no_adult'
  | 'other_unknown'
  | 'status_differs'
  | 'place_unknown'
  | 'same_place'
  | 'value_unreadable'
  | 'relation_of_head'

/** What moves a household as a whole waits until nothing of it is contested. */
const MOVES: readonly ChangeKind[] = ['move', 'split', 'merge', 'close']

const GROWN_UP = 18

/** The day itself counts: on it somebody is of age. Of whom nobody knows the birth nobody says that they are a child. */
export function isAdult({ bornOn }: Pick<Member, 'bornOn'>, today: Day): boolean {
  if (bornOn === null) return true
  return `${Number(bornOn.slice(0, 4)) + GROWN_UP}${bornOn.slice(4)}` <= today
}

const isGone = ({ status }: HouseholdFacts) => status === 'closed' || status === 'terminated'

/** Why a change cannot be made so; null when it can. The same when it is asked, checked and decided. */
export function changeRefusal(details: Details, facts: Facts): ChangeRefusal | null {
  const { household, other, today } = facts
  if (details.kind === 'reopen') return reopenRefusal(facts)
  if (household.status === 'closed') return 'household_closed'
  if (details.on !== null && details.on > today) return 'day_in_future'
  if (MOVES.includes(details.kind) && household.isContested) return 'contested'
  switch (details.kind) {
    case 'join':
      return joinRefusal(details, facts)
    case 'leave':
      return leaveRefusal(details, facts)
    case 'move':
      if (!facts.isPlace) return 'place_unknown'
      return details.areaPath === household.areaPath ? 'same_place' : null
    case 'split':
      return splitRefusal(details, facts)
    case 'merge':
      if (!other || other.id === household.id || isGone(other)) return 'other_unknown'
      if (other.isContested) return 'contested'
      // Nobody comes on the register, or off it, by moving in with somebody.
      return other.status === household.status && other.watch === household.watch
        ? null
        : 'status_differs'
    case 'close':
      return null
    case 'correct':
      return correctRefusal(details, facts)
  }
}

/** Without anybody there is nothing to come back: whoever stands elsewhere by now is split off there. */
function reopenRefusal({ household, returning }: Facts): ChangeRefusal | null {
  if (household.status !== 'closed') return 'not_closed'
  return returning === null || returning === 0 ? 'nobody_back' : null
}

type Of<K extends ChangeKind> = Extract<Details, { kind: K }>

function joinRefusal(details: Of<'join'>, facts: Facts): ChangeRefusal | null {
  const { person, reason, personId, fromHouseholdId, on } = details
  const { household, other, idHolder, id } = facts
  if (personId !== null) {
    if (fromHouseholdId === household.id) return 'already_member'
    if (reason === 'birth') return 'id_taken'
    const moving = other?.members.find((each) => each.id === personId)
    if (!other || !moving) return 'not_member'
    if (other.members.length === 1) return 'last_member'
    return moving.isHead ? 'head_of_other' : null
  }
  // A number its holder has in the county already: they are to be taken over, not entered twice.
  if (idHolder) return idHolder.householdId === household.id ? 'already_member' : 'id_taken'
  if (person.idNumber === null) return reason === 'birth' ? null : 'id_missing'
  if (id && on !== null && reason === 'birth' && id.bornOn !== on) return 'birth_day_differs'
  if (id && on !== null && on < id.bornOn) return 'day_before_birth'
  return id && person.sex !== null && person.sex !== id.sex ? 'sex_differs' : null
}

function leaveRefusal(details: Of<'leave'>, { household, today }: Facts): ChangeRefusal | null {
  const { members } = household
  const leaving = members.find(({ id }) => id === details.personId)
  if (!leaving) return 'not_member'
  if (details.on !== null && leaving.bornOn !== null && details.on < leaving.bornOn)
    return 'day_before_birth'
  const staying = members.filter(({ id }) => id !== leaving.id)
  if (staying.length === 0) return 'last_member'
  return leaving.isHead ? successorRefusal(details.successorId, staying, today) : null
}

export type SuccessorRefusal = Extract<
  ChangeRefusal,
  'successor_missing' | 'successor_wrong' | 'successor_minor'
>

/** A child is head only where nobody grown up is left. */
export function successorRefusal(
  successorId: string | null,
  staying: readonly Member[],
  today: Day,
): SuccessorRefusal | null {
  if (successorId === null) return 'successor_missing'
  const successor = staying.find(({ id }) => id === successorId)
  if (!successor) return 'successor_wrong'
  const isChild = !isAdult(successor, today) && staying.some((each) => isAdult(each, today))
  return isChild ? 'successor_minor' : null
}

function splitRefusal(details: Of<'split'>, { household, today }: Facts): ChangeRefusal | null {
  const { personIds, headId, successorId } = details
  const { members } = household
  if (personIds.length === 0) return 'nobody_goes'
  if (personIds.some((id) => !members.some((each) => each.id === id))) return 'not_member'
  const going = members.filter(({ id }) => personIds.includes(id))
  const staying = members.filter(({ id }) => !personIds.includes(id))
  if (staying.length === 0) return 'nobody_stays'
  for (const side of [going, staying])
    if (!side.some((each) => isAdult(each, today))) return 'no_adult'
  const head = going.find(({ id }) => id === headId)
  if (!head) return 'successor_wrong'
  if (!isAdult(head, today)) return 'successor_minor'
  const headGoes = going.some(({ isHead }) => isHead)
  return headGoes ? successorRefusal(successorId, staying, today) : null
}

function correctRefusal(details: Of<'correct'>, facts: Facts): ChangeRefusal | null {
  const { field, personId, value } = details
  const { household, idHolder, isValue, today } = facts
  const { members } = household
  const member = members.find(({ id }) => id === personId)
  if (personId !== null && !member) return 'not_member'
  const isOfPerson = (PERSON_FIELDS as readonly string[]).includes(field)
  if (isOfPerson && personId === null) return 'not_member'
  if (field === 'head') return successorRefusal(personId, members, today)
  if (!isValue) return 'value_unreadable'
  // Who is head is corrected as 户主: a household has one, by this word and by the roll.
  if (field === 'relation' && member?.isHead !== isHeadWord(value)) return 'relation_of_head'
  const isTaken = field === 'id_number' && idHolder !== null && idHolder.personId !== personId
  return isTaken ? 'id_taken' : null
}

/** A newborn whose number the household register does not have yet: 待补身份证号. */
export const lacksId = (details: Details | null): boolean =>
  details?.kind === 'join' && details.personId === null && details.person.idNumber === null

/** Under which reason each stands in the archive. */
export const REASON_OF = {
  join: 'born_or_joined',
  leave: 'died_or_left',
  move: 'moved',
  split: 'split',
  merge: 'merged',
  close: 'closed',
  reopen: 'reopened',
  correct: 'corrected',
} as const satisfies Record<ChangeKind, ChangeReason>

/** The status that holds now: a withdrawal comes into force by the clock. */
export function effectiveChangeStatus(
  { status, withdrawalAskedAt }: { status: ChangeStatus; withdrawalAskedAt: Date | null },
  now: Date,
): ChangeStatus {
  const isOpen = status === 'asked' || status === 'checked'
  if (!isOpen || !withdrawalAskedAt) return status
  return now >= withdrawalInForceAt(withdrawalAskedAt) ? 'withdrawn' : status
}

export type StepRefusal = 'withdrawn' | 'already_decided' | 'already_checked' | 'not_checked'

/** Why it cannot be checked now; checked once more it can be, until it is decided. */
export const checkRefusal = (status: ChangeStatus): StepRefusal | null =>
  status === 'withdrawn' ? 'withdrawn' : isDecided(status) ? 'already_decided' : null

const isDecided = (status: ChangeStatus) => status === 'accepted' || status === 'declined'

export type DecisionRefusal =
  StepRefusal | 'own_part' | 'reason_missing' | 'unfounded' | 'id_wanted'

/** Why somebody cannot decide it so. */
export function decisionRefusal(facts: {
  status: ChangeStatus
  /** Had a part in it: asked for it, or checked it. */
  isOwnPart: boolean
  isAccepted: boolean
  hasReason: boolean
  /** Whether whoever checked it found it right, as a change that can be made. */
  isRight: boolean
  lacksId: boolean
}): DecisionRefusal | null {
  const { status } = facts
  if (status === 'withdrawn') return 'withdrawn'
  if (isDecided(status)) return 'already_decided'
  if (facts.isOwnPart) return 'own_part'
  if (!facts.isAccepted)
    return facts.hasReason ? (status === 'checked' ? null : 'not_checked') : 'reason_missing'
  if (facts.lacksId) return 'id_wanted'
  if (status !== 'checked') return 'not_checked'
  return facts.isRight ? null : 'unfounded'
}

/** Until when it is to be looked at on the spot: soon, and never after it is to be answered. */
export function checkDueOn(askedOn: Day, dueOn: Day, dutyDays: number): Day {
  const soon = addDays(askedOn, dutyDays)
  return soon < dueOn ? soon : dueOn
}
