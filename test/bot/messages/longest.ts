import { COMPLAINT_CHOICES, COMPLAINT_VALUES } from './longest-complaints'
import { type Reply, say, TEMPLATES, type TemplateName, type VarKind } from '../../../api/client'
import { sourceText } from '../../../api/policies/card'
import { CARDS } from '../../../api/policies/cards'
import { ASPECTS } from '../../../api/entry-visits/differences'
import { NOTICE_STAGES } from '../../../api/notices/rules'
import { SURVEY_TOPICS, UNCLEAR_REASONS } from '../../../api/entry-visits/facts'
import { DUTY_KINDS } from '../../../api/todo/rules'
import { LISTING_STAGES, WAITING_STAGES } from '../../../api/status/rules'
import { VILLAGE_STAGES } from '../../../api/villages/cases/rules'
import { CASE_LACKS } from '../../../api/reports/rules'
import { YES_NO } from '../../../bot/conversation/say'
import { CLAIM_CHOICES } from './longest-claims'
import { CONSENT_CHOICES } from '../../../bot/flows/act-for'
import { ROLE_CHOICES } from '../../../bot/flows/appoint-deputy'
import { WHAT_CHOICES } from '../../../bot/flows/act-words'
import { RECEIVED_CHOICES } from '../../../bot/flows/answer-measure'
import { memberChoices, otherChoices, SEX_CHOICES } from '../../../bot/flows/change-steps'
import { CARD_CHOICES } from '../../../bot/flows/decide-card'
import { PASS_ON } from '../../../bot/flows/rate-answer'
import { USEFUL_CHOICES } from '../../../bot/flows/policy-words'
import { CHECK_CHOICES } from '../../../bot/flows/check-reports'
import { decisionChoices } from '../../../bot/flows/file-appeal'
import { householdChoices } from '../../../bot/flows/households'
import {
  GROUND_CHOICES,
  LATE_CHOICES,
  noticeChoices,
  villageChoices,
} from '../../../bot/flows/objection-steps'
import { TYPE_CHOICES, VERDICT_CHOICES } from '../../../bot/flows/survey-questions'
import { groupChoices, SETTLE_CHOICES, UNSURE_CHOICES } from '../../../bot/flows/undelivered'
import { roundChoices } from '../../../bot/flows/call-review'
import { BALLOT_CHOICES } from '../../../bot/flows/review-attendance'
import { meetingChoices } from '../../../bot/flows/review-meetings'
import { DISPUTE_CHOICES } from '../../../bot/flows/revisit-household'
import { lineChoices } from '../../../bot/flows/screening-steps'
import { kindChoices } from '../../../bot/flows/post-notice'
import { listChoices } from '../../../bot/flows/take-attachment'
import { candidateChoices } from '../../../bot/flows/visit-note'
import { headChoices, noticeChoices as toldNoticeChoices } from '../../../bot/flows/tell-households'
import { causeChoices, ownerChoices } from '../../../bot/flows/plan-measure'
import { LACKING_CHOICES, REPORT_CHOICES } from '../../../bot/flows/report-cases'
import { backChoices } from '../../../bot/flows/return-case'
import { OUTCOME_CHOICES } from '../../../bot/flows/answer-checks'
import { campaignChoices } from '../../../bot/flows/close-checks'
import { SCOPE_CHOICES } from '../../../bot/flows/open-checks'
import { CLASS_CHOICES } from '../../../bot/flows/stop-start'
import { SHARE_PHONE } from '../../../bot/flows/share-phone'
import { HANDLING_VALUES } from './longest-complaint-handling'
import { CAMPAIGN_SCOPES, CHECK_OUTCOMES } from '../../../db/values/check-campaigns'
import { QUALITY_CODES } from '../../../db/values/data-quality'
import { APPLICATION_STATUSES, HELP_KINDS, HELP_STATUSES } from '../../../db/values/filings'
import { MESSAGE_CLASSES } from '../../../db/values/messages'
import { BROADCAST_AUDIENCES } from '../../../db/values/broadcasts'
import { EXIT_ITEMS } from '../../../api/exits/rules'
import { ASSURANCES, VERDICTS } from '../../../db/values/entry-visits'
import { PROXY_ROLES } from '../../../db/values/proxies'
import { REVIEW_BODIES, REVIEW_OUTCOMES } from '../../../db/values/reviews'
import { DEPARTMENT_RECORDS } from '../../../db/values/comparisons'
import { LEAD_CLASSES, LEAD_KINDS, LEAD_OUTCOMES, LEAD_STATUSES } from '../../../db/values/leads'
import { CHANGE_STATUSES } from '../../../db/values/changes'
import { PROJECT_SECTORS } from '../../../db/values/projects'
import { PROJECT_CHOICES, PROJECT_VALUES } from './longest-projects'
import { MEASURE_STATUSES } from '../../../db/values/registrations'
import {
  CASE_LEVELS,
  HOUSEHOLD_ROUND_KINDS,
  NOTICE_LEVELS,
  OBJECTION_GROUNDS,
  OBJECTION_STATUSES,
  ROUND_KINDS,
  VILLAGE_ROUND_KINDS,
} from '../../../db/values/rounds'
import { LONGEST_DECLARATION_CHOICES, LONGEST_OF_DECLARATIONS } from './longest-declarations'
import { OVERVIEW_VALUES } from './longest-overview'
import { LONGEST_LOAN_CHOICES, LONGEST_OF_LOANS } from './longest-loans'
import { SIGN_OFF_ROLES } from '../../../db/values/sign-offs'
import { DESKS, ROUND_DESKS } from '../../../api/messages/topics/desks'
import { LANGUAGES, WANTED_PLACES } from '../../../db/values/contacts'
import { STOPPABLE_CLASSES } from '../../../db/values/messages'
import {
  ENTERABLE_INDICATORS,
  EXIT_CHECKS,
  VILLAGE_CLASSES,
  VILLAGE_INDICATORS,
  VILLAGE_STATUSES,
} from '../../../db/values/village-standards'
import { VILLAGE_LIST_KINDS } from '../../../db/values/village-lists'
import { OUTSIDE_EVALUATION_CHOICES, OUTSIDE_EVALUATION_VALUES } from './longest-evaluations'
import { ASSESSMENT_VALUES } from './longest-assessments'
import { OUTSIDER_CHOICES, OUTSIDER_VALUES } from './longest-outsiders'
import { RESIDENCY_CHOICES, RESIDENCY_VALUES } from './longest-residency'
import { SATISFACTION_CHOICES, SATISFACTION_VALUES } from './longest-satisfaction'
import { SUPERVISION_CHOICES, SUPERVISION_VALUES } from './longest-supervisions'
import {
  HOUSEHOLD_TYPES,
  POVERTY_CAUSES,
  ROLL_STATUSES,
  WATCH_KINDS,
} from '../../../db/values/roll'

