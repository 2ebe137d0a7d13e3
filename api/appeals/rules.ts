import type { AreaPath } from '../../db/values/areas'
import type { NoticeLevel, ObjectionStatus, RoundKind } from '../../db/values/rounds'
import { nextLevel, stepAt } from '../rounds/paths'
import { addDays, type Day } from '../shared/day'

/** The last day on which the next level can be asked about a decision; the day it was told does not count. */
export const lastAppealDay = (toldOn: Day, days: number): Day => addDays(toldOn, days)

/** What a decision is and who asks about it. */
export interface AppealFacts {
  /**
   * On whose side the contact stands: it objected, or speaks for the household that was declined for
   * an objection. Null for anybody else.
   */
  side: 'objector' | 'household' | null
  /** As it holds now. */
  status: ObjectionStatus
  /** It is the next level's own decision, beyond which nobody is asked. */
  isAppeal: boolean
  /** The next level was asked about it before. */
  isAppealed: boolean
  /** Null while nothing is decided. */
  lastDay: Day | null
}

export type AppealRefusal = 'not_yours' | 'already_appealed' | 'not_rejected' | 'appeal_late'

/**
 * Why the next level is not asked 复核; null when it is. Whoever lost may ask, once: the objector whose
 * objection was rejected, the household that was declined because one was upheld.
 */
export function appealRefusal(
  { side, status, isAppeal, isAppealed, lastDay }: AppealFacts,
  today: Day,
): AppealRefusal | null {
  if (side === null) return 'not_yours'
  if (isAppeal || isAppealed) return 'already_appealed'
  const lost = side === 'objector' ? 'rejected' : 'upheld'
  if (status !== lost || lastDay === null) return 'not_rejected'
  return today > lastDay ? 'appeal_late' : null
}

/**
 * Whose officials check an objection to the list of an area: there and above. An appeal goes to those of
 * the next level and above: who works in the area alone has no say in it.
 */
export function checkingArea(listArea: AreaPath, isAppeal: boolean): AreaPath {
  const around = listArea.split('.').slice(0, -1).join('.')
  return isAppeal && around !== '' ? around : listArea
}

/**
 * Where a household is taken in that the next level finds was left out: with the next level, whose
 * review and list it still has to pass. Where that posts no list, at the level of the list itself, so
 * that nobody gets past without one.
 */
export function takingLevel(kind: RoundKind, level: NoticeLevel): NoticeLevel {
  const next = nextLevel(kind, level)
  return next !== 'county' && stepAt(kind, next)?.noticeDays ? next : level
}
