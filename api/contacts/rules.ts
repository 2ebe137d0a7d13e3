import { type MessageClass, STOPPABLE_CLASSES, type StoppableClass } from '../../db/values/messages'

/** Answers and filings always come; of the rest a person has what they did not stop. */
export const isWanted = (
  { stopped }: { stopped: readonly MessageClass[] },
  ofClass: MessageClass,
): boolean => !stopped.includes(ofClass)

/** Plain 退订 and 订阅. Whoever serves others by this phone is still reminded of that work. */
export const plainlyMeant = (wanted: boolean, isStaff: boolean): readonly StoppableClass[] =>
  isStaff && !wanted ? ['notice', 'broadcast'] : STOPPABLE_CLASSES

export interface Change {
  /** What is stopped after it. */
  stopped: StoppableClass[]
  /** What it does to this contact; empty where nothing changes. */
  classes: StoppableClass[]
}

/** What stopping or starting some classes does to a contact, always in the same order. */
export function change(
  { stopped }: { stopped: readonly StoppableClass[] },
  wanted: boolean,
  classes: readonly StoppableClass[],
): Change {
  const isHit = (each: StoppableClass) =>
    classes.includes(each) && stopped.includes(each) === wanted
  const isOff = (each: StoppableClass) =>
    wanted ? stopped.includes(each) && !isHit(each) : stopped.includes(each) || isHit(each)
  return {
    stopped: STOPPABLE_CLASSES.filter(isOff),
    classes: STOPPABLE_CLASSES.filter(isHit),
  }
}

/** What any of a person's contacts stopped, so that a new one keeps it. */
export const stoppedByAny = (
  contacts: readonly { stopped: readonly StoppableClass[] }[],
): StoppableClass[] =>
  STOPPABLE_CLASSES.filter((each) => contacts.some(({ stopped }) => stopped.includes(each)))

export interface Reachable {
  id: string
  isPhone: boolean
  /** Why nothing gets there any more; null while it does. */
  addressFault: string | null
  chosenAt: Date | null
  /** How many messages came from there. */
  lastSeq: number
}

/**
 * Of several contacts of one person the one that gets the messages: where they arrive, then where
 * the person chose last, then a chat before a phone, then where most was heard from.
 */
export function bestOf<T extends Reachable>(contacts: readonly T[]): T | undefined {
  return contacts.toSorted(
    (a, b) =>
      Number(a.addressFault !== null) - Number(b.addressFault !== null) ||
      (b.chosenAt?.getTime() ?? 0) - (a.chosenAt?.getTime() ?? 0) ||
      Number(a.isPhone) - Number(b.isPhone) ||
      b.lastSeq - a.lastSeq ||
      (a.id < b.id ? -1 : 1),
  )[0]
}
