import { z } from 'zod'
import { LANGUAGES, WANTED_PLACES } from '../../db/values/contacts'
import { HELP_KINDS } from '../../db/values/filings'
import { STOPPABLE_CLASSES } from '../../db/values/messages'
import { QUESTION_OUTCOMES } from '../../db/values/policies'
import { OBJECTION_GROUNDS, ROUND_KINDS } from '../../db/values/rounds'
import { EnteredAppeal, NewAppeal } from '../appeals/input'
import { CancelReason, NewTask } from '../comparisons/input'
import { ACT_NAMES } from '../broadcasts/act'
import { NewBroadcast } from '../broadcasts/draft'
import {
  ChangePhotos,
  NewChange,
  NewCheck as NewChangeCheck,
  NewDecision,
  NewWish,
} from '../changes/input'
import { NewCampaign, NewChecks } from '../check-campaigns/input'
import { NewRevisit, NewScreening, PutOff, RevisitPhotos, Unlisted } from '../entry-visits/input'
import { Explanation, LeadCode, LeadDecision, NewCheck } from '../leads/input'
import { NewAnswer, NewDelivery, NewMeasure, Reason, ReceiptCode } from '../measures/input'
import { LedgerEnding } from '../monitoring/input'
import { CARD_ACTS } from '../policies/own-cards/decide'
import { NewPairing, PairingEnd } from '../pairings/input'
import { MANAGEMENT_COMMANDS } from './command-management'
import { EVALUATION_COMMANDS } from './command-evaluation'
import { NewProposal } from '../proposals/input'
import { NewAct } from '../proxies/input'
import { NewReview, Photos, SetUp, Votes, Words } from '../reviews/input'
import { Telling, Untelling } from '../relays/input'
import { NewRound } from '../rounds/input'
import { DeadGroup } from '../outbox/dead-letter-group'
import { NewReport, ReturnedCase } from '../reports/input'
import { Appointment, CodeRequest, Paper, Refusal, SignCode } from '../sign-offs/input'
import { Finish, NewSurvey, Note, SurveyPhotos } from '../surveys/input'
import { NewCorrection, NewVisit, VisitPhotos } from '../visits/input'
import { Done, ItemCode, ItemReason, NewItem } from '../village-lists/input'
import { NewIndicator, NewVillageCase, VillageDecision } from '../villages/input'

const Code = z.string().regex(/^\d{6,16}$/)
const OfReview = { reviewId: z.uuid() }
const Body = z.string().trim().min(1).max(1000)

/** What a turn may ask to be done, at most one each. */
export const Command = z.discriminatedUnion('type', [
  ...MANAGEMENT_COMMANDS,
  ...EVALUATION_COMMANDS,
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
    /** All is well: said in the call of the last day, and opens none. */
    isOver: z.boolean().optional(),
    kind: z.enum(HELP_KINDS).exclude(['undelivered', 'unpaid']),
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
  NewTask.extend({ type: z.literal('ask_department') }),
  z.object({
    type: z.literal('cancel_task'),
    task: z.object({ code: ReceiptCode }),
    reason: CancelReason,
  }),
  NewMeasure.extend({ type: z.literal('plan_measure') }),
  NewDelivery.extend({ type: z.literal('deliver_measure'), code: ReceiptCode }),
  z.object({ type: z.literal('cancel_measure'), code: ReceiptCode, reason: Reason }),
  LedgerEnding.extend({ type: z.literal('leave_ledger') }),
  NewAnswer.extend({ type: z.literal('answer_measure'), code: ReceiptCode }),
  NewAnswer.extend({ type: z.literal('enter_measure_answer'), code: ReceiptCode }),
  NewCampaign.extend({ type: z.literal('open_check_campaign') }),
  NewChecks.extend({ type: z.literal('answer_checks') }),
  z.object({ type: z.literal('close_check_campaign'), campaignId: z.uuid() }),
  Explanation.extend({ type: z.literal('explain_lead'), code: LeadCode }),
  NewCheck.extend({
    type: z.literal('check_lead'),
    code: LeadCode,
    place: NewVisit.shape.place,
    ...VisitPhotos.shape,
  }),
  LeadDecision.extend({ type: z.literal('decide_lead'), code: LeadCode }),
  NewItem.extend({ type: z.literal('add_list_item') }),
  Done.extend({
    type: z.literal('finish_list_item'),
    code: ItemCode,
    photos: VisitPhotos.shape.photos,
  }),
  z.object({ type: z.literal('strike_list_item'), code: ItemCode }),
  z.object({ type: z.literal('return_list_item'), code: ItemCode, reason: ItemReason }),
  z.object({ type: z.literal('cancel_list_item'), code: ItemCode, reason: ItemReason }),
  NewPairing.extend({ type: z.literal('pair_households') }),
  PairingEnd.extend({ type: z.literal('end_pairing') }),
  NewChange.extend({ type: z.literal('ask_change'), ...ChangePhotos.shape }),
  NewWish.extend({ type: z.literal('ask_correction') }),
  NewChangeCheck.extend({
    type: z.literal('check_change'),
    code: ReceiptCode,
    ...ChangePhotos.shape,
  }),
  NewDecision.extend({ type: z.literal('decide_change'), code: ReceiptCode }),
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
