import type { VarKind } from '../../../api/client'
import { CHANGE_KINDS } from './change-kinds'
import { CHECK_KINDS } from './check-kinds'
import { DUTY_KINDS } from './duty-kinds'
import { type KindShape, oneOf, shape } from './kind'
import { FUND_KINDS } from './funds-kinds'
import { DECLARATION_KINDS } from './declaration-kinds'
import { COMPLAINT_HANDLING_KINDS } from './complaint-handling-kinds'
import { COMPLAINT_KINDS } from './complaint-kinds'
import { LEAD_KINDS } from './lead-kinds'
import { LOAN_KINDS } from './loan-kinds'
import { LISTED } from './listed-kinds'
import { PROJECT_KINDS } from './project-kinds'
import { PLAN_KINDS } from './plan-kinds'
import { PROJECT_COMMENT_KINDS } from './project-comment-kinds'
import { SUPERVISION_KINDS } from './supervision-kinds'

/** What stands in the sentence as it is, cut where it is too long. */
const words = (example: string, change: Partial<KindShape> = {}) =>
  shape({ rows: [[MARK, LONG]], edges: [''], example, ...change })

/** Stands for what is written; one character, so that nothing cuts it. */
export const MARK = '\uE000'
/** Stands for a number in the same way: no sentence holds it otherwise. */
export const NUMBER_MARK = 70_001
const LONG = '字'.repeat(600)

const ROUND_DESKS = {
  county: 0,
  clerk: 0,
  township: 0,
  first_secretary: 0,
  secretary: 0,
  village: 0,
  resident: 0,
  group: 0,
} as const

const CLASSES = {
  notice: 0,
  broadcast: 0,
  reminder: 0,
  'notice,broadcast': 0,
  'notice,reminder': 0,
  'broadcast,reminder': 0,
  'notice,broadcast,reminder': 0,
} as const

