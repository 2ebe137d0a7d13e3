import { addMinutes, type Day, dayOf, instantOf } from '../shared/day'

const opensAt = (day: Day) => addMinutes(instantOf(day, 8), 30)
/** What is not sent by then is not sent: in the afternoon the morning's counts are old. */
export const digestEndsAt = (day: Day) => instantOf(day, 12)

/** The day whose digest is due now, from 8:30 until before 12 in Shanghai; null outside. */
export function digestDay(now: Date): Day | null {
  const day = dayOf(now)
  return now >= opensAt(day) && now < digestEndsAt(day) ? day : null
}

interface Next {
  code: string
}

/** What waits for one member of staff: how much of each kind, and of each the one to do first. */
export interface Waiting {
  help: { count: number; first: Next & { dueAt: Date } } | null
  objections: { count: number; first: Next & { dueOn: Day } } | null
  lists: { count: number; first: Next & { areaName: string } } | null
}

/**
 * Which kind holds what is to be done first: whatever somebody was promised soonest, and a list that
 * may go on only where nobody waits for a word. Null where nothing waits.
 */
export function firstKind({ help, objections, lists }: Waiting): keyof Waiting | null {
  if (help && objections) {
    return help.first.dueAt <= instantOf(objections.first.dueOn, 24) ? 'help' : 'objections'
  }
  if (help) return 'help'
  if (objections) return 'objections'
  return lists && 'lists'
}
