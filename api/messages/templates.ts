import type { Language } from '../../db/values/contacts'
import type { MeasureStatus } from '../../db/values/registrations'
import type { PovertyCause, RollStatus, WatchKind } from '../../db/values/roll'
import type { ApplicationStatus, HelpKind, HelpStatus } from '../../db/values/filings'
import type {
  CaseLevel,
  HouseholdRoundKind,
  NoticeLevel,
  ObjectionGround,
  ObjectionStatus,
  RoundKind,
} from '../../db/values/rounds'
import type { ProxyRole } from '../../db/values/proxies'
import type { NoticeStage } from '../notices/rules'
import type { CaseLack } from '../reports/rules'
import type { ListingStage, WaitingStage } from '../status/rules'
import type { DutyKind } from '../todo/rules'
import type { BroadcastAudience } from '../../db/values/broadcasts'
import type { MessageClass } from '../../db/values/messages'
import { APPEAL_TEMPLATES } from './topics/appeals'
import { ARCHIVE_TEMPLATES, type ArchiveVarKinds } from './topics/archive'
import { DESK_TEMPLATES, type DeskVarKinds } from './topics/desks'
import { ATTACHMENT_TEMPLATES } from './topics/attachments'
import { BROADCAST_TEMPLATES } from './topics/broadcasts'
import { CHANGE_TEMPLATES, type ChangeVarKinds } from './topics/changes'
import { CALL_TEMPLATES } from './topics/calls'
import { COMPARISON_TEMPLATES, type ComparisonVarKinds } from './topics/comparisons'
import { CHECK_TEMPLATES, type CheckVarKinds } from './topics/checks'
import { LEAD_TEMPLATES, type LeadVarKinds } from './topics/leads'
import { ENTRY_TEMPLATES, type EntryVarKinds } from './topics/entries'
import { LIST_TEMPLATES, type ListVarKinds } from './topics/lists'
import { MANAGEMENT_TEMPLATES, type ManagementVarKinds } from './topics/management'
import { EVALUATION_TEMPLATES, type EvaluationVarKinds } from './topics/evaluation'
import { LIMIT_TEMPLATES } from './topics/limits'
import { MEASURE_TEMPLATES } from './topics/measures'
import { MONITORING_TEMPLATES, type MonitoringVarKinds } from './topics/monitoring'
import { NOTICE_TEMPLATES } from './topics/notices'
import { OBJECTION_TEMPLATES } from './topics/objections'
import { POSTING_TEMPLATES } from './topics/postings'
import { POLICY_TEMPLATES } from './topics/policies'
import { PREFERENCE_TEMPLATES, type PreferenceVarKinds } from './topics/preferences'
import { PROXY_TEMPLATES } from './topics/proxies'
import { SURVEY_TEMPLATES, type SurveyVarKinds } from './topics/surveys'
import { REVIEW_TEMPLATES, type ReviewVarKinds } from './topics/reviews'
import { ROUND_TEMPLATES } from './topics/rounds'
import { VILLAGE_TEMPLATES, type VillageVarKinds } from './topics/villages'
import { STATUS_TEMPLATES } from './topics/status'
import { TODO_TEMPLATES } from './topics/todo'
import { UNDELIVERED_TEMPLATES } from './topics/undelivered'
import { READING_TEMPLATES } from './topics/readings'
import { RECEIPT_TEMPLATES } from './topics/receipts'
import { RELAY_TEMPLATES } from './topics/relays'
import { REPORT_TEMPLATES } from './topics/reports'
import { SIGN_OFF_TEMPLATES, type SignOffVarKinds } from './topics/sign-offs'
import { URGENT_TEMPLATES, type UrgentVarKinds } from './topics/urgent'
import { HELP_TEMPLATES } from './topics/help'
import { STAFF_TEMPLATES } from './topics/staff'
import { VISIT_TEMPLATES, type VisitVarKinds } from './topics/visits'

/** What a template's variable holds; the bot formats each kind for the reader's language. */
export interface VarKinds
  extends
    ArchiveVarKinds,
    DeskVarKinds,
    ChangeVarKinds,
    CheckVarKinds,
    ReviewVarKinds,
    SurveyVarKinds,
    LeadVarKinds,
    PreferenceVarKinds,
    MonitoringVarKinds,
    ComparisonVarKinds,
    EntryVarKinds,
    VisitVarKinds,
    ListVarKinds,
    ManagementVarKinds,
    EvaluationVarKinds,
    SignOffVarKinds,
    UrgentVarKinds,
    VillageVarKinds {
  /** Of a person or household head. */
  name: string
  /** Heads of households, 谭大山、牟大山. */
  heads: string
  /** Village and group in words. */
  area: string
  /** YYYY-MM-DD. */
  day: string
  /** ISO instant. */
  instant: string
  /** Digits; shown in groups of four when long. */
  code: string
  count: number
  link: string
  year: number | null
  phone: string
  /** What a person wrote, cut to what a message holds. */
  text: string
  rollStatus: RollStatus
  watch: WatchKind | null
  watchKind: WatchKind
  applicationStatus: ApplicationStatus
  helpStatus: HelpStatus
  helpKind: HelpKind
  language: Language
  noticeLevel: NoticeLevel
  /** Where a case goes on to. */
  caseLevel: CaseLevel
  listingStage: ListingStage
  waitingStage: WaitingStage
  roundKind: HouseholdRoundKind
  anyRoundKind: RoundKind
  dutyKind: DutyKind
  noticeStage: NoticeStage
  objectionGround: ObjectionGround
  objectionStatus: ObjectionStatus
  proxyRole: ProxyRole
  broadcastAudience: BroadcastAudience
  messageClass: MessageClass
  /** A provider's code of an error or our own word for one; empty: nobody said. */
  failure: string
  caseLack: CaseLack
  povertyCause: PovertyCause
  /** What an exit lacks and what nobody asked, `lacking=income;unasked=medical_care`. */
  exitGap: string
  measureStatus: MeasureStatus
  fen: number
  /** In fen, what messages cost. */
  cost: number
  /** Law and article: 《…》第十四条. */
  policySource: string
}
export type VarKind = keyof VarKinds

