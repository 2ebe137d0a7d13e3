import type { ProjectCommentKind, ProjectStatus } from '../../db/values/projects'
import type { Day } from '../shared/day'

/** Open at once, of one contact about one project: nobody floods whoever has to answer. */
export const MOST_OPEN_COMMENTS = 3

/** A settled project is answered for elsewhere, and of one that is not carried out there is nothing to say. */
const OVER: readonly ProjectStatus[] = ['settled', 'rejected', 'cancelled']

export const isProjectOver = (status: ProjectStatus): boolean => OVER.includes(status)

const ASKS =
  /[?？]|[吗呢么嘛不没](?:[。！!~～]*)$|怎么|咋|为什么|为啥|为何|哪|什么|啥|好久|几时|多久|多少|几[个天月米元]|能不能|可不可以|是不是|有没有|会不会|要不要|谁|\b(?:what|when|who|why|how|where|will|does|is it|can)\b/iu

/** Whether somebody asks something, or says what they think. */
export const commentKindOf = (text: string): ProjectCommentKind =>
  ASKS.test(text.normalize('NFKC').trim()) ? 'question' : 'comment'

export type CommentRefusal = 'no_words' | 'project_over' | 'too_many'

/** What is not a word is nothing to answer, and no answer. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Why something cannot be said about a project; null when it can. */
export function commentRefusal(facts: {
  text: string
  status: ProjectStatus
  /** Of the same contact about the same project. */
  open: number
}): CommentRefusal | null {
  if (!hasWords(facts.text)) return 'no_words'
  if (isProjectOver(facts.status)) return 'project_over'
  return facts.open >= MOST_OPEN_COMMENTS ? 'too_many' : null
}

export type CommentAnswerRefusal = 'no_words' | 'closed' | 'own_comment'

/** Why somebody cannot answer; null when they can. Nobody answers what they asked themselves. */
export function commentAnswerRefusal(facts: {
  text: string
  isOpen: boolean
  isOwn: boolean
}): CommentAnswerRefusal | null {
  if (facts.isOwn) return 'own_comment'
  if (!facts.isOpen) return 'closed'
  return hasWords(facts.text) ? null : 'no_words'
}

/** `2026-03-01/2026-10-31`, either end may be empty; nothing where none is known. */
export const periodOf = ({ startsOn, endsOn }: { startsOn: Day | null; endsOn: Day | null }) =>
  startsOn || endsOn ? `${startsOn ?? ''}/${endsOn ?? ''}` : ''
