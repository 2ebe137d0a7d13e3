import { addMinutes, type Ending, type Instead, type Reply } from '../../api/client'
import { type FlowBook, isForgotten, type Proposal } from './book'
import { handlingWork } from './complaint-handling-words'
import { mayHoldComplaintCode } from './complaint-codes'
import { LAPSE_MINUTES } from './flow'
import { normalise, readable } from './normalise'
import { readSession, type Session, type Talk, toStored } from './session'
import { openingOf } from './lead'
import { LEADS } from './words'
import type { Understood } from './meaning'
import { understand } from './understand'
import { OWN_CRY } from './urgent'

/** As which a turn is kept that is forgotten: its writer has asked for the menu. */
const HARMLESS = '0'

/** What is kept of a forgotten turn that was answered like this. */
export const insteadOf = (replies: Reply[]): Instead => ({ text: HARMLESS, replies })

/** Whether a message by itself, whatever comes of it, is one that may not be kept: an accusation, or its code. */
export function mustForget(text: string, isStaff: boolean): boolean {
  const said = readable(text)
  if (normalise(said) === '') return false
  if (mayHoldComplaintCode(said)) return true
  const opening = openingOf(said.trim())
  // 举报件 of whoever handles them: only they may read what is kept of it, and 下 goes on with it.
  if (handlingWork({ own: said, plain: normalise(said), opening, isStaff })) return false
  // 举报 村长打人 救命 is a cry for help, and an accusation.
  if (opening.restAfter(LEADS.complaint) !== undefined) return true
  // 4 is a number wherever one is asked for; where it begins a complaint, its flow is met.
  if (/^\d$/.test(normalise(said))) return false
  const understood = understand(said, isStaff)
  return understood.intent === 'complaint' && !(isStaff && understood.isGuess)
}

interface Traces {
  /** What was under way before. */
  before: readonly Talk[]
  /** How the turn would end had the menu been asked for; null where it may be kept as it is. */
  asMenu: (() => Promise<Ending>) | null
}

/**
 * A proposal whose turn leaves nothing behind: it is kept as if the menu had been asked for, and what it has ended leaves the
 * session of that. A draft stays in the session alone, and says until when.
 */
export async function forget(
  book: FlowBook,
  proposal: Proposal,
  { before, asMenu }: Traces,
): Promise<Proposal> {
  const menu = asMenu && (await asMenu())
  const cover = (ending: Ending): Ending => {
    const session = readSession(ending.session)
    const drafts = session.talks.filter((talk) => isForgotten(book, talk))
    if (drafts.length > 0)
      return withLapse(ending, drafts, menu?.session ?? without(session, drafts))
    const isOver = session.talks.every((talk) => before.includes(talk))
    return menu && isOver ? { ...ending, session: menu.session } : ending
  }
  const endings = Object.fromEntries(
    Object.entries(proposal.endings).map(([code, ending]) => [code, cover(ending)]),
  )
  return { ...proposal, endings, ...(menu && { instead: insteadOf(menu.replies) }) }
}

const without = (session: Session, drafts: readonly Talk[]) =>
  toStored({ ...session, talks: session.talks.filter((talk) => !drafts.includes(talk)) })

/** The one thing of a session that the API reads: when it is to be replaced, and by what. */
function withLapse(ending: Ending, drafts: readonly Talk[], session: Ending['session']): Ending {
  const until = drafts.map(({ askedAt }) => addMinutes(new Date(askedAt), LAPSE_MINUTES.menu))
  const at = new Date(Math.min(...until.map((each) => each.getTime()))).toISOString()
  return { ...ending, session: { ...ending.session, lapse: { at, session } } }
}

/** A cry for help from the middle of a complaint: who comes may be the one it accuses. */
export function withoutAccusation(understood: Understood, text: string): Understood {
  if (understood.intent !== 'urgent') return understood
  return { ...understood, text: OWN_CRY.exec(text)?.[0] ?? '救命' }
}
