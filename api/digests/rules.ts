import { addDays, addMinutes, type Day, dayOf, instantOf } from '../shared/day'

const opensAt = (day: Day) => addMinutes(instantOf(day, 8), 30)
/** Of the day before, from one digest's hour to the next: nothing is told twice or left out. */
export const sinceLastDigest = (day: Day) => ({
  from: opensAt(addDays(day, -1)),
  until: opensAt(day),
})

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
  help: { count: number; first: Next & { dueAt: Date; isUrgent: boolean } } | null
  objections: { count: number; first: Next & { dueOn: Day } } | null
  lists: { count: number; first: Next & { areaName: string } } | null
  /** Of a round, with its own clock. */
  duties: { count: number; first: { dueOn: Day } } | null
  /** Late with others, in the township they lead. */
  late: { count: number } | null
}

/**
 * Which kind holds what is to be done first: somebody in danger; a leader hears what is late; else whatever somebody was
 * promised soonest, then what is due in a round, and a list that may go on last. Null where nothing
 * waits.
 */
export function firstKind(waiting: Waiting): keyof Waiting | null {
  const { help, objections, lists, duties, late } = waiting
  if (help?.first.isUrgent) return 'help'
  if (late) return 'late'
  if (help && objections) {
    return help.first.dueAt <= instantOf(objections.first.dueOn, 24) ? 'help' : 'objections'
  }
  if (help) return 'help'
  if (objections) return 'objections'
  if (duties) return 'duties'
  return lists && 'lists'
}
