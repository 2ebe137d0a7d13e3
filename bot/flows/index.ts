import type { FlowBook } from '../conversation/engine'
import type { Data, Flow } from '../conversation/flow'
import type { Understood } from '../conversation/understand'
import { advanceNotice, severEntry } from './advance-notice'
import { actFor } from './act-for'
import { announceReport } from './announce-report'
import { answerMeasure } from './answer-measure'
import { apply } from './apply'
import { approveBroadcast } from './approve-broadcast'
import { askQuestion } from './ask-question'
import { callReview, cancelReview } from './call-review'
import { callForHelp, urgent } from './call-for-help'
import { checkProgress } from './check-progress'
import { cancelMeasure, deliverMeasure } from './deliver-measure'
import { checkReports } from './check-reports'
import { checkStatus } from './check-status'
import { chooseLanguage } from './choose-language'
import { correctVisit } from './correct-visit'
import { decideObjection } from './decide-objection'
import { draftBroadcast } from './draft-broadcast'
import { dropNotice } from './drop-notice'
import { enterObjection } from './enter-objection'
import { enterPaper } from './enter-paper'
import { enterAppeal } from './enter-appeal'
import { enterObjection } from './enter-objection'
import { fileAppeal } from './file-appeal'
import { fileObjection } from './file-objection'
import { holdReview } from './hold-review'
import { linkHousehold } from './link-household'
import { lookUpNotice } from './look-up-notice'
import { loudspeaker } from './loudspeaker'
import { lookUpReceipt, oddCode } from './look-up-receipt'
import { menu } from './menu'
import { notYet } from './not-yet'
import { noteVisit } from './note-visit'
import { householdMeasures, ownMeasures } from './own-measures'
import { ownVisits } from './own-visits'
import { closeRound, openRound } from './open-round'
import { postNotice } from './post-notice'
import { proveNotice } from './prove-notice'
import { proposeCase } from './propose-case'
import { revisitHousehold } from './revisit-household'
import { screenHouseholds } from './screen-households'
import { planMeasure } from './plan-measure'
import { reportCases } from './report-cases'
import { returnCase } from './return-case'
import { sharePhone } from './share-phone'
import { disagreeing, flowForSigning, isOfSigning, SIGN_FLOWS } from './sign-flows'
import { smallTalk } from './small-talk'
import { answerHelp, issueLinkCode } from './staff-work'
import { start, stop, whichQuit } from './stop-start'
import { stopProxy } from './stop-proxy'
import { surveyHousehold } from './survey-household'
import { subscribeArea, unsubscribeArea } from './subscribe-area'
import { takeAttachment } from './take-attachment'
import { talkToPerson } from './talk-to-person'
import { todo } from './todo'
import { VILLAGE_FLOWS, villageFlowFor } from './village-flows'
import { whichQuestion } from './which-question'
import { undoWithdrawal, withdraw } from './withdraw'

/** Every flow there is. Each has a transcript test of its name. */
export const FLOWS: readonly Flow[] = [
  menu,
  checkStatus,
  linkHousehold,
  sharePhone,
  takeAttachment,
  apply,
  askQuestion,
  fileObjection,
  enterObjection,
  decideObjection,
  fileAppeal,
  enterAppeal,
  lookUpNotice,
  openRound,
  closeRound,
  proposeCase,
  ...VILLAGE_FLOWS,
  postNotice,
  proveNotice,
  dropNotice,
  loudspeaker,
  subscribeArea,
  unsubscribeArea,
  advanceNotice,
  severEntry,
  ...SIGN_FLOWS,
  draftBroadcast,
  approveBroadcast,
  actFor,
  stopProxy,
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
  callReview,
  holdReview,
  cancelReview,
  noteVisit,
  correctVisit,
  ownVisits,
  surveyHousehold,
  screenHouseholds,
  checkProgress,
  revisitHousehold,
  reportCases,
  checkReports,
  returnCase,
  announceReport,
  planMeasure,
  deliverMeasure,
  cancelMeasure,
  answerMeasure,
  ownMeasures,
  householdMeasures,
  notYet,
  smallTalk,
  whichQuestion,
]

/** Drops what was not said, so that a step sees only what it was given. */
const only = (data: Record<string, string | null>): Data =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value)) as Data

