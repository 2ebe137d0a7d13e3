import { z } from 'zod'
import type { Db } from '../../db/client'
import { LANGUAGES, WANTED_PLACES } from '../../db/values/contacts'
import { HELP_KINDS } from '../../db/values/filings'
import { STOPPABLE_CLASSES } from '../../db/values/messages'
import { QUESTION_OUTCOMES } from '../../db/values/policies'
import { OBJECTION_GROUNDS, ROUND_KINDS } from '../../db/values/rounds'
import { EnteredAppeal, NewAppeal } from '../appeals/input'
import { enterAppeal, fileAppeal } from '../appeals/service'
import { fileApplication } from '../applications/service'
import { ACT_NAMES, decideBroadcast } from '../broadcasts/act'
import { NewBroadcast } from '../broadcasts/draft'
import { draftBroadcast } from '../broadcasts/service'
import { chooseContact } from '../contacts/choose'
import { provePhone, setBroadcasts, setLanguage } from '../contacts/service'
import { answerHelp } from '../help/answer'
import { NewRevisit, NewScreening, PutOff, RevisitPhotos, Unlisted } from '../entry-visits/input'
import { revisitHousehold } from '../entry-visits/revisit'
import { putOffScreening, screenHousehold } from '../entry-visits/screening'
import { noteUnlisted } from '../entry-visits/unlisted'
import { callForHelp, endTalk, sayInTalk } from '../help/service'
import type { RequestContext } from '../http/context'
import { issueLinkCode } from '../links/link-codes'

import { answerMeasure, enterMeasureAnswer } from '../measures/answer'
import { cancelMeasure } from '../measures/cancel'
import { deliverMeasure } from '../measures/deliver'
import { NewAnswer, NewDelivery, NewMeasure, Reason, ReceiptCode } from '../measures/input'
import { planMeasure } from '../measures/plan'
import { linkByIdentity } from '../links/service'
import { advanceNotice } from '../notices/advance'
import { drawUpNotice } from '../notices/draw-up'
import { dropNotice } from '../notices/drop'
import { proveNotice } from '../notices/prove'
import { severEntry } from '../notices/sever'
import { decideByCode } from '../objections/decide'
import { enterObjection, fileObjection } from '../objections/service'
import { CARD_ACTS, decideCardByCode } from '../policies/own-cards/decide'
import { noteQuestion, rateAnswer } from '../policies/questions/note'
import { NewProposal } from '../proposals/input'
import { proposeCase } from '../proposals/service'
import { NewAct } from '../proxies/input'
import { openAndAct } from '../proxies/service'
import { stopProxy } from '../proxies/stop'
import { attendReview } from '../reviews/attend'
import { callReview } from '../reviews/call'
import { closeReview } from '../reviews/close'
import { NewReview, Photos, SetUp, Votes, Words } from '../reviews/input'
import { recordMinutes } from '../reviews/minutes'
import { setUpReview } from '../reviews/set-up'
import { voidReview } from '../reviews/void'
import { recordVotes } from '../reviews/vote'
import { Telling, Untelling } from '../relays/input'
import { tellHouseholds, untellHouseholds } from '../relays/tell'
import { askWithdrawal, undoWithdrawal } from '../receipts/withdraw'
import { NewRound } from '../rounds/input'
import { closeByCommand } from '../rounds/close'
import { openByCommand } from '../rounds/service'
import { announceReport } from '../reports/announce'
import { DeadGroup } from '../outbox/dead-letter-group'
import { settleDead } from '../outbox/settle-dead-letters'
import { passReport, returnCase } from '../reports/check'
import { NewReport, ReturnedCase } from '../reports/input'
import { makeReport } from '../reports/make'
import type { Action } from '../shared/rights'
import { appointDeputy } from '../sign-offs/deputies'
import { Appointment, CodeRequest, Paper, Refusal, SignCode } from '../sign-offs/input'
import { enterPaper } from '../sign-offs/papers'
import { refuseSignOff } from '../sign-offs/refuse'
import { renewCode } from '../sign-offs/renew-code'
import { useCode } from '../sign-offs/sign'
import { finishSurvey } from '../surveys/finish'
import { Finish, NewSurvey, Note, SurveyPhotos } from '../surveys/input'
import { noteInSurvey, reopenSurvey, startSurvey } from '../surveys/service'
import { subscribeArea, unsubscribeArea } from '../subscriptions/service'
import { addVisitPhotos, correctVisit } from '../visits/correct'
import { NewCorrection, NewVisit, VisitPhotos } from '../visits/input'
import { noteVisit } from '../visits/service'
import { decideByCommand } from '../villages/cases/decide'
import { proposeVillage } from '../villages/cases/propose'
import { setIndicator } from '../villages/indicators'
import { NewIndicator, NewVillageCase, VillageDecision } from '../villages/input'
import type { Outcome } from './answer'

