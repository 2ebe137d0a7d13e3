import type { Db } from '../../db/client'
import { enterAppeal, fileAppeal } from '../appeals/service'
import { fileApplication } from '../applications/service'
import { decideBroadcast } from '../broadcasts/act'
import { draftBroadcast } from '../broadcasts/service'
import { askDepartment, cancelTask } from '../comparisons/ask'
import { askChange, askCorrection } from '../changes/ask'
import { checkChange } from '../changes/check'
import { decideChange } from '../changes/decide'
import { answerChecks } from '../check-campaigns/answer'
import { closeCampaign } from '../check-campaigns/close'
import { openCampaign } from '../check-campaigns/open'
import { chooseContact } from '../contacts/choose'
import { provePhone, setBroadcasts, setLanguage } from '../contacts/service'
import { answerHelp } from '../help/answer'
import { revisitHousehold } from '../entry-visits/revisit'
import { putOffScreening, screenHousehold } from '../entry-visits/screening'
import { noteUnlisted } from '../entry-visits/unlisted'
import { callForHelp, endTalk, sayInTalk } from '../help/service'
import type { RequestContext } from '../http/context'
import { issueLinkCode } from '../links/link-codes'
import { checkLead } from '../leads/check'
import { decideLead } from '../leads/decide'
import { explainLead } from '../leads/explain'
import { cancelMeasure } from '../measures/cancel'
import { deliverMeasure } from '../measures/deliver'
import { planMeasure } from '../measures/plan'
import { leaveLedger } from '../monitoring/ledger'
import { linkByIdentity } from '../links/service'
import { advanceNotice } from '../notices/advance'
import { drawUpNotice } from '../notices/draw-up'
import { dropNotice } from '../notices/drop'
import { proveNotice } from '../notices/prove'
import { severEntry } from '../notices/sever'
import { decideByCode } from '../objections/decide'
import { enterObjection, fileObjection } from '../objections/service'
import { endPairing, pairHouseholds } from '../pairings/pair'
import { decideCardByCode } from '../policies/own-cards/decide'
import { noteQuestion, rateAnswer } from '../policies/questions/note'
import { proposeCase } from '../proposals/service'
import { answerReceived, enterReceived } from '../received/answer'
import { openAndAct } from '../proxies/service'
import { stopProxy } from '../proxies/stop'
import { attendReview } from '../reviews/attend'
import { callReview } from '../reviews/call'
import { closeReview } from '../reviews/close'
import { recordMinutes } from '../reviews/minutes'
import { setUpReview } from '../reviews/set-up'
import { voidReview } from '../reviews/void'
import { recordVotes } from '../reviews/vote'
import { tellHouseholds, untellHouseholds } from '../relays/tell'
import { askWithdrawal, undoWithdrawal } from '../receipts/withdraw'
import { closeByCommand } from '../rounds/close'
import { openByCommand } from '../rounds/service'
import { announceReport } from '../reports/announce'
import { settleDead } from '../outbox/settle-dead-letters'
import { passReport, returnCase } from '../reports/check'
import { makeReport } from '../reports/make'
import type { Action } from '../shared/rights'
import { appointDeputy } from '../sign-offs/deputies'
import { enterPaper } from '../sign-offs/papers'
import { refuseSignOff } from '../sign-offs/refuse'
import { renewCode } from '../sign-offs/renew-code'
import { useCode } from '../sign-offs/sign'
import { finishSurvey } from '../surveys/finish'
import { noteInSurvey, reopenSurvey, startSurvey } from '../surveys/service'
import { subscribeArea, unsubscribeArea } from '../subscriptions/service'
import { addVisitPhotos, correctVisit } from '../visits/correct'
import { noteVisit } from '../visits/service'
import { addItem } from '../village-lists/add'
import { finishItem } from '../village-lists/finish'
import { cancelItem, sendItemBack, strikeItem } from '../village-lists/settle'
import { decideByCommand } from '../villages/cases/decide'
import { proposeVillage } from '../villages/cases/propose'
import { setIndicator } from '../villages/indicators'
import type { Outcome } from './answer'
import { MANAGEMENT_RUNS } from './commands-management'
import { EVALUATION_RUNS } from './commands-evaluation'
import type { Command, CommandType } from './command'

export type Run<T extends CommandType> = (
  tx: Db,
  ctx: RequestContext,
  command: Extract<Command, { type: T }>,
) => Promise<Outcome>