export const KINDS: Record<VarKind, KindShape> = {
  name: words('谭大山', { edges: [] }),
  area: words('宝坪村3社', { edges: [] }),
  text: words('房子漏雨'),
  surveyWords: words('牛1头'),
  policySource: words('社会救助暂行办法第九条', { edges: [] }),
  link: words('', { edges: [] }),
  code: shape({ rows: [[MARK, '1234567890123456']], holds: 'code', example: '1234567890' }),
  phone: shape({
    rows: [[MARK, '+8619900000150']],
    edges: [''],
    holds: 'phone',
    example: '19900000150',
  }),
  day: shape({ rows: [['2026-04-04', '2019-11-30']] }),
  instant: shape({ rows: [['2026-04-04T00:30:00.000Z', '2019-11-30T15:59:00.000Z']] }),
  count: shape({ rows: [[NUMBER_MARK, 888_888]], edges: [0, 1], example: '3' }),
  year: shape({ rows: [[2014, 1999], [null]] }),
  figureYear: shape({ rows: [[2024, 1999]] }),
  fen: shape({ rows: [[440, 8_888_830]] }),
  milli: shape({ rows: [[44_000, 9_900, 100_000]], edges: [0] }),
  permille: shape({ rows: [[30, 155]] }),
  language: oneOf({ zh: 0, en: 0 }),
  householdType: oneOf({ ordinary: 0, subsistence_allowance: 0, extreme_hardship: 0 }, null),
  messageClasses: oneOf(CLASSES),
  stoppedClasses: oneOf({ '': 0, ...CLASSES }),
  messageClass: oneOf({ answer: 0, filing: 0, notice: 0, broadcast: 0, reminder: 0 }),
  // One code for each of our reasons, and one nobody has words for.
  failure: shape({
    rows: [
      ...['21211', '30003', '30006', '21610', '30007', '30001', '20003', 'no_words', ''].map(
        (code) => [code],
      ),
      [MARK, '88888888'],
    ],
    example: '40001',
  }),
  danger: oneOf({
    disaster: 0,
    violence: 0,
    illness: 0,
    missing: 0,
    self_harm: 0,
    need: 0,
    any: 0,
  }),
  wantedPlace: oneOf({ here: 0, text: 0, chat: 0 }),
  roundDesk: oneOf(ROUND_DESKS),
  desk: oneOf({ ...ROUND_DESKS, department: 0, group_unit: 0, finance: 0, inspector: 0, other: 0 }),
  rollStatus: oneOf({
    unregistered: 0,
    registered: 0,
    exiting: 0,
    exited: 0,
    returned: 0,
    closed: 0,
    terminated: 0,
  }),
  watchKind: oneOf({ unstable_exit: 0, borderline: 0, sudden_difficulty: 0 }),
  watch: oneOf({ unstable_exit: 0, borderline: 0, sudden_difficulty: 0 }, null),
  applicationStatus: oneOf({ filed: 0, accepted: 0, declined: 0, withdrawn: 0 }),
  helpStatus: oneOf({ open: 0, answered: 0, closed: 0 }),
  helpKind: oneOf({ help: 0, person: 0, question: 0, undelivered: 0, unpaid: 0 }),
  noticeLevel: oneOf({ group: 0, village: 0, township: 0 }),
  caseLevel: oneOf({ group: 0, village: 0, township: 0, county: 0 }),
  listingStage: oneOf({ open: 0, contested: 0, severed: 0, overdue: 0, held: 0, over: 0 }),
  waitingStage: oneOf({
    round: 0,
    entry: 0,
    review: 0,
    consent: 0,
    posting: 0,
    own_signature: 0,
    signing: 0,
    reporting: 0,
    checking: 0,
  }),
  roundKind: oneOf({ identification: 0, exit: 0, watch_list: 0, risk_removal: 0 }),
  anyRoundKind: oneOf({
    identification: 0,
    exit: 0,
    watch_list: 0,
    risk_removal: 0,
    village_entry: 0,
    village_exit: 0,
  }),
  listKind: oneOf({ problem: 0, task: 0, responsibility: 0 }),
  pairWhy: oneOf({
    household_closed: 0,
    helper_left: 0,
    helper_elsewhere: 0,
    helper_tied: 0,
    already_paired: 0,
    day_in_future: 0,
    day_before_former: 0,
    tied: 0,
  }),
  brokenBy: oneOf({ helper_left: 0, household_closed: 0, helper_elsewhere: 0 }),
  noticeStage: oneOf({ drawn_up: 0, open: 0, held: 0, over: 0, closed: 0, void: 0 }),
  objectionGround: oneOf({
    should_not_be_listed: 0,
    left_out: 0,
    wrong_facts: 0,
    faulty_procedure: 0,
  }),
  objectionStatus: oneOf({ open: 0, upheld: 0, rejected: 0, withdrawn: 0 }),
  proxyRole: oneOf({ relative: 0, first_secretary: 0, clerk: 0 }),
  broadcastAudience: oneOf({
    households: 0,
    registered: 0,
    unregistered: 0,
    exited: 0,
    watched: 0,
    applied: 0,
    posted: 0,
    contested: 0,
    declined: 0,
    staff: 0,
  }),
  caseLack: oneOf({
    filed: 0,
    level: 0,
    contested: 0,
    sign_off: 0,
    type: 0,
    cause: 0,
    measure: 0,
    watch: 0,
    risk: 0,
  }),
  povertyCause: oneOf({
    illness: 0,
    disability: 0,
    schooling: 0,
    disaster: 0,
    lack_of_land: 0,
    lack_of_water: 0,
    lack_of_skill: 0,
    lack_of_labour: 0,
    lack_of_funds: 0,
    poor_transport: 0,
    lack_of_drive: 0,
    marriage_cost: 0,
    funeral_cost: 0,
    other: 0,
  }),
  measureStatus: oneOf({ planned: 0, delivered: 0, confirmed: 0, denied: 0, cancelled: 0 }),
  surveyTopic: oneOf({
    housing: 0,
    grain: 0,
    labour: 0,
    students: 0,
    assurances: 0,
    asked: 0,
    disputes: 0,
    wage: 0,
    production: 0,
    living: 0,
    subsidy: 0,
    causes: 0,
  }),
  unclearReason: oneOf({
    range: 0,
    twice: 0,
    absurd: 0,
    months: 0,
    days: 0,
    people: 0,
    quantity: 0,
    price: 0,
    cost: 0,
    ability: 0,
    level: 0,
    period: 0,
    grade: 0,
    contradiction: 0,
    assurance: 0,
  }),
  reviewBody: oneOf({ group_meeting: 0, representatives: 0, committee: 0 }),
  reviewOutcome: oneOf({ passed: 0, declined: 0 }, null),
  signOffRole: oneOf({
    household: 0,
    village_secretary: 0,
    first_secretary: 0,
    township_committee: 0,
  }),
  signOffWay: oneOf({ paper: 0, hand_print: 0 }),
  verdict: oneOf({ eligible: 0, not_eligible: 0, unclear: 0 }),
  villageClass: oneOf({ deep: 0, relative: 0, none: 0 }),
  villageStatus: oneOf({ poor: 0, exited: 0 }, null),
  villageStage: oneOf({
    review: 0,
    posting: 0,
    listed: 0,
    contested: 0,
    over: 0,
    county: 0,
    accepted: 0,
    declined: 0,
  }),
  villageRoundKind: oneOf({ village_entry: 0, village_exit: 0 }),
  enterableIndicator: oneOf({
    disposable_income: 0,
    poor_transport: 0,
    poor_drinking_water: 0,
    harsh_environment: 0,
  }),
  exitCheck: oneOf({ infrastructure: 0, public_services: 0, industry: 0, collective_income: 0 }),
  ...CHANGE_KINDS,
  ...LISTED,
  ...CHECK_KINDS,
  ...DUTY_KINDS,
  ...DECLARATION_KINDS,
  ...COMPLAINT_HANDLING_KINDS,
  ...COMPLAINT_KINDS,
  ...LEAD_KINDS,
  ...FUND_KINDS,
  ...PROJECT_KINDS,
  ...PLAN_KINDS,
  ...PROJECT_COMMENT_KINDS,
  ...LOAN_KINDS,
  ...SUPERVISION_KINDS,
}
