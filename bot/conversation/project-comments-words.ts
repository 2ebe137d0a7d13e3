import { codeKind } from '../../api/client'
import type { DeskWork, ReadsDeskWork } from './desk-work'
import { likelyMeaning } from './likely'
import { normalise } from './normalise'
import { codeFirst } from './staff-words'
import { isUrgent } from './urgent'

/** What may stand before a project's number; the number alone under one of them asks for the words. */
const ASKS = ['问', '提问', '问项目', '意见', '提意见', '建议', '提建议', 'ASK', 'COMMENT']
/** With nothing behind its number it is how staff take the project's next step. */
const NAMES = ['项目', '看项目', '查项目', 'PROJECT']

/** 482163905 路修窄了: the number on a project's board and what somebody has to say about it. */
export const projectCommentWork: ReadsDeskWork = ({ own, opening }) => {
  const asks = opening.restAfter(ASKS)
  const rest = asks ?? opening.restAfter(NAMES) ?? own
  const { code, text } = codeFirst(rest, 9)
  if (code === null) return undefined
  const isRead = /[\p{L}]{2}/u.test(text)
  if (!isRead && !(asks !== undefined && text === '')) return undefined
  // As many digits as a code has may be anything, unless they are said to be one.
  if (codeKind(code) !== 'project' && rest === own) return undefined
  // A cry is heard before everything, and what is said of an official goes to nobody whom it may be about.
  if (isUrgent(text) || isOfOfficials(text)) return undefined
  const data: Record<string, string> = text === '' ? { code } : { code, text }
  return { intent: 'desk_work', flow: 'comment-project', data, isAlways: true } satisfies DeskWork
}

const isOfOfficials = (text: string) =>
  likelyMeaning(text, normalise(text).replaceAll(' ', '')).intent === 'complaint'