/** The action whose right each command needs, and the service that does it. */
export const COMMANDS: { [T in CommandType]: { action: Action; run: Run<T> } } = {
  ...MANAGEMENT_RUNS,
  ...EVALUATION_RUNS,
  link_by_identity: { action: 'link.make', run: linkByIdentity },
  use_code: { action: 'sign_off.sign', run: useCode },
  renew_sign_code: { action: 'sign_off.sign', run: renewCode },
  refuse_sign_off: { action: 'sign_off.sign', run: refuseSignOff },
  appoint_deputy: { action: 'sign_off.deputise', run: appointDeputy },
  enter_paper: { action: 'sign_off.enter', run: enterPaper },
  issue_link_code: { action: 'link_code.issue', run: issueLinkCode },
  file_application: { action: 'application.file', run: fileApplication },
  call_for_help: { action: 'help.call', run: callForHelp },
  say_in_talk: { action: 'help.call', run: sayInTalk },
  end_talk: { action: 'help.call', run: endTalk },
  note_question: { action: 'policy.ask', run: noteQuestion },
  rate_answer: { action: 'policy.ask', run: rateAnswer },
  decide_card: { action: 'card.decide', run: decideCardByCode },
  answer_help: { action: 'help.answer', run: answerHelp },
  open_check_campaign: { action: 'check.open', run: openCampaign },
  answer_checks: { action: 'check.answer', run: answerChecks },
  close_check_campaign: { action: 'check.open', run: closeCampaign },
  file_objection: { action: 'objection.file', run: fileObjection },
  enter_objection: { action: 'objection.enter', run: enterObjection },
  decide_objection: { action: 'objection.decide', run: decideByCode },
  open_round: { action: 'round.open', run: openByCommand },
  close_round: { action: 'round.open', run: closeByCommand },
  propose_case: { action: 'proposal.make', run: proposeCase },
  draw_up_notice: { action: 'notice.post', run: drawUpNotice },
  drop_notice: { action: 'notice.post', run: dropNotice },
  prove_notice: { action: 'notice.post', run: proveNotice },
  file_appeal: { action: 'objection.file', run: fileAppeal },
  enter_appeal: { action: 'objection.enter', run: enterAppeal },
  advance_notice: { action: 'notice.advance', run: advanceNotice },
  sever_entry: { action: 'notice.advance', run: severEntry },
  open_proxy: { action: 'proxy.open', run: openAndAct },
  stop_proxy: { action: 'proxy.open', run: stopProxy },
  explain_lead: { action: 'lead.explain', run: explainLead },
  check_lead: { action: 'lead.visit', run: checkLead },
  decide_lead: { action: 'lead.decide', run: decideLead },
  note_visit: { action: 'visit.note', run: noteVisit },
  correct_visit: { action: 'visit.note', run: correctVisit },
  add_visit_photos: { action: 'visit.note', run: addVisitPhotos },
  set_indicator: { action: 'village.set', run: setIndicator },
  propose_village: { action: 'village_case.propose', run: proposeVillage },
  decide_village: { action: 'village_case.decide', run: decideByCommand },
  start_survey: { action: 'survey.make', run: startSurvey },
  note_in_survey: { action: 'survey.make', run: noteInSurvey },
  finish_survey: { action: 'survey.make', run: finishSurvey },
  reopen_survey: { action: 'survey.make', run: reopenSurvey },
  call_review: { action: 'review.hold', run: callReview },
  set_up_review: { action: 'review.hold', run: setUpReview },
  attend_review: { action: 'review.hold', run: attendReview },
  vote_in_review: { action: 'review.hold', run: recordVotes },
  minute_review: { action: 'review.hold', run: recordMinutes },
  close_review: { action: 'review.hold', run: closeReview },
  void_review: { action: 'review.hold', run: voidReview },
  screen_household: { action: 'entry.screen', run: screenHousehold },
  put_off_screening: { action: 'entry.screen', run: putOffScreening },
  note_unlisted_household: { action: 'entry.screen', run: noteUnlisted },
  revisit_household: { action: 'entry.revisit', run: revisitHousehold },
  make_report: { action: 'report.make', run: makeReport },
  pass_report: { action: 'report.decide', run: passReport },
  return_case: { action: 'report.decide', run: returnCase },
  announce_report: { action: 'report.decide', run: announceReport },
  ask_department: { action: 'comparison_task.ask', run: askDepartment },
  cancel_task: { action: 'comparison_task.ask', run: cancelTask },
  plan_measure: { action: 'measure.plan', run: planMeasure },
  deliver_measure: { action: 'measure.deliver', run: deliverMeasure },
  cancel_measure: { action: 'measure.plan', run: cancelMeasure },
  leave_ledger: { action: 'ledger.leave', run: leaveLedger },
  answer_measure: { action: 'measure.answer', run: answerReceived },
  enter_measure_answer: { action: 'measure.enter_answer', run: enterReceived },
  add_list_item: { action: 'village_list.add', run: addItem },
  finish_list_item: { action: 'village_list.finish', run: finishItem },
  strike_list_item: { action: 'village_list.strike_off', run: strikeItem },
  return_list_item: { action: 'village_list.strike_off', run: sendItemBack },
  cancel_list_item: { action: 'village_list.strike_off', run: cancelItem },
  pair_households: { action: 'pairing.make', run: pairHouseholds },
  end_pairing: { action: 'pairing.make', run: endPairing },
  ask_change: { action: 'change.ask', run: askChange },
  ask_correction: { action: 'change.wish', run: askCorrection },
  check_change: { action: 'change.check', run: checkChange },
  decide_change: { action: 'change.decide', run: decideChange },
  ask_withdrawal: { action: 'application.withdraw', run: askWithdrawal },
  undo_withdrawal: { action: 'application.withdraw', run: undoWithdrawal },
  tell_households: { action: 'relay.tell', run: tellHouseholds },
  untell_households: { action: 'relay.tell', run: untellHouseholds },
  draft_broadcast: { action: 'broadcast.draft', run: draftBroadcast },
  decide_broadcast: { action: 'broadcast.approve', run: decideBroadcast },
  settle_dead_letters: { action: 'dead_letter.settle', run: settleDead },
  set_broadcasts: { action: 'contact.change', run: setBroadcasts },
  subscribe_area: { action: 'contact.change', run: subscribeArea },
  unsubscribe_area: { action: 'contact.change', run: unsubscribeArea },
  set_language: { action: 'contact.change', run: setLanguage },
  choose_contact: { action: 'contact.change', run: chooseContact },
  prove_phone: { action: 'contact.change', run: provePhone },
}

/** Looks the service up for a command; the cast only joins what the table above already pairs. */
export function commandFor<T extends CommandType>(command: Extract<Command, { type: T }>) {
  return COMMANDS[command.type as T] as { action: Action; run: Run<T> }
}