import { PLAN_VALUES } from './longest-plans'
import { PROJECT_COMMENT_VALUES } from './longest-project-comments'

type Value = string | number | null

const longestSource =
  CARDS.map(({ source }) => sourceText(source)).toSorted((a, b) => b.length - a.length)[0] ?? ''

const LONGEST_FACTS =
  'outcome=register;size=12;type=subsistence_allowance;causes=poor_transport,lack_of_drive,illness;' +
  'income=1234500;line=400000;housing=c;lacks=clothing,compulsory_school,medical_care'

/** For each kind of variable every value that matters: the longest real ones, and all of a list. */
const VALUES: Record<VarKind, readonly Value[]> = {
  ...PLAN_VALUES,
  ...PROJECT_COMMENT_VALUES,
  ...LONGEST_OF_LOANS,
  ...OVERVIEW_VALUES,
  ...LONGEST_OF_DECLARATIONS,
  ...SUPERVISION_VALUES,
  ...OUTSIDE_EVALUATION_VALUES,
  ...ASSESSMENT_VALUES,
  ...OUTSIDER_VALUES,
  ...RESIDENCY_VALUES,
  ...SATISFACTION_VALUES,
  ...HANDLING_VALUES,
  ...COMPLAINT_VALUES,
  name: ['买买提艾力阿不都热西提江'],
  heads: [
    '谭大山',
    Array.from({ length: 30 }, () => '谭大山').join('、'),
    Array.from({ length: 30 }, () => '买买提艾力阿不都热西提江').join('、'),
  ],
  area: ['天元乡新华移民安置点社区12社集'],
  day: ['2026-12-31'],
  instant: ['2026-12-31T15:59:00.000Z'],
  code: ['9876543210'],
  count: [0, 999],
  link: ['https://cunxin.cqwx.gov.cn/wuxi/notices/482163/poster.pdf?t=AAAAAAAAAAAAAAAAAAAAAA'],
  year: [2026, null],
  phone: ['+8619900000150'],
  text: ['房子漏雨，娃儿没有衣服穿。'.repeat(60)],
  rollStatus: ROLL_STATUSES,
  householdType: [...HOUSEHOLD_TYPES, null],
  watch: [...WATCH_KINDS, null],
  watchKind: WATCH_KINDS,
  applicationStatus: APPLICATION_STATUSES,
  helpStatus: HELP_STATUSES,
  helpKind: HELP_KINDS,
  language: LANGUAGES,
  noticeLevel: NOTICE_LEVELS,
  caseLevel: CASE_LEVELS,
  listingStage: LISTING_STAGES,
  waitingStage: WAITING_STAGES,
  messageClasses: [...STOPPABLE_CLASSES, STOPPABLE_CLASSES.join(',')],
  stoppedClasses: ['', ...STOPPABLE_CLASSES, STOPPABLE_CLASSES.join(',')],
  danger: ['disaster', 'violence', 'illness', 'missing', 'self_harm', 'need', 'any'],
  wantedPlace: WANTED_PLACES,
  desk: DESKS,
  roundDesk: ROUND_DESKS,
  roundKind: HOUSEHOLD_ROUND_KINDS,
  anyRoundKind: ROUND_KINDS,
  dutyKind: DUTY_KINDS,
  noticeStage: NOTICE_STAGES,
  objectionGround: OBJECTION_GROUNDS,
  objectionStatus: OBJECTION_STATUSES,
  proxyRole: PROXY_ROLES,
  broadcastAudience: BROADCAST_AUDIENCES,
  messageClass: MESSAGE_CLASSES,
  failure: ['', '30003', '20003', '99999_unheard_of'],
  caseLack: CASE_LACKS,
  povertyCause: POVERTY_CAUSES,
  sectors: ['', ...PROJECT_SECTORS, 'tourism,culture,training', PROJECT_SECTORS.join(',')],
  exitGap: [
    '',
    `lacking=${EXIT_ITEMS.join(',')}`,
    `lacking=drinking_water,safe_house;unasked=income,food,clothing,compulsory_school,medical_care`,
  ],
  departmentRecords: DEPARTMENT_RECORDS,
  leadClass: LEAD_CLASSES,
  leadKind: LEAD_KINDS,
  leadStatus: LEAD_STATUSES,
  leadDecision: [...LEAD_OUTCOMES, 'referred'],
  leadRefusal: [
    'decided',
    'not_visited',
    'visitor',
    'not_heard',
    'no_evidence',
    'no_reason',
    'referrer',
    'with_county',
    'no_such_outcome',
    'contested',
    'with_township',
    'needs_successor',
    'no_round',
    'watched',
    'already_filed',
    'in_ledger',
    'changed',
  ],
  changeFacts: [
    'what=birth;name=买买提艾力阿不都热西提江;sex=female;on=2026-12-31;relation=之外孙女;id=none',
    'what=marriage_in;name=买买提艾力阿不都热西提江;sex=female;on=2026-12-31;relation=之儿媳;from=买买提艾力阿不都热西提江',
    'what=split;who=买买提艾力阿不都热西提江、冉启旺、谭大山;new_head=买买提艾力阿不都热西提江;successor=谭大山',
    'what=reopen;value=没有迁走，只是全家在县城打工，村里上门看过，销户是报错了，应当恢复',
    'what=merge;other=买买提艾力阿不都热西提江;to=天元乡新华移民安置点社区12社',
    'what=correct;name=买买提艾力阿不都热西提江;field=relation;value=配偶的父母',
  ],
  changeTopic: [
    'what',
    'close_why',
    'reopen_why',
    'who',
    'who_goes',
    'name',
    'relation',
    'day',
    'id_number',
    'id_wrong',
    'successor',
    'new_head',
    'place',
    'other',
    'field',
    'value',
  ],
  changeRefusal: [
    'household_closed',
    'not_closed',
    'nobody_back',
    'contested',
    'id_taken',
    'head_of_other',
    'status_differs',
    'no_adult',
    'successor_minor',
    'value_unreadable',
    'relation_of_head',
    'last_member',
    'nobody_stays',
  ],
  changeStep: [
    'withdrawn',
    'already_decided',
    'already_checked',
    'not_checked',
    'own_part',
    'reason_missing',
    'unfounded',
    'id_wanted',
    'details_missing',
  ],
  changeStatus: CHANGE_STATUSES,
  changeState: [...CHANGE_STATUSES, 'id_wanted'],
  changeNext: ['none', 'check', 'check_words', 'id', 'decide', 'decline'],
  measureStatus: MEASURE_STATUSES,
  listKind: VILLAGE_LIST_KINDS,
  pairWhy: [
    'household_closed',
    'helper_left',
    'helper_elsewhere',
    'helper_tied',
    'already_paired',
    'day_in_future',
    'day_before_former',
    'tied',
  ],
  brokenBy: ['helper_left', 'household_closed', 'helper_elsewhere'],
  cost: [1, 1_234_567],
  fen: [1, 20_000_000, 123_456_789],
  policySource: [longestSource],
  handbook: [
    'pigs=3',
    'housing_grade=c;housing_area_m2=999.5;farmland_mu=199.95;net_income_per_head_fen=12345600;' +
      'work_months=12;workers=10;pupils=10;pigs=100;sick=10;insured=yes;water=spring',
  ],
  figureYear: [2026],
  villageClass: VILLAGE_CLASSES,
  villageStage: VILLAGE_STAGES,
  villageStatus: [...VILLAGE_STATUSES, null],
  villageRoundKind: VILLAGE_ROUND_KINDS,
  enterableIndicator: ENTERABLE_INDICATORS,
  exitCheck: EXIT_CHECKS,
  milli: [100_000, 0],
  permille: [30],
  indicatorValue: ['disposable_income=12345600', 'poor_transport=10'],
  indicatorList: [VILLAGE_INDICATORS.join(';')],
  scoreLines: [
    'allowance_burden=1000:10000/20;disposable_income=1234500:10000/20;low_income_share=999:10000/20',
    'poor_transport=10:8000/8',
  ],
  villageRanks: [
    Array.from({ length: 4 }, () => '329 100000 新华移民安置点社区').join(';'),
    '1 0 宝坪村',
  ],
  campaignScope: CAMPAIGN_SCOPES,
  checkOutcome: CHECK_OUTCOMES,
  checkLines: [
    'right\t谭大山\t',
    'changed\t买买提艾力阿不都热西提江\t房子漏雨，娃儿没有衣服穿。房子漏雨，娃儿没有衣服穿。',
    Array.from({ length: 60 }, () => 'right\t买买提艾力阿不都热西提江\t').join('\n'),
    Array.from({ length: 60 }, () => 'wrongly_in\t买买提艾力阿不都热西提江\t在城里买了房').join(
      '\n',
    ),
  ],
  qualityCode: QUALITY_CODES,
  qualityCounts: [
    'labour_missing=1',
    'allowance_income=99999;watch_against_status=99999;employment_without_work=99999',
  ],
  surveyWords: ['牛 1头', '房子漏雨，娃儿没有衣服穿。'.repeat(60)],
  surveyTopic: SURVEY_TOPICS.filter((topic) => topic !== 'size' && topic !== 'type'),
  surveyTopics: ['', 'labour', SURVEY_TOPICS.join(',')],
  unclearReason: UNCLEAR_REASONS,
  netIncome: ['', '123456700;400000', '-123456700;400000', '400000;400000'],
  reviewBody: REVIEW_BODIES,
  reviewOutcome: [...REVIEW_OUTCOMES, null],
  reviewFacts: [
    '',
    'size=12;income=12345600;lacking=compulsory_school,drinking_water;survey=eligible',
    'size=12;disputes=12;differing=yes;income=12345600;line=12345600;grade=safe;' +
      `lacking=${ASSURANCES.join(',')};` +
      'screening=not_eligible;survey=not_eligible;revisit=unclear',
  ],
  signOffRole: SIGN_OFF_ROLES,
  signOffWay: ['paper', 'hand_print'],
  caseFacts: [
    'outcome=exit;size=1',
    'outcome=exit;size=12;type=subsistence_allowance;income=1234500;line=400000;housing=safe;assured=yes',
    LONGEST_FACTS,
  ],
  signList: [
    Array.from(
      { length: 3 },
      () => `买买提艾力阿不都热西提江,天元乡新华移民安置点社区12社,${LONGEST_FACTS}`,
    ).join('\n'),
  ],
  visitList: [
    '2026-12-31 买买提艾力阿不都热西提江',
    Array.from({ length: 5 }, () => '2026-12-31 买买提艾力阿不都热西提江').join(';'),
  ],
  verdict: VERDICTS,
  entryFacts: [
    '',
    'size=20;workers=20;housing_grade=safe;housing_area=999.5;income=12345600',
    `size=20;workers=20;housing_grade=safe;housing_area=999.5;income=12345600;${ASSURANCES.map((each) => `${each}=lacking`).join(';')}`,
  ],
  differences: [
    '',
    ASPECTS.map((aspect) => `${aspect}:screening=12345600,survey=12345600,revisit=12345600`).join(
      ';',
    ),
  ],
  weekParts: [
    '',
    '宝坪村=5/0',
    Array.from({ length: 32 }, () => '新华移民安置点社区=999/999').join(';'),
  ],
  ...PROJECT_VALUES,
  progressParts: ['3社=0/9', Array.from({ length: 12 }, (_, i) => `${i}社=99/99`).join(';')],
}

