import type { Attachments } from '../../api/client'
import type { Data } from './flow'
import type { Understood } from './meaning'

/** Intents that work in whatever is going on (design 4). */
export const ALWAYS = new Set<Understood['intent']>([
  'urgent',
  'stop',
  'start',
  'which_stop',
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

/** Their words mean nothing else, with or without a space behind them. */
const PLAIN_WORK = new Set<Understood['intent']>([
  'ask_department',
  'add_list_item',
  'pair_households',
  'end_pairing',
  'plan_measure',
  'open_round',
  'close_round',
  'propose',
  'enter_paper',
  'household_measures',
  'household_archive',
  'ask_change',
])
/** Words of any story, too: of these a command is what stands apart from what it is about. */
const WORK_APART = new Set<Understood['intent']>([
  'post_notice',
  'survey',
  'correct_survey',
  'screen',
  'entry_progress',
  'revisit',
  'visit',
  'correct_visit',
  'call_review',
  'hold_review',
  'cancel_review',
  'report_cases',
  'check_reports',
  'return_case',
  'announce_report',
])
const SEPARATOR = /[\s,:，：、]$/u

/** 措施 万清明 …, 关评 鱼鳞乡: begun by its word, and with what it is about. */
function isStaffWork(understood: Understood, text: string): boolean {
  if (!('text' in understood) || understood.text === '' || understood.isGuess) return false
  if (PLAIN_WORK.has(understood.intent)) return true
  const own = text.trim()
  if (!WORK_APART.has(understood.intent) || own === understood.text) return false
  return own.endsWith(understood.text) && SEPARATOR.test(own.slice(0, -understood.text.length))
}

/** 资金, 督查 新华村: by itself or with a space behind it; 督查发现名单没张榜 is told of something. */
const isSetApart = ({ text }: { text?: string }, said: string) =>
  !text || /^\p{L}{1,8}\s/u.test(said.trim())

/**
 * A command with all it needs, a code or a name, is no answer to a question about something else,
 * however freely that may be answered.
 */
export function isWholeCommand(understood: Understood, isStaff: boolean, text: string): boolean {
  if (isStaff && isStaffWork(understood, text)) return true
  switch (understood.intent) {
    case 'objection':
    case 'enter_objection':
    case 'appeal':
    case 'enter_appeal':
    case 'decide':
    case 'decide_card':
    case 'withdraw_card':
    case 'approve':
    case 'steer':
    case 'advance_notice':
    case 'sever_entry':
    case 'prove_notice':
    case 'drop_notice':
    case 'loudspeaker':
    case 'check_lead':
    case 'lead':
    case 'check_change':
    case 'decide_change':
    case 'list_changes':
    case 'deliver_measure':
    case 'cancel_measure':
    case 'finish_item':
    case 'strike_item':
    case 'return_item':
    case 'cancel_item':
    case 'tell_households':
      return Boolean(understood.code)
    case 'complaint':
      return !understood.isGuess
    case 'desk_work':
      return understood.isAlways === true || (isStaff && isSetApart(understood.data, text))
    case 'ask_correction':
      return !isStaff && !understood.isGuess
    case 'explain_lead':
      return !isStaff || Boolean(understood.code)
    case 'correct_visit':
      // 更正 of a villager is of the own file.
      return !isStaff && understood.ofFile === true
    case 'own_archive':
      return !isStaff
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

/** What is only likely to be about these may be a question about policy that has their words. */
const LIKELY: readonly string[] = [
  'status',
  'help',
  'apply',
  'objection',
  'complaint',
  'wrong_number',
]

/** Whether a message may be something else: nobody knows what it is about, or it is only likely to be. */
export function mayBeOther(read: Understood): 'unknown' | 'likely' | null {
  const { intent } = read
  if (intent === 'unknown' || intent === 'unsure') return 'unknown'
  return read.isGuess && LIKELY.includes(intent) ? 'likely' : null
}
