import {
  CASE_LEVELS,
  type CaseLevel,
  type EntryStatus,
  type NoticeLevel,
  type NoticeStatus,
  type ProofMoment,
  type RoundKind,
} from '../../db/values/rounds'
import { noticeLevels } from '../rounds/paths'
import { addDays, addHours, type Day } from '../shared/day'

/** An entry that still waits on its list. */
export const STANDING: EntryStatus[] = ['listed', 'severed']

const LEVEL_OF_DEPTH: Partial<Record<number, NoticeLevel>> = {
  2: 'township',
  3: 'village',
  4: 'group',
}

/** The level of a list posted in an area; null where none is posted there: the county. */
export const levelOf = (areaPath: string): NoticeLevel | null =>
  LEVEL_OF_DEPTH[areaPath.split('.').length] ?? null

/**
 * Last day of a window: the day of posting does not count, and where the last would be one off, it is
 * the next that is none (design: rules of identification).
 */
export function closingDay(postedOn: Day, days: number, isWorkingDay: (day: Day) => boolean): Day {
  let last = addDays(postedOn, days)
  while (!isWorkingDay(last)) last = addDays(last, 1)
  return last
}

/** Which of the notices of a kind of round a level's is, 三级中第一级: the first of three, the only one. */
export function placeOfNotice(kind: RoundKind, level: NoticeLevel): { at: number; of: number } {
  const levels = noticeLevels(kind)
  return { at: levels.indexOf(level) + 1, of: levels.length }
}

/** Nobody is told of a window that has half gone by. */
const LATEST_HOURS = 24

/**
 * When a list was posted, once the photo that proves it is kept: when the photo was sent, unless
 * it took so long to be fetched that the window counts from now.
 */
export const postedAtOf = (sentAt: Date, now: Date): Date =>
  now > addHours(sentAt, LATEST_HOURS) ? now : sentAt

/** How a list stands: `drawn_up` is not proved to hang yet; `held` waits, window over or not, for a decision about its procedure. */
export const NOTICE_STAGES = ['drawn_up', 'open', 'held', 'over', 'closed', 'void'] as const
export type NoticeStage = (typeof NOTICE_STAGES)[number]

interface ListState {
  status: NoticeStatus
  closesAt: Date
  /** Somebody says its procedure was faulty, and that is not decided. */
  hasProcedural: boolean
}

export function noticeStage(
  { status, closesAt, hasProcedural }: ListState,
  now: Date,
): NoticeStage {
  if (status !== 'posted') return status
  if (hasProcedural) return 'held'
  return now < closesAt ? 'open' : 'over'
}

/** Which ends of its window are proved by a photo of the sheet on the wall. */
export interface Proofs {
  hasFirstProof: boolean
  hasLastProof: boolean
}

export type ProofRefusal = 'notice_void' | 'already_advanced' | 'proof_early' | 'proof_there'

/**
 * What a photo of the sheet proves now. The last day is proved on it or later while the list has not
 * gone on: a sheet that still hangs has hung through.
 */
export function proofMoment(
  { status, closesOn, hasLastProof }: Proofs & { status: NoticeStatus; closesOn: Day },
  today: Day,
): { moment: ProofMoment } | { refusal: ProofRefusal } {
  if (status === 'drawn_up') return { moment: 'first' }
  if (status === 'void') return { refusal: 'notice_void' }
  if (status === 'closed') return { refusal: 'already_advanced' }
  if (hasLastProof) return { refusal: 'proof_there' }
  return today < closesOn ? { refusal: 'proof_early' } : { moment: 'last' }
}

interface AdvanceFacts extends ListState, Proofs {
  /** An entry is contested and nobody knows yet which. */
  hasUnplaced: boolean
  /** Contested entries that were not severed 暂缓. */
  contested: number
  /** Entries nobody contests. */
  ready: number
  /** Contested entries that were severed. */
  severed: number
}

/** How many of a list, households or villages, may go on, are contested, and were set apart. */
export const countsOf = ({
  ready,
  contested,
  severed,
}: Record<'ready' | 'contested' | 'severed', readonly unknown[]>) => ({
  ready: ready.length,
  contested: contested.length,
  severed: severed.length,
})

export type AdvanceRefusal =
  | 'not_posted'
  | 'notice_void'
  | 'already_advanced'
  | 'window_open'
  | 'procedure_contested'
  | 'proof_missing'
  | 'unplaced_contested'
  | 'entries_contested'
  | 'nothing_ready'

/**
 * Why a list cannot go up; null when it can. Nothing moves while it is contested: not the list while
 * its window or its procedure is open, not an entry, and nothing beside an entry but by severing it.
 * Nor does a list of which nobody can show that it hung to the end.
 */
export function advanceRefusal(facts: AdvanceFacts, now: Date): AdvanceRefusal | null {
  switch (noticeStage(facts, now)) {
    case 'drawn_up':
      return 'not_posted'
    case 'void':
      return 'notice_void'
    case 'closed':
      return 'already_advanced'
    case 'open':
      return 'window_open'
    case 'held':
      return 'procedure_contested'
    case 'over':
      // First of all: a sheet that is taken down can be photographed no more.
      if (!facts.hasFirstProof || !facts.hasLastProof) return 'proof_missing'
      if (facts.hasUnplaced) return 'unplaced_contested'
      if (facts.contested > 0) return 'entries_contested'
      return facts.ready === 0 && facts.severed > 0 ? 'nothing_ready' : null
  }
}

/** Whether a household's application has come as far as a level already. */
export const hasReached = (at: CaseLevel | null, level: CaseLevel): boolean =>
  at !== null && CASE_LEVELS.indexOf(at) >= CASE_LEVELS.indexOf(level)