/**
 * Every sentence that can be said, by stable name, with its variables. Channels that demand
 * approved templates register these; `bot/messages` must hold a text for each.
 */
export const TEMPLATES = {
  'menu.stranger': {},
  'menu.linked': { head: 'name' },
  'menu.status': {},
  'menu.objection': {},
  'menu.question': {},
  'menu.complaint': {},
  'menu.help': {},
  'menu.apply': {},

  'language.changed': { language: 'language' },

  'link.ask_identity': {},
  'link.format': {},
  'link.wrong': { left: 'count' },
  'link.locked': { hotline: 'phone' },
  'link.needs_cadre': { hotline: 'phone' },
  'link.code_wrong': { left: 'count' },
  'link.dropped': {},
  'link.done': { head: 'name', area: 'area' },
  'link.done_apply': { head: 'name', area: 'area' },
  'link.told_others': { day: 'day', hotline: 'phone' },

  ...STATUS_TEMPLATES,
  ...LIST_TEMPLATES,
  ...MANAGEMENT_TEMPLATES,
  ...EVALUATION_TEMPLATES,

  ...HELP_TEMPLATES,
  ...STAFF_TEMPLATES,
  ...RECEIPT_TEMPLATES,

  'not_yet.staff_work': {},

  'small_talk.welcome': {},
  'small_talk.wrong_number': {},

  'common.text': { text: 'text' },
  'common.yes': {},
  'common.no': {},
  'common.pick': {},
  'common.which_question': {},
  'common.resume': {},
  'common.menu': {},
  'common.cancelled': {},
  'common.nothing_open': {},
  'common.nothing_waits': {},
  'common.not_understood': {},
  'common.empty': {},
  'common.too_long': { limit: 'count' },
  'common.no_more': {},
  'common.broken': {},
  'common.sorry': { hotline: 'phone' },
  'common.leave_programme': { hotline: 'phone' },

  ...NOTICE_TEMPLATES,
  ...OBJECTION_TEMPLATES,
  ...POSTING_TEMPLATES,
  ...TODO_TEMPLATES,
  ...UNDELIVERED_TEMPLATES,
  ...ARCHIVE_TEMPLATES,
  ...DESK_TEMPLATES,
  ...APPEAL_TEMPLATES,
  ...VISIT_TEMPLATES,
  ...SURVEY_TEMPLATES,
  ...ENTRY_TEMPLATES,
  ...BROADCAST_TEMPLATES,
  ...POLICY_TEMPLATES,
  ...PREFERENCE_TEMPLATES,
  ...PROXY_TEMPLATES,
  ...REVIEW_TEMPLATES,
  ...ROUND_TEMPLATES,
  ...VILLAGE_TEMPLATES,
  ...READING_TEMPLATES,
  ...RELAY_TEMPLATES,
  ...REPORT_TEMPLATES,
  ...LEAD_TEMPLATES,
  ...LIMIT_TEMPLATES,
  ...COMPARISON_TEMPLATES,
  ...CHANGE_TEMPLATES,
  ...MEASURE_TEMPLATES,
  ...MONITORING_TEMPLATES,
  ...SIGN_OFF_TEMPLATES,
  ...ATTACHMENT_TEMPLATES,
  ...CALL_TEMPLATES,
  ...CHECK_TEMPLATES,
  ...URGENT_TEMPLATES,
} as const satisfies Record<string, Record<string, VarKind>>

export type TemplateName = keyof typeof TEMPLATES
export type Vars<T extends TemplateName> = {
  [V in keyof (typeof TEMPLATES)[T]]: (typeof TEMPLATES)[T][V] extends VarKind
    ? VarKinds[(typeof TEMPLATES)[T][V]]
    : never
}

/** One sentence to say: which, and with what in it. */
export interface Say<T extends TemplateName = TemplateName> {
  template: T
  vars: Record<string, string | number | null>
}

/** Builds a sentence with its variables checked against the template. */
export const say = <T extends TemplateName>(template: T, vars: Vars<T>): Say<T> => ({
  template,
  vars: vars as Say['vars'],
})