const nineHouseholds = householdChoices(
  Array.from({ length: 12 }, (_, i) => ({
    householdId: String(i),
    head: '买买提艾力阿不都热西提江',
    area: '宝坪村5社',
    status: 'registered' as const,
    watch: null,
    year: 2014,
    application: null,
    listing: null,
    asked: null,
    mayApply: false,
  })),
)
const fourVillages = villageChoices(['新华移民安置点社区', '宝坪村', '象坪村', '万春村'])
const fourNotices = noticeChoices(
  ['天元乡新华移民安置点社区12社', '天元乡新华移民安置点社区', '天元乡', '宝坪村3社'].map(
    (area) => ({
      code: '482163',
      area,
      closesOn: '2026-12-31',
    }),
  ),
)
const fourDecisions = decisionChoices(
  OBJECTION_GROUNDS.map((ground) => ({
    code: '9876543210',
    ground,
    side: 'objector' as const,
    until: '2026-12-31',
  })),
)
const fiveCandidates = candidateChoices(
  Array.from({ length: 5 }, (_, i) => ({
    id: String(i),
    head: '谭大山',
    area: '新华移民安置点社区12社',
    size: i,
  })),
)
const fiveMembers = Array.from({ length: 5 }, (_, i) => ({
  id: String(i),
  say: say('survey.member', { name: '买买提艾力阿不都热西提江' }),
}))
const eightHeads = headChoices(
  Array.from({ length: 8 }, (_, i) => ({ id: String(i), head: '买买提艾力阿不都热西提江' })),
)
const MENU = (['status', 'objection', 'question', 'complaint', 'help', 'apply'] as const).map(
  (id) => ({ id, say: say(`menu.${id}`, {}) }),
)

