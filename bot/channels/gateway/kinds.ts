import { DUTY_KINDS, type VarKind } from '../../../api/client'
import { CHANGE_KINDS } from './change-kinds'
import { CHECK_KINDS } from './check-kinds'
import { type KindShape, oneOf, shape } from './kind'
import { FUND_KINDS } from './funds-kinds'
import { DECLARATION_KINDS } from './declaration-kinds'
import { COMPLAINT_HANDLING_KINDS } from './complaint-handling-kinds'
import { COMPLAINT_KINDS } from './complaint-kinds'
import { LEAD_KINDS } from './lead-kinds'
import { LOAN_KINDS } from './loan-kinds'
import { OVERVIEW_KINDS } from './overview-kinds'
import { LISTED } from './listed-kinds'
import { PROJECT_KINDS } from './project-kinds'
import { PLAN_KINDS } from './plan-kinds'
import { PROJECT_COMMENT_KINDS } from './project-comment-kinds'
import { OUTSIDE_EVALUATION_KINDS } from './outside-evaluation-kinds'
import { ASSESSMENT_KIND_SHAPES } from './assessment-kinds'
import { OUTSIDER_KINDS } from './outsider-kinds'
import { RESIDENCY_KINDS } from './residency-kinds'
import { SATISFACTION_KIND_SHAPES } from './satisfaction-kinds'
import { SUPERVISION_KINDS } from './supervision-kinds'

/** What stands in the sentence as it is, cut where it is too long. */
const words = (example: string, change: Partial<KindShape> = {}) =>
  shape({ rows: [[MARK, LONG]], edges: [''], example, ...change })

/** Stands for what is written; one character, so that nothing cuts it. */
export const MARK = '\uE000'
/** Stands for a number in the same way: no sentence holds it otherwise. */
export const NUMBER_MARK = 70_001
const LONG = '字'.repeat(600)

const ROUND_DESKS = [
  'county',
  'clerk',
  'township',
  'first_secretary',
  'secretary',
  'village',
  'resident',
  'group',
]

