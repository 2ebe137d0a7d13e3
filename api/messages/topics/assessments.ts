import type {
  AppraisalUse,
  AssessmentGrade,
  AssessmentKind,
  AssessmentStatus,
} from '../../../db/values/assessments'
import type { AppraisalRefusal } from '../../appraisals/rules'
import type { AssessmentRefusal } from '../../assessments/rules'
import type { VarKind } from '../templates'

/** What the office does with an assessment by one word, and confirms first. */
export const ASSESSMENT_STEPS = ['end_scoring', 'release', 'lock', 'publish'] as const
export type AssessmentStep = (typeof ASSESSMENT_STEPS)[number]

export interface AssessmentVarKinds {
  assessmentKind: AssessmentKind
  assessmentStatus: AssessmentStatus
  assessmentGrade: AssessmentGrade
  assessmentStep: AssessmentStep
  appraisalUse: AppraisalUse
  /** In hundredths. */
  points: number
  assessmentWhy: AssessmentRefusal
  appraisalWhy: AppraisalRefusal
}

/** What is said about assessment 考核 and the yearly appraisal that follows from it. */
export const ASSESSMENT_TEMPLATES = {
  'assessment.refused': { assessmentWhy: 'assessmentWhy' },
  'assessment.unknown_code': {},

  /** To whoever scores. */
  'assessment.assigned': { title: 'text', due: 'day' },
  'assessment.asked_again': { title: 'text', item: 'text' },
  'assessment.ask_score': { title: 'text', item: 'text', full: 'points', left: 'count' },
  'assessment.ask_next': {
    given: 'points',
    title: 'text',
    item: 'text',
    full: 'points',
    left: 'count',
  },
  'assessment.score_unclear': { full: 'points' },
  'assessment.scores_done': {},
  'assessment.scores_none': {},
  'assessment.scores_paused': { count: 'count' },

  /** To whoever is assessed. */
  'assessment.draft_ready': { year: 'figureYear', day: 'day' },
  'assessment.draft_ends': { year: 'figureYear', day: 'day' },
  'assessment.own_none': {},
  'assessment.own_head': { year: 'figureYear', title: 'text', points: 'points', day: 'day' },
  'assessment.own_published': {
    year: 'figureYear',
    title: 'text',
    points: 'points',
    rank: 'count',
    assessmentGrade: 'assessmentGrade',
  },
  'assessment.own_vetoes': { names: 'text', left: 'count' },
  'assessment.lines': { lines: 'text', left: 'count' },
  'assessment.appeal_ask_item': {},
  'assessment.appeal_ask_reason': { item: 'text', points: 'points', full: 'points' },
  'assessment.appeal_confirm': { item: 'text', points: 'points', reason: 'text' },
  'assessment.appeal_dropped': {},
  'assessment.appealed': { code: 'code', item: 'text', due: 'day' },
  'assessment.appeal_rejected': { item: 'text', reason: 'text' },
  'assessment.appeal_upheld': { item: 'text', points: 'points', reason: 'text' },
  'assessment.published_own': { year: 'figureYear', assessmentKind: 'assessmentKind' },

  /** To anybody. */
  'assessment.published_none': {},
  'assessment.published_unknown': {},
  'assessment.published_head': {
    assessmentKind: 'assessmentKind',
    year: 'figureYear',
    count: 'count',
    excellent: 'count',
  },
  'assessment.published_one': {
    year: 'figureYear',
    title: 'text',
    points: 'points',
    rank: 'count',
    of: 'count',
    assessmentGrade: 'assessmentGrade',
  },

  /** To the office. */
  'assessment.run_none': {},
  'assessment.run_line': {
    assessmentKind: 'assessmentKind',
    year: 'figureYear',
    month: 'count',
    assessmentStatus: 'assessmentStatus',
    code: 'code',
    left: 'count',
  },
  'assessment.open_ask': {},
  'assessment.open_confirm': {
    assessmentKind: 'assessmentKind',
    year: 'figureYear',
    month: 'count',
    due: 'day',
  },
  'assessment.step_confirm': {
    assessmentStep: 'assessmentStep',
    assessmentKind: 'assessmentKind',
    year: 'figureYear',
  },
  'assessment.dropped': {},
  'assessment.opened': { code: 'code', count: 'count', due: 'day' },
  'assessment.scoring_ended': { count: 'count' },
  'assessment.released': { count: 'count', day: 'day' },
  'assessment.locked_now': { code: 'code', fingerprint: 'text' },
  'assessment.published_now': { count: 'count' },
  'assessment.appeal_to_decide': { title: 'text', item: 'text', code: 'code', due: 'day' },
  'assessment.appeals_none': {},
  'assessment.appeal_line': {
    title: 'text',
    item: 'text',
    reason: 'text',
    code: 'code',
    left: 'count',
  },
  'assessment.decide_ask': { code: 'code' },
  'assessment.decide_keep_confirm': { reason: 'text', code: 'code' },
  'assessment.decide_confirm': { points: 'points', reason: 'text', code: 'code' },
  'assessment.decided': { title: 'text', item: 'text' },

  'assessment.ask_assessors': {},
  'assessment.assessors_unknown': { text: 'text' },
  'assessment.assessors_several': { text: 'text' },
  'assessment.assessors_confirm': { count: 'count', text: 'text' },
  'assessment.assessors_named': { count: 'count', recused: 'count' },

  /** To whoever looks at what stands out. */
  'assessment.moderate_none': {},
  'assessment.moderate_scoring': { count: 'count', code: 'code' },
  'assessment.moderate_ask': {
    title: 'text',
    item: 'text',
    full: 'points',
    scores: 'text',
    left: 'count',
  },
  'assessment.moderate_unclear': { full: 'points' },
  'assessment.moderate_reason': {},
  'assessment.set_confirm': { title: 'text', item: 'text', points: 'points', reason: 'text' },
  'assessment.moderated': { title: 'text', item: 'text' },
  'assessment.moderate_asked': { title: 'text', item: 'text' },
  'assessment.moderate_done': {},
  'assessment.moderate_paused': { count: 'count' },
  'assessment.veto_ask': {},
  'assessment.veto_confirm': { title: 'text', item: 'text', reason: 'text' },
  'assessment.vetoed': { title: 'text', item: 'text' },

  /** About the yearly appraisal 年度考核. */
  'appraisal.none': {},
  'appraisal.line': {
    year: 'figureYear',
    title: 'text',
    points: 'points',
    assessmentGrade: 'assessmentGrade',
    use: 'appraisalUse',
    left: 'count',
  },
  'appraisal.list_none': {},
  'appraisal.proposed_line': {
    code: 'code',
    year: 'figureYear',
    title: 'text',
    points: 'points',
    assessmentGrade: 'assessmentGrade',
    left: 'count',
  },
  'appraisal.settled_line': {
    code: 'code',
    year: 'figureYear',
    title: 'text',
    points: 'points',
    assessmentGrade: 'assessmentGrade',
    left: 'count',
  },
  'appraisal.unknown_code': {},
  'appraisal.refused': { appraisalWhy: 'appraisalWhy' },
  'appraisal.ask_grade': { title: 'text' },
  'appraisal.settle_confirm': {
    year: 'figureYear',
    title: 'text',
    assessmentGrade: 'assessmentGrade',
    text: 'text',
  },
  'appraisal.settled': { name: 'text', assessmentGrade: 'assessmentGrade' },
  'appraisal.settled_own': { year: 'figureYear', assessmentGrade: 'assessmentGrade' },
} as const satisfies Record<string, Record<string, VarKind>>
