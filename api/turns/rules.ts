import { addMinutes } from '../shared/day'

/** What a contact writes is counted over so long, from the first message on. */
export const WINDOW_MINUTES = 10
/** More of them in a window are not answered one by one. */
export const MOST_MESSAGES = 30
/** A cadre who screens a group sends a line for each of its households. */
export const MOST_OF_STAFF = 120
/** The same words so often in a row are a machine's. */
export const SAME_IN_A_ROW = 4
/** Of a cadre: household after household of a group may have the same line. */
export const SAME_OF_STAFF = 60
/** A cry for help is heard so often in the same words: a machine could say them for ever. */
export const SAME_CRIES = 12
/** 查, 确认, STOP: so short people send it again and again. */
export const SHORT_TEXT = 4

/** Why a message is not taken up. */
export interface Muting {
  why: 'flood' | 'same'
  /** Its sender is told; of those after it nothing is said. */
  isFirst: boolean
  /** Not even a cry for help is heard any more: it was, many times, word for word. */
  isDeaf: boolean
}

/** Counts that began up to this instant are over. */
export const windowFrom = (now: Date) => addMinutes(now, -WINDOW_MINUTES)

/** Whether a message is one to compare with the one before; pictures differ under the same words. */
export const isCompared = (text: string, hasAttachments: boolean) =>
  !hasAttachments && [...text.trim()].length > SHORT_TEXT

/** A message's own place in a count that goes on with every number the contact is given. */
export const placeIn = (count: number, lastSeq: number, seq: number) =>
  Math.max(count - (lastSeq - seq), 0)

/**
 * @param count The how many-th message of the window it is.
 * @param same The how many-th in a row of the same words.
 */
export function mutingOf(count: number, same: number, isStaff: boolean): Muting | null {
  const most = isStaff ? MOST_OF_STAFF : MOST_MESSAGES
  const mostSame = isStaff ? SAME_OF_STAFF : SAME_IN_A_ROW
  const isFlood = count > most
  if (same >= mostSame) {
    return { why: 'same', isFirst: same === mostSame && !isFlood, isDeaf: same > SAME_CRIES }
  }
  return isFlood ? { why: 'flood', isFirst: count === most + 1, isDeaf: false } : null
}