const CLASSES = [
  'notice',
  'broadcast',
  'reminder',
  'notice,broadcast',
  'notice,reminder',
  'broadcast,reminder',
  'notice,broadcast,reminder',
]

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
  // To the yuan or the fen, and in 万.
  fen: shape({
    rows: [
      [4_433, 8_888_831],
      [20_000_000, 33_300_000],
    ],
  }),
  cost: shape({ rows: [[440, 8_830]] }),
  milli: shape({ rows: [[44_000, 9_900, 100_000]], edges: [0] }),
  permille: shape({ rows: [[30, 155]] }),
  language: oneOf(['zh', 'en']),
  householdType: oneOf(['ordinary', 'subsistence_allowance', 'extreme_hardship'], null),
  messageClasses: oneOf(CLASSES),
  stoppedClasses: oneOf([...CLASSES, '']),
  messageClass: oneOf(['answer', 'filing', 'notice', 'broadcast', 'reminder']),
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
  danger: oneOf(['disaster', 'violence', 'illness', 'missing', 'self_harm', 'need', 'any']),
  wantedPlace: oneOf(['here', 'text', 'chat']),
  roundDesk: oneOf(ROUND_DESKS),
  desk: oneOf([...ROUND_DESKS, 'department', 'group_unit', 'finance', 'inspector', 'other']),
  rollStatus: oneOf([
    'unregistered',
    'registered',
    'exiting',
    'exited',
    'returned',
    'closed',
    'terminated',
  ]),
  watchKind: oneOf(['unstable_exit', 'borderline', 'sudden_difficulty']),
  watch: oneOf(['unstable_exit', 'borderline', 'sudden_difficulty'], null),
  applicationStatus: oneOf(['filed', 'accepted', 'declined', 'withdrawn']),
  helpStatus: oneOf(['open', 'answered', 'closed']),
  helpKind: oneOf(['help', 'person', 'question', 'undelivered', 'unpaid']),
  noticeLevel: oneOf(['group', 'village', 'township']),
  caseLevel: oneOf(['group', 'village', 'township', 'county']),
  listingStage: oneOf(['open', 'contested', 'severed', 'overdue', 'held', 'over']),
  waitingStage: oneOf([
    'round',
    'entry',
    'review',
    'consent',
    'posting',
    'own_signature',
    'signing',
    'reporting',
    'checking',
  ]),
  roundKind: oneOf(['identification', 'exit', 'watch_list', 'risk_removal']),
  anyRoundKind: oneOf([
    'identification',
    'exit',
    'watch_list',
    'risk_removal',
    'village_entry',
    'village_exit',
  ]),
  listKind: oneOf(['problem', 'task', 'responsibility']),
  pairWhy: oneOf([
    'household_closed',
    'helper_left',
    'helper_elsewhere',
    'helper_tied',
    'already_paired',
    'day_in_future',
    'day_before_former',
    'tied',
  ]),
  brokenBy: oneOf(['helper_left', 'household_closed', 'helper_elsewhere']),
  noticeStage: oneOf(['drawn_up', 'open', 'held', 'over', 'closed', 'void']),
  objectionGround: oneOf(['should_not_be_listed', 'left_out', 'wrong_facts', 'faulty_procedure']),
  objectionStatus: oneOf(['open', 'upheld', 'rejected', 'withdrawn']),
  proxyRole: oneOf(['relative', 'first_secretary', 'clerk']),
  broadcastAudience: oneOf([
    'households',
    'registered',
    'unregistered',
    'exited',
    'watched',
    'applied',
    'posted',
    'contested',
    'declined',
    'staff',
  ]),
  caseLack: oneOf([
    'filed',
    'level',
    'contested',
    'sign_off',
    'type',
    'cause',
    'measure',
    'watch',
    'risk',
  ]),
  povertyCause: oneOf([
    'illness',
    'disability',
    'schooling',
    'disaster',
    'lack_of_land',
    'lack_of_water',
    'lack_of_skill',
    'lack_of_labour',
    'lack_of_funds',
    'poor_transport',
    'lack_of_drive',
    'marriage_cost',
    'funeral_cost',
    'other',
  ]),
  measureStatus: oneOf(['planned', 'delivered', 'confirmed', 'denied', 'cancelled']),
  surveyTopic: oneOf([
    'housing',
    'grain',
    'labour',
    'students',
    'assurances',
    'asked',
    'disputes',
    'wage',
    'production',
    'living',
    'subsidy',
    'causes',
  ]),
  unclearReason: oneOf([
    'range',
    'twice',
    'absurd',
    'months',
    'days',
    'people',
    'quantity',
    'price',
    'cost',
    'ability',
    'level',
    'period',
    'grade',
    'contradiction',
    'assurance',
  ]),
  reviewBody: oneOf(['group_meeting', 'representatives', 'committee']),
  reviewOutcome: oneOf(['passed', 'declined'], null),
  signOffRole: oneOf(['household', 'village_secretary', 'first_secretary', 'township_committee']),
  signOffWay: oneOf(['paper', 'hand_print']),
  verdict: oneOf(['eligible', 'not_eligible', 'unclear']),
  villageClass: oneOf(['deep', 'relative', 'none']),
  villageStatus: oneOf(['poor', 'exited'], null),
  villageStage: oneOf([
    'review',
    'posting',
    'listed',
    'contested',
    'over',
    'county',
    'accepted',
    'declined',
  ]),
  villageRoundKind: oneOf(['village_entry', 'village_exit']),
  enterableIndicator: oneOf([
    'disposable_income',
    'poor_transport',
    'poor_drinking_water',
    'harsh_environment',
  ]),
  exitCheck: oneOf(['infrastructure', 'public_services', 'industry', 'collective_income']),
  ...CHANGE_KINDS,
  ...LISTED,
  ...CHECK_KINDS,
  dutyKind: oneOf(DUTY_KINDS),
  ...DECLARATION_KINDS,
  ...COMPLAINT_HANDLING_KINDS,
  ...COMPLAINT_KINDS,
  ...LEAD_KINDS,
  ...FUND_KINDS,
  ...PROJECT_KINDS,
  ...PLAN_KINDS,
  ...PROJECT_COMMENT_KINDS,
  ...LOAN_KINDS,
  ...OVERVIEW_KINDS,
  ...SUPERVISION_KINDS,
  ...OUTSIDE_EVALUATION_KINDS,
  ...ASSESSMENT_KIND_SHAPES,
  ...OUTSIDER_KINDS,
  ...RESIDENCY_KINDS,
  ...SATISFACTION_KIND_SHAPES,
}
