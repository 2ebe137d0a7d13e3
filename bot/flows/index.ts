import type { FlowBook } from '../conversation/book'
import { type Data, type Flow, only } from '../conversation/flow'
import type { Understood } from '../conversation/meaning'
import { actFor } from './act-for'
import { apply } from './apply'
import { ARCHIVE_FLOWS, archiveFlowFor } from './archive-flows'
import { approveBroadcast } from './approve-broadcast'
import { allWell, callForHelp, urgent } from './call-for-help'
import { checkStatus } from './check-status'
import { COMPARISON_FLOWS, comparisonFlowFor } from './comparison-flows'
import { CHANGE_FLOWS, changeFlowFor, isOfChange } from './change-flows'
import { CHECK_FLOWS, checkFlowFor, isCheck } from './check-flows'
import { chooseLanguage } from './choose-language'
import { DESK_FLOWS } from './desk-flows'
import { draftBroadcast } from './draft-broadcast'
import { LEAD_FLOWS, leadFlowFor } from './lead-flows'
import { linkHousehold } from './link-household'
import { isListMeaning, LIST_FLOWS, listFlowFor } from './lists-flows'
import { lookUpNotice } from './look-up-notice'
import { lookUpReceipt, oddCode } from './look-up-receipt'
import { MANAGEMENT_FLOWS } from './management-flows'
import { EVALUATION_FLOWS } from './evaluation-flows'
import { menu } from './menu'
import { MONITORING_FLOWS, monitoringFlowFor } from './monitoring-flows'
import { notYet } from './not-yet'
import { OBJECTION_FLOWS, objectionFlowFor } from './objection-flows'
import { chooseContact, showPreferences } from './preferences'
import { POLICY_FLOWS, policyFlowFor, policyLastResort } from './policy-flows'
import { sharePhone } from './share-phone'
import { useCode } from './sign'
import { ROUND_FLOWS, roundFlowFor } from './round-flows'
import { smallTalk } from './small-talk'
import { steerBroadcast } from './steer-broadcast'
import { start, stop, whichQuit, whichStop } from './stop-start'
import { stopProxy } from './stop-proxy'
import { takeAttachment } from './take-attachment'
import { talkToPerson } from './talk-to-person'
import { tellHouseholds } from './tell-households'
import { VILLAGE_FLOWS, villageFlowFor } from './village-flows'
import { whichQuestion } from './which-question'
import { whichReading } from './which-reading'
import { undoWithdrawal, withdraw } from './withdraw'

/** Every flow there is. Each has a transcript test of its name. */
export const FLOWS: readonly Flow[] = [
  menu,
  checkStatus,
  linkHousehold,
  useCode,
  sharePhone,
  takeAttachment,
  apply,
  ...POLICY_FLOWS,
  ...OBJECTION_FLOWS,
  lookUpNotice,
  ...ROUND_FLOWS,
  ...COMPARISON_FLOWS,
  ...VILLAGE_FLOWS,
  ...MONITORING_FLOWS,
  ...CHECK_FLOWS,
  ...LEAD_FLOWS,
  ...LIST_FLOWS,
  ...ARCHIVE_FLOWS,
  ...CHANGE_FLOWS,
  draftBroadcast,
  approveBroadcast,
  steerBroadcast,
  tellHouseholds,
  actFor,
  stopProxy,
  callForHelp,
  urgent,
  talkToPerson,
  stop,
  start,
  whichQuit,
  whichStop,
  showPreferences,
  chooseContact,
  chooseLanguage,
  lookUpReceipt,
  oddCode,
  withdraw,
  undoWithdrawal,
  ...MANAGEMENT_FLOWS,
  ...EVALUATION_FLOWS,
  ...DESK_FLOWS,
  notYet,
  smallTalk,
  allWell,
  whichQuestion,
  whichReading,
]

/** 不对 means so only where facts were sent to be signed; else what it would mean anyway. */
function disagrees(understood: Understood, text: string): { flow: string; data: Data } {
  const { disagrees: _, ...rest } = understood
  const orElse = flowFor(rest)
  const other = { orElse: orElse?.flow ?? null, orElseData: JSON.stringify(orElse?.data ?? {}) }
  return { flow: 'refuse-sign-off', data: only({ text, isOwn: 'yes', ...other }) }
}

