import type { FlowBook } from '../conversation/engine'
import type { Data, Flow } from '../conversation/flow'
import type { Understood } from '../conversation/understand'
import { apply } from './apply'
import { callForHelp, urgent } from './call-for-help'
import { checkStatus } from './check-status'
import { chooseLanguage } from './choose-language'
import { linkByCode, linkHousehold } from './link-household'
import { lookUpReceipt, oddCode } from './look-up-receipt'
import { menu } from './menu'
import { notYet } from './not-yet'
import { smallTalk } from './small-talk'
import { answerHelp, issueLinkCode, todo } from './staff-work'
import { start, stop, whichQuit } from './stop-start'
import { talkToPerson } from './talk-to-person'
import { whichQuestion } from './which-question'
import { undoWithdrawal, withdraw } from './withdraw'

/** Every flow there is. Each has a transcript test of its name. */
export const FLOWS: readonly Flow[] = [
  menu,
  checkStatus,
  linkHousehold,
  linkByCode,
  apply,
  callForHelp,
  urgent,
  talkToPerson,
  stop,
  start,
  whichQuit,
  chooseLanguage,
  lookUpReceipt,
  oddCode,
  withdraw,
  undoWithdrawal,
  answerHelp,
  issueLinkCode,
  todo,
  notYet,
  smallTalk,
  whichQuestion,
]

/** Drops what was not said, so that a step sees only what it was given. */
const only = (data: Record<string, string | null>): Data =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value)) as Data

function flowFor(understood: Understood): { flow: string; data: Data } | null {
  switch (understood.intent) {
    case 'status':
      return { flow: 'check-status', data: {} }
    case 'apply':
    case 'stop':
    case 'start':
    case 'todo':
      return { flow: understood.intent, data: {} }
    case 'help':
      return { flow: 'call-for-help', data: only({ text: understood.text }) }
    case 'urgent':
      return { flow: 'urgent', data: { text: understood.text } }
    case 'person':
      return { flow: 'talk-to-person', data: {} }
    case 'menu':
    case 'greeting':
      return { flow: 'menu', data: {} }
    case 'which_quit':
      return { flow: 'which-quit', data: {} }
    case 'withdraw':
      return { flow: 'withdraw', data: only({ code: understood.code }) }
    case 'undo_withdrawal':
      return { flow: 'undo-withdrawal', data: {} }
    case 'language':
      return { flow: 'choose-language', data: { language: understood.language } }
    case 'link': {
      const { name, idLast4 } = understood
      return { flow: 'link-household', data: only({ name, idLast4 }) }
    }
    case 'receipt':
      return { flow: 'look-up-receipt', data: { code: understood.code } }
    case 'link_code':
      return { flow: 'link-by-code', data: { code: understood.code } }
    case 'code_other':
      return { flow: 'odd-code', data: {} }
    case 'code_wrong':
      return { flow: 'odd-code', data: { isWrong: 'yes' } }
    case 'answer':
      return { flow: 'answer-help', data: only({ code: understood.code, text: understood.text }) }
    case 'issue_link':
      return { flow: 'issue-link-code', data: only({ head: understood.head }) }
    case 'objection':
    case 'question':
    case 'complaint':
    case 'act_for':
      return { flow: 'not-yet', data: { what: understood.intent } }
    case 'visit':
    case 'correct_visit':
    case 'broadcast':
    case 'approve':
    case 'decide':
    case 'post_notice':
    case 'advance_notice':
    case 'sever_entry':
    case 'enter_objection':
    case 'staff_work':
      return { flow: 'not-yet', data: { what: 'staff_work' } }
    case 'thanks':
    case 'wrong_number':
    case 'leave':
    case 'automatic':
      return { flow: 'small-talk', data: { what: understood.intent } }
    case 'no':
      return understood.isCancel ? { flow: 'which-quit', data: {} } : null
    case 'more':
    case 'yes':
    case 'unknown':
      return null
  }
}

export const FLOW_BOOK: FlowBook = {
  flows: Object.fromEntries(FLOWS.map((flow) => [flow.name, flow])),
  flowFor,
}
