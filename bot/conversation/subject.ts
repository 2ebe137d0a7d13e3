import type { Attachments } from '../../api/client'
import type { Data } from './flow'
import type { Understood } from './understand'

/** Intents that work in whatever is going on (design 4). */
export const ALWAYS = new Set<Understood['intent']>([
  'urgent',
  'stop',
  'start',
  'menu',
  'receipt',
  'link_code',
  'code_other',
  'code_wrong',
  'stop_proxy',
  // 收到 with its number: only whoever asks by a number takes it otherwise.
  'measure_answer',
  // What is said of an official must never go on to that official as part of something else.
  'complaint',
])

/** Intents that are never a new subject by themselves. */
export const NO_SUBJECT = new Set<Understood['intent']>(['unknown', 'yes', 'no', 'question'])

/**
 * A command with all it needs, a code or a name, is no answer to a question about something else,
 * however freely that may be answered.
 */
export function isWholeCommand(understood: Understood, isStaff: boolean): boolean {
  switch (understood.intent) {
    case 'objection':
    case 'enter_objection':
    case 'appeal':
    case 'enter_appeal':
    case 'decide':
    case 'approve':
    case 'advance_notice':
    case 'sever_entry':
    case 'prove_notice':
    case 'drop_notice':
    case 'loudspeaker':
    case 'deliver_measure':
    case 'cancel_measure':
      return Boolean(understood.code)
    case 'complaint':
      return !understood.isGuess
    case 'act_for':
    case 'sign':
    case 'list_sign_offs':
    case 'renew_sign_code':
    case 'refuse_sign_off':
    case 'subscribe_area':
    case 'unsubscribe_area':
      return true
    case 'appoint_deputy':
    case 'enter_paper':
      return isStaff
    case 'call_review':
    case 'broadcast':
      // A villager who begins with 通知 tells of one.
      return isStaff && understood.text !== ''
    case 'village':
    case 'rank_villages':
      return understood.text !== ''
    case 'propose_village':
    case 'decide_village':
      return isStaff && understood.text !== ''
    default:
      return false
  }
}

/** What a message without words begins where no open question waits for it; null for an empty one. */
export function flowForWordless(attached: Attachments | null): { flow: string; data: Data } | null {
  if (attached?.sharedPhone) return { flow: 'share-phone', data: {} }
  if (attached?.photos.length) return { flow: 'take-attachment', data: { what: 'photo' } }
  return attached?.place ? { flow: 'take-attachment', data: { what: 'place' } } : null
}