function flowFor(understood: Understood): { flow: string; data: Data } | null {
  if (understood.disagrees !== undefined) return disagrees(understood, understood.disagrees)
  if (isListMeaning(understood)) return listFlowFor(understood)
  if (isOfChange(understood)) return changeFlowFor(understood)
  if (isCheck(understood)) return checkFlowFor(understood)
  switch (understood.intent) {
    case 'desk_work':
      return { flow: understood.flow, data: understood.data }
    case 'status':
      return { flow: 'check-status', data: {} }
    case 'apply':
    case 'todo':
    case 'undelivered':
      return { flow: understood.intent, data: {} }
    case 'question':
    case 'useful':
    case 'not_useful':
    case 'question_report':
    case 'adopt':
    case 'not_adopt':
    case 'decide_card':
    case 'withdraw_card':
      return policyFlowFor(understood)
    case 'stop':
    case 'start':
      return {
        flow: understood.intent,
        data: only({ classes: understood.classes?.join(',') ?? null }),
      }
    case 'which_stop':
      return { flow: 'which-stop', data: {} }
    case 'preferences':
      return { flow: 'show-preferences', data: {} }
    case 'choose_contact':
      return { flow: 'choose-contact', data: { where: understood.where } }
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
      return { flow: 'use-code', data: { code: understood.code } }
    case 'code_other':
      return understood.kind === 'complaint'
        ? { flow: 'complaint-by-code', data: { code: understood.code } }
        : { flow: `look-up-${understood.kind}`, data: { code: understood.code } }
    case 'code_wrong':
      return { flow: 'odd-code', data: { isWrong: 'yes' } }
    case 'answer':
      return { flow: 'answer-help', data: only({ code: understood.code, text: understood.text }) }
    case 'issue_link':
      return { flow: 'issue-link-code', data: only({ head: understood.head }) }
    case 'appeal':
    case 'enter_appeal':
    case 'objection':
    case 'enter_objection':
    case 'decide':
      return objectionFlowFor(understood)
    case 'village':
    case 'rank_villages':
    case 'propose_village':
    case 'decide_village':
      return villageFlowFor(understood)
    case 'monitoring':
      return monitoringFlowFor(understood)
    case 'explain_lead':
    case 'check_lead':
    case 'lead':
    case 'own_leads':
      return leadFlowFor(understood)
    case 'own_archive':
    case 'household_archive':
      return archiveFlowFor(understood)
    case 'broadcast':
      return { flow: 'draft-broadcast', data: only({ text: understood.text }) }
    case 'approve': {
      const { code, isApproved, orElse = null } = understood
      return {
        flow: 'approve-broadcast',
        data: only({ code, isApproved: isApproved ? 'yes' : null, orElse }),
      }
    }
    case 'steer': {
      const { code, act } = understood
      return { flow: 'steer-broadcast', data: { code, act } }
    }
    case 'tell_households':
      return {
        flow: 'tell-households',
        data: only({ code: understood.code || null, text: understood.text }),
      }
    case 'act_for': {
      const { head, idLast4, text } = understood
      return { flow: 'act-for', data: only({ head, idLast4, text }) }
    }
    case 'stop_proxy':
      return { flow: 'stop-proxy', data: only({ code: understood.code }) }
    case 'complaint':
      return { flow: 'file-complaint', data: only({ text: understood.text }) }
    case 'visit':
      return { flow: 'note-visit', data: only({ text: understood.text }) }
    case 'own_visits':
      return { flow: 'own-visits', data: {} }
    case 'open_round':
    case 'close_round':
    case 'propose':
    case 'post_notice':
    case 'prove_notice':
    case 'loudspeaker':
    case 'subscribe_area':
    case 'unsubscribe_area':
    case 'drop_notice':
    case 'advance_notice':
    case 'sever_entry':
    case 'call_review':
    case 'hold_review':
    case 'cancel_review':
    case 'sign':
    case 'renew_sign_code':
    case 'list_sign_offs':
    case 'refuse_sign_off':
    case 'appoint_deputy':
    case 'enter_paper':
    case 'survey':
    case 'correct_survey':
    case 'screen':
    case 'screening_line':
    case 'entry_progress':
    case 'revisit':
    case 'report_cases':
    case 'check_reports':
    case 'return_case':
    case 'announce_report':
    case 'plan_measure':
    case 'deliver_measure':
    case 'cancel_measure':
    case 'measure_answer':
    case 'own_measures':
    case 'household_measures':
      return roundFlowFor(understood)
    case 'ask_department':
    case 'comparisons':
      return comparisonFlowFor(understood)
    case 'all_well':
      return { flow: 'all-well', data: { text: understood.text } }
    case 'staff_work':
      return { flow: 'not-yet', data: { what: 'staff_work' } }
    case 'thanks':
    case 'wrong_number':
    case 'leave':
    case 'automatic':
      return { flow: 'small-talk', data: { what: understood.intent } }
    case 'no':
      if (understood.isDenial) return { flow: 'stop-proxy', data: { isDenial: 'yes' } }
      return understood.isCancel ? { flow: 'small-talk', data: { what: 'cancel' } } : null
    case 'unsure': {
      const { text, first, second } = understood
      return { flow: 'which-reading', data: only({ text, first, second }) }
    }
    case 'more':
    case 'yes':
    case 'unknown':
      return null
  }
}

export const FLOW_BOOK: FlowBook = {
  flows: Object.fromEntries(FLOWS.map((flow) => [flow.name, flow])),
  flowFor,
  lastResort: policyLastResort,
}