const FIVE_OWNERS = ownerChoices(
  [1, 2, 3, 4, 5].map((id) => ({
    staffId: String(id),
    name: '买买提艾力阿不都热西提江',
    unit: '巫溪县扶贫集团成员单位驻村工作队',
  })),
)

export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as TemplateName[]

/** About money and integrity, what is named so is answered with yes or no; a complaint with the end of its code. */
const isConfirmed = (name: TemplateName) =>
  /^(?:fund|loan|plan|project|project_comment|acceptance|spot_check|claim|payment|complaint|supervision|finding|accountability|published|declaration|evaluation|assessment|appraisal|peer|press|leave|recall|satisfaction)\./.test(
    name,
  ) &&
  /(?:\.|_)confirm(?:_|$)|^declaration\.withdraw_(?:kin|firm|nothing)/.test(name) &&
  !/^complaint\.confirm(?:_named)?$/.test(name)

/** What is offered below a sentence, where anything is. */
const CHOICES: Partial<Record<TemplateName, Reply['choices']>> = {
  ...Object.fromEntries(TEMPLATE_NAMES.filter(isConfirmed).map((name) => [name, YES_NO])),
  ...SUPERVISION_CHOICES,
  ...OUTSIDE_EVALUATION_CHOICES,
  ...OUTSIDER_CHOICES,
  ...RESIDENCY_CHOICES,
  ...SATISFACTION_CHOICES,
  ...COMPLAINT_CHOICES,
  'menu.stranger': MENU,
  'menu.linked': MENU,
  'change.confirm': YES_NO,
  'change.check_confirm': YES_NO,
  'change.wrong_confirm': YES_NO,
  'change.accept_confirm': YES_NO,
  'change.decline_confirm': YES_NO,
  'correction.confirm': YES_NO,
  'change.ask_sex': SEX_CHOICES,
  'change.pick': memberChoices(
    Array.from({ length: 9 }, (_, i) => ({ id: String(i), name: '买买提艾力阿不都热西提江' })),
  ),
  'change.which': fiveCandidates,
  'change.which_other': otherChoices(
    Array.from({ length: 5 }, (_, i) => ({ id: String(i), name: '新华移民安置点社区12社' })),
  ),
  'correction.which': nineHouseholds,
  'apply.confirm': YES_NO,
  'phone.ask': SHARE_PHONE,
  'help.confirm': YES_NO,
  'objection.confirm': YES_NO,
  'objection.enter_confirm': YES_NO,
  'objection.decide_confirm': YES_NO,
  'objection.ask_ground': [...GROUND_CHOICES],
  'objection.window_closed': LATE_CHOICES,
  'objection.which_notice': fourNotices,
  'objection.ask_household': nineHouseholds.slice(0, 4),
  'objection.ask_left_out': nineHouseholds.slice(0, 4),
  'objection.ask_village': fourVillages,
  'objection.village_unknown': fourVillages,
  'appeal.confirm': YES_NO,
  'appeal.confirm_household': YES_NO,
  'appeal.enter_confirm': YES_NO,
  'appeal.which': fourDecisions,
  'undelivered.groups': groupChoices(
    ['30003', '20003', '99999_unheard_of'].map((errorCode) => ({
      key: errorCode,
      class: 'filing' as const,
      errorCode,
      count: 9_999,
    })),
    true,
  ),
  'undelivered.ask': SETTLE_CHOICES,
  'undelivered.ask_unsure': UNSURE_CHOICES,
  'withdraw.confirm': YES_NO,
  'visit.confirm': YES_NO,
  'visit.confirm_filled': YES_NO,
  'visit.correct_confirm': YES_NO,
  'visit.correct_filled': YES_NO,
  ...Object.fromEntries(
    TEMPLATE_NAMES.filter((name) => /^(?:list|pairing)\.(?:\w+_)?confirm/.test(name)).map(
      (name) => [name, YES_NO],
    ),
  ),
  ...PROJECT_CHOICES,
  ...CLAIM_CHOICES,
  'plan.which': fiveCandidates,
  'list.which_owner': FIVE_OWNERS,
  'pairing.which_helper': FIVE_OWNERS,
  'pairing.which': fiveCandidates,
  'visit.which': fiveCandidates,
  'round.which': ROUND_KINDS.map((kind) => ({ id: kind, say: say('round.kind', { kind }) })),
  'visit.which_note': [1, 2, 3].map((id) => ({
    id: String(id),
    say: say('visit.label', { head: '买买提艾力阿不都热西提江', day: '2026-12-31' }),
  })),
  'survey.which': fiveCandidates,
  'survey.which_open': nineHouseholds.slice(0, 5),
  'survey.ask_companion': fiveMembers,
  'survey.companion_unknown': fiveMembers,
  'survey.ask_type': TYPE_CHOICES,
  'survey.confirm': VERDICT_CHOICES,
  'survey.confirm_exit': VERDICT_CHOICES,
  'survey.exit_gap': VERDICT_CHOICES,
  'survey.unfinished': VERDICT_CHOICES,
  'survey.cause_missing': VERDICT_CHOICES,
  'survey.changed': VERDICT_CHOICES,
  ...Object.fromEntries(
    TEMPLATE_NAMES.filter((name) => /^screening\.(?:ask$|ask_verdict|named|next)/.test(name)).map(
      (name) => [name, lineChoices('en')],
    ),
  ),
  'screening.which': fiveCandidates,
  'revisit.which': fiveCandidates,
  'revisit.confirm': YES_NO,
  'revisit.ask_dispute': DISPUTE_CHOICES,
  'proxy.ask_what': WHAT_CHOICES,
  'proxy.confirm_status': CONSENT_CHOICES,
  'proxy.confirm_apply': CONSENT_CHOICES,
  'proxy.confirm_objection': CONSENT_CHOICES,
  'proxy.confirm_help': CONSENT_CHOICES,
  'proxy.act_apply': YES_NO,
  'proxy.act_help': YES_NO,
  'proxy.which_to_stop': [1, 2, 3].map((id) => ({
    id: String(id),
    say: say('proxy.slip_of', {
      role: 'first_secretary',
      name: '买买提艾力阿不都热西提江',
      phone: '',
      slip: '9876543210',
    }),
  })),
  'proxy.slip': [{ id: 'status', say: say('proxy.see_status', {}) }],
  'posting.confirm': YES_NO,
  'posting.drop_confirm': YES_NO,
  'posting.which_kind': kindChoices(ROUND_KINDS),
  'posting.which_list': listChoices(
    ['天元乡新华移民安置点社区12社', '宝坪村3社', '宝坪村4社'].map((area) => ({
      code: '482163',
      area,
    })),
    true,
  ),
  'sign_off.refuse_which': [1, 2, 3, 4, 5].map((id) => ({
    id: String(id),
    say: say('sign_off.label', { head: '谭大山', area: '新华移民安置点社区12社' }),
  })),
  'sign_off.which_own': nineHouseholds.slice(0, 4),
  'sign_off.refuse_confirm': YES_NO,
  'sign_off.exit_refuse_confirm': YES_NO,
  'deputy.ask_role': ROLE_CHOICES,
  'deputy.which': [1, 2, 3, 4, 5].map((id) => ({
    id: String(id),
    say: say('common.text', { text: '天元乡新华移民安置点社区居委会'.slice(0, 14) }),
  })),
  'deputy.confirm': YES_NO,
  'paper.which': fiveCandidates,
  'paper.confirm': YES_NO,
  'notice.advance_confirm': YES_NO,
  'notice.sever_confirm': YES_NO,
  'village.sever_confirm': YES_NO,
  'village.set_confirm': YES_NO,
  'village.propose_confirm': YES_NO,
  'village.accept_confirm': YES_NO,
  'village.decline_confirm': YES_NO,
  'review.call_confirm': YES_NO,
  'review.off_confirm': YES_NO,
  'review.close_confirm': YES_NO,
  'review.ask_ballot': BALLOT_CHOICES,
  'review.which_round': roundChoices(
    JSON.stringify(ROUND_KINDS.map((kind) => ({ roundId: kind, kind }))),
  ),
  'review.which_meeting': meetingChoices(
    Array.from({ length: 4 }, (_, i) => ({
      id: String(i),
      area: '天元乡新华移民安置点社区12社',
      meetsOn: '2026-12-31',
    })),
  ),
  'report.which_round': HOUSEHOLD_ROUND_KINDS.map((kind) => ({
    id: kind,
    say: say('report.round', { kind, year: 2026 }),
  })),
  'report.confirm': REPORT_CHOICES,
  'report.not_ready': LACKING_CHOICES,
  'report.to_check': CHECK_CHOICES,
  'report.return_which': fiveCandidates,
  'report.return_confirm': backChoices(['township', 'village']),
  'report.announce_confirm': YES_NO,
  'archive.which': fiveCandidates,
  'check.ask_scope': SCOPE_CHOICES,
  'check.open_confirm': YES_NO,
  'check.close_confirm': YES_NO,
  'check.which_campaign': campaignChoices(
    [1, 2, 3].map((id) => ({
      id: String(id),
      area: '天元乡新华移民安置点社区',
      scope: 'everybody' as const,
      dueOn: '2026-12-31',
    })),
  ),
  'check.which': fiveCandidates,
  'check.ask_outcome': OUTCOME_CHOICES,
  'check.confirm': YES_NO,
  'quality.which': fiveCandidates,
  'measure.which': fiveCandidates,
  'measure.ask_cause': causeChoices([
    'lack_of_labour',
    'poor_transport',
    'lack_of_drive',
    'illness',
  ]),
  'comparison.confirm': YES_NO,
  'comparison.cancel_confirm': YES_NO,
  'comparison.cancel_which': (['public_payroll', 'vehicles'] as const).map((records) => ({
    id: records,
    say: say('comparison.cancel_choice', {
      records,
      department: '巫溪县机构编制委员会办公室',
      due: '2026-12-31',
    }),
  })),
  'lead.check_confirm': YES_NO,
  'lead.check_confirm_unheard': YES_NO,
  'lead.decide_confirm': YES_NO,
  'lead.explain_confirm': YES_NO,
  'lead.ask_decision': [...LEAD_OUTCOMES.slice(4), 'referred' as const]
    .slice(0, 4)
    .map((decision) => ({
      id: decision,
      say: say('lead.choice', { decision }),
    })),
  'lead.ask_successor': ['李卫国', '赵小兰', '欧阳春花', '钱小毛'].map((name) => ({
    id: name,
    say: say('lead.member', { name }),
  })),
  'lead.explain_which': LEAD_CLASSES.slice(0, 4).map((leadClass) => ({
    id: leadClass,
    say: say('lead.explain_about_code', { leadClass, head: '欧阳春花', code: '4283595389' }),
  })),
  'measure.which_owner': FIVE_OWNERS,
  ...LONGEST_LOAN_CHOICES,
  ...LONGEST_DECLARATION_CHOICES,
  'measure.confirm': YES_NO,
  'measure.deliver_confirm': YES_NO,
  'measure.cancel_confirm': YES_NO,
  'measure.received': RECEIVED_CHOICES,
  'measure.ask_again': RECEIVED_CHOICES,
  'measure.enter_received': YES_NO,
  'measure.enter_missing': YES_NO,
  'broadcast.confirm': YES_NO,
  'broadcast.confirm_later': YES_NO,
  'broadcast.approve_later': YES_NO,
  'broadcast.pause': YES_NO,
  'broadcast.resume': YES_NO,
  'broadcast.resend': YES_NO,
  'broadcast.everybody': YES_NO,
  'broadcast.approve': YES_NO,
  'broadcast.cancel': YES_NO,
  'relay.list': eightHeads,
  'relay.next': eightHeads,
  'relay.next_later': eightHeads,
  'relay.next_undone': eightHeads,
  'relay.unknown': eightHeads,
  'relay.which': toldNoticeChoices(
    [1, 2, 3, 4].map((id) => {
      return { id: String(id), code: '9876543210', text: '请带户口本来开会'.repeat(3), left: 999 }
    }),
  ),
  'policy.which': [
    ...['a', 'b', 'c'].map((id) => ({
      id,
      say: say('policy.question', { question: '三十个字以内的问题'.repeat(5) }),
    })),
    { id: 'none', say: say('policy.none_of_these', {}) },
  ],
  'policy.unknown': [
    { id: 'yes', say: say('policy.pass_on', {}) },
    { id: 'no', say: say('policy.leave', {}) },
  ],
  'policy.in_no_text': PASS_ON,
  'policy.sorry': PASS_ON,
  'policy.answer_rated': USEFUL_CHOICES,
  'policy.ask_useful': USEFUL_CHOICES,
  'card.decide': CARD_CHOICES,
  'card.withdraw_confirm': YES_NO,
  'status.which': nineHouseholds,
  'apply.which': nineHouseholds,
  'stop.which_class': [...CLASS_CHOICES],
  'preferences.no_phone': SHARE_PHONE,
  'stop.which': (['messages', 'filing', 'programme'] as const).map((id) => ({
    id,
    say: say(`stop.${id}`, {}),
  })),
  'reading.which': [
    { id: 'status', say: say('reading.status', {}) },
    { id: 'stop', say: say('reading.stop', {}) },
    { id: 'none', say: say('reading.none', {}) },
  ],
  'reading.which_urgent': [
    { id: 'urgent', say: say('reading.urgent', {}) },
    { id: 'status', say: say('reading.status', {}) },
    { id: 'none', say: say('reading.none', {}) },
  ],
  'reading.only_urgent': [
    { id: 'urgent', say: say('reading.urgent', {}) },
    { id: 'none', say: say('reading.none', {}) },
  ],
  'common.which_question': [
    { id: 'resume', say: say('common.resume', {}) },
    { id: 'asked', say: say('measure.answer_it', {}) },
    { id: 'menu', say: say('common.menu', {}) },
  ],
}

/** Every reply a template can become, as far as length and wording go. */
export function repliesOf(template: TemplateName): Reply[] {
  const kinds: Record<string, VarKind> = TEMPLATES[template]
  let all: Record<string, Value>[] = [{}]
  for (const [name, kind] of Object.entries(kinds))
    all = all.flatMap((vars) => VALUES[kind].map((value) => ({ ...vars, [name]: value })))
  const choices = CHOICES[template]
  return all.map((vars) => ({ template, vars, ...(choices && { choices }) }))
}
