import { addMinutes, type Ending, type Reply } from '../../api/client'
import { mayHoldComplaintCode } from './complaint-codes'
import { type Data, LAPSE_MINUTES, type Question, type QuestionKind, type Taken } from './flow'
import { normalise } from './normalise'
import { isToldLine } from './relay-words'
import { choiceInSurvey } from './satisfaction-talk'
import { isWholeCommand } from './subject'
import type { Understood } from './meaning'

/** One flow under way, waiting at a question. */
export interface Talk {
  flow: string
  step: string
  data: Data
  /** What could be picked, in the order of the digits; `word` when the choice has words of its own. */
  offered: { id: string; word?: string }[]
  kind: QuestionKind
  isNumeric?: true
  isTalk?: true
  takes?: readonly Taken[]
  takesAttachments?: true
  /** Offered in passing: once it has lapsed it is as if it had never been. */
  isOnce?: true
  askedAt: string
  /** How often it came back after it was interrupted. */
  repeats?: number
}

/** Where a conversation stands. Plain JSON: it outlives a restart and a deploy. */
export interface Session {
  /** The last is on top; those beneath were interrupted and come back. */
  talks: Talk[]
  /** What is left of a long answer; 下 gives the next. */
  parts: Reply[]
  misunderstood: number
  /** The question of a survey that was taken up last of those a message has put. */
  surveyed?: string | undefined
  /** Of this turn alone: it was put since they wrote last. */
  isSurveyNew?: true
}

export const EMPTY: Session = { talks: [], parts: [], misunderstood: 0 }

/** A stored session of an older form, or none, is an empty one. */
export function readSession(stored: unknown): Session {
  const session = stored as Partial<Session> | null
  if (!session || !Array.isArray(session.talks) || !Array.isArray(session.parts)) return EMPTY
  const { talks, parts, misunderstood = 0, surveyed } = session
  return { talks, parts, misunderstood, ...(surveyed !== undefined && { surveyed }) }
}

/** What a question offers, in the order of its digits. */
export function offeredIn({ choices = [] }: Reply): Talk['offered'] {
  return choices.map(({ id, say: { template, vars } }) =>
    template === 'common.text' ? { id, word: normalise(String(vars['text'])) } : { id },
  )
}

/** A flow that waits at a question. */
export function talkAt(flow: string, step: string, data: Data, question: Question, at: Date): Talk {
  const { ask, kind, isNumeric, isTalk, takes, takesAttachments, isOnce } = question
  return {
    flow,
    step,
    data,
    offered: offeredIn(ask),
    kind,
    ...(isNumeric && { isNumeric }),
    ...(isTalk && { isTalk }),
    ...(takes && { takes }),
    ...(takesAttachments && { takesAttachments }),
    ...(isOnce && { isOnce }),
    askedAt: at.toISOString(),
  }
}

/** A texted digit, a pressed button or the words themselves; only what was offered counts. */
export function pickOffered(talk: Talk, plain: string, { intent }: Understood): string | undefined {
  const { offered } = talk
  const said = choiceInSurvey(talk, plain)
  if (said !== undefined) return said
  if (/^[1-9]$/.test(plain)) return offered[Number(plain) - 1]?.id
  const meant = plain.startsWith('#') ? plain.slice(1).toLowerCase() : intent
  // Or the number that stands there, 4283595389.
  const isMeant = ({ id, word }: Talk['offered'][number]) =>
    id.toLowerCase() === meant || word === plain || id === plain
  return offered.find(isMeant)?.id
}

/** Nothing but digits: an answer where such digits are asked for. */
const CODES: readonly Understood['intent'][] = ['code_other', 'code_wrong', 'link_code']

/** Whether the question has asked for what is otherwise something new; a command by itself begins anew. */
export function isTaken(
  { takes = [] }: Talk,
  understood: Understood,
  isStaff: boolean,
  text: string,
): boolean {
  if (takes.includes('told_line') && isToldLine(text)) return true
  if (takes.includes('complaint_code') && mayHoldComplaintCode(text)) return true
  const { intent, isBare } = understood
  // The number of a list is what was asked for; with the word for it and a story it is a new objection.
  const isNumber = takes.includes('code_other') && intent === 'objection' && understood.text === ''
  const isAnswer =
    (intent === 'objection' && (understood.isUnled || isNumber)) || intent === 'prove_notice'
  const isCommand = isWholeCommand(understood, isStaff, text) && !isAnswer
  const isNew = (isBare && !CODES.includes(intent)) || isCommand
  // What a cadre tells of officials is part of it, unless begun by the word for a complaint.
  if (isStaff && understood.isGuess && takes.includes('complaint')) return intent !== 'automatic'
  return !isNew && (takes as readonly string[]).includes(intent)
}

export function hasLapsed(talk: Talk, at: Date): boolean {
  return addMinutes(new Date(talk.askedAt), LAPSE_MINUTES[talk.kind]) <= at
}

/** What may not be kept for longer than a day is gone then, even where its question waits for less. */
export const isGone = ({ askedAt }: Talk, at: Date): boolean =>
  addMinutes(new Date(askedAt), LAPSE_MINUTES.menu) <= at

/** Until when a question to confirm is open, where it is the last one. */
export function confirmsUntil(stored: unknown, at: Date): string | undefined {
  const top = readSession(stored).talks.at(-1)
  if (top?.kind !== 'confirm' || hasLapsed(top, at)) return undefined
  return addMinutes(new Date(top.askedAt), LAPSE_MINUTES.confirm).toISOString()
}

/** Too old to be taken up again by itself. Within three days an interrupted question is asked anew. */
export function isStale(talk: Talk, at: Date): boolean {
  return addMinutes(new Date(talk.askedAt), LAPSE_MINUTES.survey) <= at
}

const MOST_TALKS = 3

/** Puts a talk on top: an older talk of the same flow goes, and so does what lies too deep. */
export function withTalk(talks: Talk[], talk: Talk): Talk[] {
  return [...talks.filter((each) => each.flow !== talk.flow), talk].slice(-MOST_TALKS)
}

/** A session is plain JSON by its own definition; the type only cannot say so. */
export const toStored = (session: Session) => session as unknown as Ending['session']