function flowFor(understood: Understood): { flow: string; data: Data } | null {
  const { disagrees, ...otherwise } = understood
  if (disagrees !== undefined) return disagreeing(disagrees, flowFor(otherwise))
  if (isOfSigning(understood)) return flowForSigning(understood)
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
    case 'question':
      return { flow: 'ask-question', data: only({ text: understood.text }) }
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
    case 'code_other':
      return understood.kind === 'notice'
        ? { flow: 'look-up-notice', data: { code: understood.code } }
        : { flow: 'odd-code', data: {} }
    case 'code_wrong':
      return { flow: 'odd-code', data: { isWrong: 'yes' } }
    case 'answer':
      return { flow: 'answer-help', data: only({ code: understood.code, text: understood.text }) }
    case 'issue_link':
      return { flow: 'issue-link-code', data: only({ head: understood.head }) }
    case 'appeal':
      return { flow: 'file-appeal', data: only({ code: understood.code, text: understood.text }) }
    case 'enter_appeal':
      return { flow: 'enter-appeal', data: only({ code: understood.code, text: understood.text }) }
    case 'objection':
      if (understood.appeal !== undefined) {
        const { appeal, text } = understood
        return { flow: 'file-appeal', data: only({ text: appeal, said: text }) }
      }
      return {
        flow: 'file-objection',
        data: only({ code: understood.code, text: understood.text }),
      }
    case 'enter_objection':
      return {
        flow: 'enter-objection',
        data: only({ code: understood.code, text: understood.text }),
      }
    case 'decide': {
      const { code, text, isUpheld } = understood
      return {
        flow: 'decide-objection',
        data: only({ code, text, isUpheld: isUpheld ? 'yes' : null }),
      }
    }
    case 'open_round':
      return { flow: 'open-round', data: only({ text: understood.text }) }
    case 'close_round':
      return { flow: 'close-round', data: only({ text: understood.text }) }
    case 'propose': {
      const { kind, text } = understood
      return { flow: 'propose-case', data: only({ kind, text }) }
    }
    case 'village':
    case 'rank_villages':
    case 'propose_village':
    case 'decide_village':
      return villageFlowFor(understood)
    case 'post_notice':
      return { flow: 'post-notice', data: only({ text: understood.text }) }
    case 'prove_notice':
      return { flow: 'prove-notice', data: { code: understood.code } }
    case 'loudspeaker': {
      const { code, isWithNames } = understood
      return {
        flow: 'loudspeaker',
        data: only({ code: code || null, isWithNames: isWithNames ? 'yes' : null }),
      }
    }
    case 'subscribe_area':
      return { flow: 'subscribe-area', data: { text: understood.text } }
    case 'unsubscribe_area':
      return { flow: 'unsubscribe-area', data: { text: understood.text } }
    case 'drop_notice':
      return { flow: 'drop-notice', data: { code: understood.code } }
    case 'advance_notice':
      return { flow: 'advance-notice', data: only({ code: understood.code }) }
    case 'sever_entry':
      return {
        flow: 'sever-entry',
        data: only({ code: understood.code, head: understood.head }),
      }
    case 'call_review':
      return { flow: 'call-review', data: only({ text: understood.text }) }
    case 'hold_review':
      return { flow: 'hold-review', data: only({ text: understood.text }) }
    case 'cancel_review':
      return { flow: 'cancel-review', data: only({ text: understood.text }) }
    case 'broadcast':
      return { flow: 'draft-broadcast', data: only({ text: understood.text }) }
    case 'approve': {
      const { code, isApproved, orElse = null } = understood
      return {
        flow: 'approve-broadcast',
        data: only({ code, isApproved: isApproved ? 'yes' : null, orElse }),
      }
    }
    case 'act_for': {
      const { head, idLast4, text } = understood
      return { flow: 'act-for', data: only({ head, idLast4, text }) }
    }
    case 'stop_proxy':
      return { flow: 'stop-proxy', data: only({ code: understood.code }) }
    case 'complaint':
      return { flow: 'not-yet', data: { what: understood.intent } }
    case 'visit':
      return { flow: 'note-visit', data: only({ text: understood.text }) }
    case 'correct_visit':
      return { flow: 'correct-visit', data: only({ text: understood.text }) }
    case 'own_visits':
      return { flow: 'own-visits', data: {} }
    case 'survey':
    case 'correct_survey': {
      const isCorrection = understood.intent === 'correct_survey' ? 'yes' : null
      return { flow: 'survey-household', data: only({ text: understood.text, isCorrection }) }
    }
    case 'screen':
      return { flow: 'screen-households', data: only({ text: understood.text }) }
    case 'screening_line':
      return { flow: 'screen-households', data: { text: understood.text, isLine: 'yes' } }
    case 'entry_progress':
      return { flow: 'check-progress', data: only({ text: understood.text }) }
    case 'revisit':
      return { flow: 'revisit-household', data: only({ text: understood.text }) }
    case 'report_cases':
      return { flow: 'report-cases', data: only({ text: understood.text }) }
    case 'check_reports':
      return { flow: 'check-reports', data: only({ text: understood.text }) }
    case 'return_case':
      return { flow: 'return-case', data: only({ text: understood.text }) }
    case 'announce_report':
      return { flow: 'announce-report', data: only({ text: understood.text }) }
    case 'plan_measure':
      return { flow: 'plan-measure', data: only({ text: understood.text }) }
    case 'deliver_measure':
    case 'cancel_measure': {
      const { code, text } = understood
      const flow = understood.intent === 'deliver_measure' ? 'deliver-measure' : 'cancel-measure'
      return { flow, data: only({ code, text }) }
    }
    case 'measure_answer': {
      const { code, isReceived } = understood
      return { flow: 'answer-measure', data: { code, isReceived: isReceived ? 'yes' : 'no' } }
    }
    case 'own_measures':
      return { flow: 'own-measures', data: {} }
    case 'household_measures':
      return { flow: 'household-measures', data: { text: understood.text } }
    case 'staff_work':
      return { flow: 'not-yet', data: { what: 'staff_work' } }
    case 'thanks':
    case 'wrong_number':
    case 'leave':
    case 'automatic':
      return { flow: 'small-talk', data: { what: understood.intent } }
    case 'no':
      if (understood.isDenial) return { flow: 'stop-proxy', data: { isDenial: 'yes' } }
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
