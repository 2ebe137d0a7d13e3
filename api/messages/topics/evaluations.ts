import type { ExitRate, MissReason, SampleStatus } from '../../../db/values/evaluations'
import type { EvaluationRefusal } from '../../evaluations/refusals'
import type { VarKind } from '../templates'

export interface OutsideEvaluationVarKinds {
  missReason: MissReason
  sampleStatus: SampleStatus
  exitRate: ExitRate
  /** Whether a rate is as county exit wants it. */
  exitVerdict: 'pass' | 'fail' | 'unknown'
  evaluationFinding: 'missed' | 'wrong_exit'
  evaluationWhy: EvaluationRefusal
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
  'evaluation.no_replies': {},
  'evaluation.reply_of': { title: 'text', head: 'name', text: 'text', left: 'count' },
  'evaluation.reply_whole': { title: 'text', text: 'text', left: 'count' },
  'evaluation.uphold_reply_confirm': { text: 'text', reason: 'text' },
  'evaluation.decline_reply_confirm': { text: 'text', reason: 'text' },
  'evaluation.reply_decided': { title: 'text' },

  /** To whoever plans one. */
  'evaluation.ask_area': {},
  'evaluation.ask_size': {},
  'evaluation.ask_days': {},
  'evaluation.ask_who': { text: 'text' },
  'evaluation.plan_confirm': {
    title: 'text',
    from: 'day',
    to: 'day',
    count: 'count',
    villages: 'count',
    kinds: 'text',
    who: 'text',
  },
  'evaluation.planned': { title: 'text', count: 'count', villages: 'count' },

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
  'evaluation.photo_ask': {},
  'evaluation.no_photos': { head: 'name' },
  'evaluation.photo': { head: 'name', at: 'count', of: 'count', link: 'link', left: 'count' },
  'evaluation.ask_reply': {},
  'evaluation.reply_confirm': { title: 'text', text: 'text' },
  'evaluation.replied': { title: 'text' },
  'evaluation.reply_upheld': { title: 'text', reason: 'text' },
  'evaluation.reply_declined': { title: 'text', reason: 'text' },
} as const satisfies Record<string, Record<string, VarKind>>
