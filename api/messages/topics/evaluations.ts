import type { ExitRate, MissReason, SampleStatus } from '../../../db/values/evaluations'
import type {
  AskRefusal,
  FinishRefusal,
  LockRefusal,
  ReleaseRefusal,
  ReplyRefusal,
  ReviewRefusal,
} from '../../evaluations/rules'
import type { VarKind } from '../templates'

export interface OutsideEvaluationVarKinds {
  missReason: MissReason
  sampleStatus: SampleStatus
  exitRate: ExitRate
  /** Whether a rate is as county exit wants it. */
  exitVerdict: 'pass' | 'fail' | 'unknown'
  evaluationFinding: 'missed' | 'wrong_exit'
  evaluationWhy:
    | AskRefusal
    | FinishRefusal
    | LockRefusal
    | ReleaseRefusal
    | ReplyRefusal
    | ReviewRefusal
    | 'figure_missing'
}

/** What is said about evaluation by outsiders 第三方评估. */
export const OUTSIDE_EVALUATION_TEMPLATES = {
  /** To evaluators. */
  'evaluation.assigned': { title: 'text', from: 'day', to: 'day' },
  'evaluation.none': {},
  'evaluation.household': { number: 'count', head: 'name', area: 'area', waiting: 'count' },
  'evaluation.question': { at: 'count', of: 'count', text: 'text' },
  'evaluation.question_open': { at: 'count', of: 'count', text: 'text' },
  'evaluation.yes': {},
  'evaluation.no': {},
  'evaluation.skip': {},
  'evaluation.very_good': {},
  'evaluation.good': {},
  'evaluation.fair': {},
  'evaluation.poor': {},
  'evaluation.bad': {},
  'evaluation.finish_confirm': { head: 'name' },
  'evaluation.finished': { head: 'name' },
  'evaluation.paused': { number: 'count' },
  'evaluation.miss_confirm': { head: 'name', reason: 'missReason' },
  'evaluation.again': { head: 'name' },
  'evaluation.replaced': { head: 'name', next: 'name' },
  'evaluation.no_reserve': { head: 'name' },
  'evaluation.line': {
    number: 'count',
    head: 'name',
    area: 'area',
    standing: 'sampleStatus',
    left: 'count',
  },
  'evaluation.refused': { evaluationWhy: 'evaluationWhy' },
  'evaluation.dropped': {},
  'evaluation.ask_need': {},
  'evaluation.need_confirm': { head: 'name', text: 'text' },
  'evaluation.passed': { head: 'name' },

  /** To whoever leads them. */
  'evaluation.no_doubts': {},
  'evaluation.doubt': {
    number: 'count',
    head: 'name',
    area: 'area',
    finding: 'evaluationFinding',
    text: 'text',
    left: 'count',
  },
  'evaluation.ask_review': { number: 'count' },
  'evaluation.uphold_confirm': { head: 'name', text: 'text' },
  'evaluation.dismiss_confirm': { head: 'name', text: 'text' },
  'evaluation.reviewed': { head: 'name' },
  'evaluation.none_to_lock': {},
  'evaluation.lock_confirm': { title: 'text', done: 'count', waiting: 'count', doubts: 'count' },
  'evaluation.locked': { title: 'text' },
  'evaluation.reply_to_lead': { title: 'text', text: 'text' },

  /** To whoever commissioned it, and then to the assessed. */
  'evaluation.none_to_release': {},
  'evaluation.release_confirm': { title: 'text' },
  'evaluation.publish_confirm': { title: 'text' },
  'evaluation.released': { title: 'text', due: 'day' },
  'evaluation.published': { title: 'text', count: 'count' },
  'evaluation.released_office': { title: 'text', due: 'day' },
  'evaluation.no_results': {},
  'evaluation.result': { title: 'text', asked: 'count', verdict: 'exitVerdict' },
  'evaluation.rate': {
    rate: 'exitRate',
    found: 'text',
    limit: 'text',
    verdict: 'exitVerdict',
    left: 'count',
  },
  'evaluation.finding': {
    number: 'count',
    head: 'name',
    area: 'area',
    finding: 'evaluationFinding',
    left: 'count',
  },
  'evaluation.ask_reply': {},
  'evaluation.reply_confirm': { title: 'text', text: 'text' },
  'evaluation.replied': { title: 'text' },
} as const satisfies Record<string, Record<string, VarKind>>
