import { type Data, type Flow, only } from '../conversation/flow'
import type { Understood } from '../conversation/meaning'
import { advanceNotice, severEntry } from './advance-notice'
import { announceReport } from './announce-report'
import { answerMeasure } from './answer-measure'
import { appointDeputy } from './appoint-deputy'
import { callReview, cancelReview } from './call-review'
import { checkProgress } from './check-progress'
import { cancelMeasure, deliverMeasure } from './deliver-measure'
import { checkReports } from './check-reports'
import { dropNotice } from './drop-notice'
import { enterPaper } from './enter-paper'
import { holdReview } from './hold-review'
import { loudspeaker } from './loudspeaker'
import { householdMeasures, ownMeasures } from './own-measures'
import { closeRound, openRound } from './open-round'
import { postNotice } from './post-notice'
import { proveNotice } from './prove-notice'
import { proposeCase } from './propose-case'
import { revisitHousehold } from './revisit-household'
import { screenHouseholds } from './screen-households'
import { planMeasure } from './plan-measure'
import { reportCases } from './report-cases'
import { returnCase } from './return-case'
import { refuseSignOff } from './refuse-sign-off'
import { listSignOffs, renewSignCode, sign } from './sign'
import { surveyHousehold } from './survey-household'
import { subscribeArea, unsubscribeArea } from './subscribe-area'

/** The flows of a round, from its opening to the measures it brings: a part of the registry. */
export const ROUND_FLOWS: readonly Flow[] = [
  openRound,
  closeRound,
  proposeCase,
  postNotice,
  proveNotice,
  dropNotice,
  loudspeaker,
  subscribeArea,
  unsubscribeArea,
  advanceNotice,
  severEntry,
  sign,
  listSignOffs,
  renewSignCode,
  refuseSignOff,
  appointDeputy,
  enterPaper,
  callReview,
  holdReview,
  cancelReview,
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
]

type RoundIntent =
  | 'open_round'
  | 'close_round'
  | 'propose'
  | 'post_notice'
  | 'prove_notice'
  | 'loudspeaker'
  | 'subscribe_area'
  | 'unsubscribe_area'
  | 'drop_notice'
  | 'advance_notice'
  | 'sever_entry'
  | 'call_review'
  | 'hold_review'
  | 'cancel_review'
  | 'sign'
  | 'renew_sign_code'
  | 'list_sign_offs'
  | 'refuse_sign_off'
  | 'appoint_deputy'
  | 'enter_paper'
  | 'survey'
  | 'correct_survey'
  | 'screen'
  | 'screening_line'
  | 'entry_progress'
  | 'revisit'
  | 'report_cases'
  | 'check_reports'
  | 'return_case'
  | 'announce_report'
  | 'plan_measure'
  | 'deliver_measure'
  | 'cancel_measure'
  | 'measure_answer'
  | 'own_measures'
  | 'household_measures'

/** Which of them a message begins. */
export function roundFlowFor(understood: Extract<Understood, { intent: RoundIntent }>): {
  flow: string
  data: Data
} {
  switch (understood.intent) {
    case 'open_round':
      return { flow: 'open-round', data: only({ text: understood.text }) }
    case 'close_round':
      return { flow: 'close-round', data: only({ text: understood.text }) }
    case 'propose': {
      const { kind, text } = understood
      return { flow: 'propose-case', data: only({ kind, text }) }
    }
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
    case 'sign':
      return { flow: 'sign', data: {} }
    case 'renew_sign_code':
      return { flow: 'renew-sign-code', data: {} }
    case 'list_sign_offs':
      return { flow: 'list-sign-offs', data: only({ text: understood.text }) }
    case 'refuse_sign_off':
      return { flow: 'refuse-sign-off', data: only({ text: understood.text }) }
    case 'appoint_deputy':
      return { flow: 'appoint-deputy', data: only({ text: understood.text }) }
    case 'enter_paper':
      return { flow: 'enter-paper', data: only({ text: understood.text }) }
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
  }
}