const Code = z.string().regex(/^\d{6,16}$/)
const OfReview = { reviewId: z.uuid() }
const Body = z.string().trim().min(1).max(1000)

/** What a turn may ask to be done, at most one each. */
export const Command = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('link_by_identity'),
    idLast4: z.string().regex(/^\d{3}[\dX]$/),
    name: z.string().min(1).max(50),
  }),
  SignCode.extend({ type: z.literal('use_code') }),
  CodeRequest.extend({ type: z.literal('renew_sign_code') }),
  Refusal.extend({ type: z.literal('refuse_sign_off'), signOffId: z.uuid() }),
  Appointment.extend({ type: z.literal('appoint_deputy') }),
  Paper.extend({ type: z.literal('enter_paper') }),
  z.object({ type: z.literal('issue_link_code'), headName: z.string().min(1).max(50) }),
  z.object({
    type: z.literal('file_application'),
    householdId: z.uuid(),
    proxyId: z.uuid().nullish(),
  }),
  z.object({
    type: z.literal('call_for_help'),
    /** Somebody is in danger: whoever answers is told at night as well. */
    isUrgent: z.boolean().optional(),
    kind: z.enum(HELP_KINDS).exclude(['undelivered']),
    text: Body,
    proxyId: z.uuid().nullish(),
  }),
  z.object({
    type: z.literal('note_question'),
    text: Body,
    outcome: z.enum(QUESTION_OUTCOMES),
    answerId: z.string().max(60).nullable(),
  }),
  z.object({ type: z.literal('rate_answer'), isUseful: z.boolean() }),
  z.object({
    type: z.literal('decide_card'),
    code: Code,
    act: z.enum(CARD_ACTS),
    question: z.string().trim().min(1).max(100).optional(),
  }),
  NewAct.extend({ type: z.literal('open_proxy') }),
  z.object({ type: z.literal('stop_proxy'), code: Code }),
  z.object({ type: z.literal('say_in_talk'), text: Body }),
  z.object({ type: z.literal('end_talk') }),
  z.object({ type: z.literal('answer_help'), code: Code.nullable(), text: Body }),
  z.object({
    type: z.literal('file_objection'),
    code: Code,
    ground: z.enum(OBJECTION_GROUNDS).nullable(),
    householdName: z.string().min(1).max(50).nullable(),
    ownHousehold: z.uuid().nullable(),
    proxyId: z.uuid().nullish(),
    text: z.string().trim().max(1000),
  }),
  z.object({
    type: z.literal('enter_objection'),
    code: Code,
    way: z.enum(['paper', 'speech']),
    ground: z.enum(OBJECTION_GROUNDS).nullable(),
    householdName: z.string().min(1).max(50).nullable(),
    text: z.string().trim().max(1000),
  }),
  z.object({
    type: z.literal('decide_objection'),
    code: Code,
    isUpheld: z.boolean(),
    text: z.string().trim().max(1000),
    householdName: z.string().min(1).max(50).nullish(),
  }),
  NewRound.extend({ type: z.literal('open_round') }),
  z.object({ type: z.literal('close_round'), id: z.uuid() }),
  NewProposal.extend({ type: z.literal('propose_case') }),
  z.object({
    type: z.literal('draw_up_notice'),
    areaPath: z.string().min(1).max(200),
    kind: z.enum(ROUND_KINDS).nullable(),
  }),
  z.object({ type: z.literal('drop_notice'), code: Code }),
  VisitPhotos.extend({ type: z.literal('prove_notice'), code: Code }),
  NewAppeal.extend({ type: z.literal('file_appeal') }),
  EnteredAppeal.extend({ type: z.literal('enter_appeal') }),
  z.object({ type: z.literal('advance_notice'), code: Code }),
  z.object({ type: z.literal('sever_entry'), code: Code, head: z.string().min(1).max(50) }),
  NewVisit.extend({ type: z.literal('note_visit'), ...VisitPhotos.shape }),
  NewCorrection.extend({
    type: z.literal('correct_visit'),
    visitId: z.uuid(),
    ...VisitPhotos.shape,
  }),
  VisitPhotos.extend({ type: z.literal('add_visit_photos'), visitId: z.uuid() }),
  NewIndicator.extend({ type: z.literal('set_indicator') }),
  NewVillageCase.extend({ type: z.literal('propose_village') }),
  VillageDecision.extend({ type: z.literal('decide_village'), id: z.uuid() }),
  NewSurvey.extend({ type: z.literal('start_survey'), ...SurveyPhotos.shape }),
  Note.extend({ type: z.literal('note_in_survey'), surveyId: z.uuid(), ...SurveyPhotos.shape }),
  Finish.extend({ type: z.literal('finish_survey'), surveyId: z.uuid() }),
  Note.extend({ type: z.literal('reopen_survey'), surveyId: z.uuid(), ...SurveyPhotos.shape }),
  NewReview.extend({ type: z.literal('call_review') }),
  z.object({ type: z.literal('set_up_review'), ...OfReview, ...SetUp }),
  z.object({ type: z.literal('attend_review'), ...OfReview, ...Words, ...Photos }),
  z.object({ type: z.literal('vote_in_review'), ...OfReview, ...Votes }),
  z.object({ type: z.literal('minute_review'), ...OfReview, ...Words, ...Photos }),
  z.object({ type: z.literal('close_review'), ...OfReview }),
  z.object({ type: z.literal('void_review'), ...OfReview }),
  NewScreening.extend({ type: z.literal('screen_household') }),
  PutOff.extend({ type: z.literal('put_off_screening') }),
  Unlisted.extend({ type: z.literal('note_unlisted_household') }),
  NewRevisit.extend({ type: z.literal('revisit_household'), ...RevisitPhotos.shape }),
  NewReport.extend({ type: z.literal('make_report') }),
  z.object({ type: z.literal('pass_report'), reportId: z.uuid() }),
  ReturnedCase.extend({ type: z.literal('return_case'), reportId: z.uuid() }),
  z.object({ type: z.literal('announce_report'), reportId: z.uuid() }),
  NewMeasure.extend({ type: z.literal('plan_measure') }),
  NewDelivery.extend({ type: z.literal('deliver_measure'), code: ReceiptCode }),
  z.object({ type: z.literal('cancel_measure'), code: ReceiptCode, reason: Reason }),
  NewAnswer.extend({ type: z.literal('answer_measure'), code: ReceiptCode }),
  NewAnswer.extend({ type: z.literal('enter_measure_answer'), code: ReceiptCode }),
  z.object({ type: z.literal('ask_withdrawal'), code: Code }),
  z.object({ type: z.literal('undo_withdrawal'), code: Code }),
  Telling.extend({ type: z.literal('tell_households') }),
  Untelling.extend({ type: z.literal('untell_households') }),
  NewBroadcast.extend({ type: z.literal('draft_broadcast') }),
  z.object({ type: z.literal('decide_broadcast'), code: Code, act: z.enum(ACT_NAMES) }),
  z.object({
    type: z.literal('set_broadcasts'),
    wanted: z.boolean(),
    /** All a person may stop unless given. */
    classes: z.array(z.enum(STOPPABLE_CLASSES)).min(1).optional(),
  }),
  z.object({
    type: z.literal('settle_dead_letters'),
    settle: z.enum(['resend', 'dismiss']),
    group: DeadGroup,
  }),
  z.object({ type: z.literal('subscribe_area'), areaPath: z.string().min(1).max(200) }),
  z.object({ type: z.literal('unsubscribe_area'), areaPath: z.string().min(1).max(200) }),
  z.object({ type: z.literal('set_language'), language: z.enum(LANGUAGES) }),
  z.object({ type: z.literal('choose_contact'), where: z.enum(WANTED_PLACES) }),
  z.object({ type: z.literal('prove_phone'), phone: z.string().regex(/^\+[1-9]\d{6,14}$/) }),
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']

type Run<T extends CommandType> = (
  tx: Db,
  ctx: RequestContext,
  command: Extract<Command, { type: T }>,
) => Promise<Outcome>

/** The action whose right each command needs, and the service that does it. */
export const COMMANDS: { [T in CommandType]: { action: Action; run: Run<T> } } = {
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
  plan_measure: { action: 'measure.plan', run: planMeasure },
  deliver_measure: { action: 'measure.deliver', run: deliverMeasure },
  cancel_measure: { action: 'measure.plan', run: cancelMeasure },
  answer_measure: { action: 'measure.answer', run: answerMeasure },
  enter_measure_answer: { action: 'measure.enter_answer', run: enterMeasureAnswer },
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
