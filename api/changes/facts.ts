import type { JoinReason, LeaveReason } from '../../db/values/archive'
import type { Sex } from '../../db/values/roll'
import type { Day } from '../shared/day'

/** Why somebody joins a household, as it can be asked for; the rest come of a split, a merge or a file. */
export const ASKED_JOINS = [
  'birth',
  'marriage_in',
  'move_in',
  'adoption',
  'release',
] as const satisfies readonly JoinReason[]
export type AskedJoin = (typeof ASKED_JOINS)[number]

export const ASKED_LEAVES = [
  'death',
  'marriage_out',
  'move_out',
  'imprisonment',
  'enlistment',
] as const satisfies readonly LeaveReason[]
export type AskedLeave = (typeof ASKED_LEAVES)[number]

/** Why a whole household is struck off 整户销户. */
export const CLOSING_REASONS = ['death', 'move_out'] as const satisfies readonly LeaveReason[]
export type ClosingReason = (typeof CLOSING_REASONS)[number]

/** What can be corrected 更正: of a member, and of the household itself. */
export const PERSON_FIELDS = [
  'name',
  'id_number',
  'sex',
  'phone',
  'relation',
  'ethnicity',
  'education',
  'schooling',
  'health',
  'labour',
  'work',
  'work_months',
] as const
export const HOUSEHOLD_FIELDS = [
  'head',
  'housing_area',
  'housing_grade',
  'farmland',
  'wage',
  'operating',
  'property',
  'transfer',
  'operating_cost',
  'bank_account',
] as const
export const CORRECTED_FIELDS = [...PERSON_FIELDS, ...HOUSEHOLD_FIELDS] as const
export type PersonField = (typeof PERSON_FIELDS)[number]
export type CorrectedField = (typeof CORRECTED_FIELDS)[number]

/** Somebody who is to be a member. */
export interface Joining {
  name: string
  sex: Sex | null
  /** Null only of a newborn whose number is still to come 待补身份证号. */
  idNumber: string | null
  relation: string
}

/** What is to be said of a household from then on; `on` is the day it is true from, null: today. */
export type Details =
  | {
      kind: 'join'
      reason: AskedJoin
      person: Joining
      /** Who they are, where another household of the county has them: they leave that one. */
      personId: string | null
      fromHouseholdId: string | null
      on: Day | null
    }
  | {
      kind: 'leave'
      reason: AskedLeave
      personId: string
      /** Who is head then, where the head goes. */
      successorId: string | null
      on: Day | null
    }
  | { kind: 'move'; areaPath: string; on: Day | null }
  | {
      kind: 'split'
      personIds: string[]
      /** Of the new household. */
      headId: string
      /** Of the one that stays, where its head is among those who go. */
      successorId: string | null
      on: Day | null
    }
  /** `otherId` ends: its members go over. */
  | { kind: 'merge'; otherId: string; on: Day | null }
  | { kind: 'close'; reason: ClosingReason; on: Day | null }
  | { kind: 'reopen'; reason: string; on: null }
  | {
      kind: 'correct'
      field: CorrectedField
      /** Of a field of the household null, but for the head, who it is. */
      personId: string | null
      /** As it was said; read again by `fields.ts`. */
      value: string
      on: Day | null
    }

/** All that is kept, sealed, of what was asked. */
export interface Asked {
  /** In the words of whoever asked. */
  words: string
  /** Null: words alone, which whoever checks makes a change of. */
  details: Details | null
  /** What whoever checked it says of it; null before. */
  finding: { isRight: boolean; words: string } | null
}

/** The head's own 与户主关系, in the words of the roll. */
export const HEAD_WORDS = ['户主', '本人', '户主本人', '本人或户主'] as const

export const isHeadWord = (relation: string): boolean =>
  HEAD_WORDS.some((word) => word === relation.trim())
