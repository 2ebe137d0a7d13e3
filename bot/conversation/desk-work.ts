import type { Data } from './flow'
import type { Opening } from './lead'

/** A message that begins a flow by the word for it; which, and with what. */
export interface DeskWork {
  intent: 'desk_work'
  flow: string
  data: Data
  /** By a word that stands apart in no other story: it works in whatever is going on. */
  isAlways?: true
}

export interface Said {
  /** As written, trimmed. */
  own: string
  /** Normalised. */
  plain: string
  opening: Opening
  isStaff: boolean
}

export type ReadsDeskWork = (said: Said) => DeskWork | undefined
