import type { PeerEvaluationStatus, PeerField } from '../../../db/values/peer-evaluations'
import type {
  AnswerRefusal,
  LockRefusal,
  OpenRefusal,
  RecuseRefusal,
  ReleaseRefusal,
} from '../../peer-evaluations/rules'
import type { VarKind } from '../templates'

export interface PeerVarKinds {
  peerField: PeerField
  peerStatus: PeerEvaluationStatus
  peerWhy:
    | OpenRefusal
    | AnswerRefusal
    | RecuseRefusal
    | LockRefusal
    | ReleaseRefusal
    | 'fingerprint_differs'
    | 'figure_missing'
}

/** What is said about units that evaluate each other 互评; never to a unit who evaluates it. */
export const PEER_TEMPLATES = {
  /** To the office. */
  'peer.ask_field': {},
  'peer.ask_due': {},
  'peer.confirm': {
    year: 'figureYear',
    peerField: 'peerField',
    units: 'count',
    each: 'count',
    due: 'day',
  },
  'peer.confirm_without': {
    year: 'figureYear',
    peerField: 'peerField',
    units: 'count',
    each: 'count',
    due: 'day',
    without: 'text',
  },
  'peer.opened': {
    year: 'figureYear',
    units: 'count',
    each: 'count',
    repeated: 'count',
    due: 'day',
  },
  'peer.dropped': {},
  'peer.refused': { peerWhy: 'peerWhy' },
  'peer.state': {
    year: 'figureYear',
    peerField: 'peerField',
    peerStatus: 'peerStatus',
    answered: 'count',
    waiting: 'count',
    due: 'day',
    left: 'count',
  },
  'peer.none_run': {},
  'peer.nothing_to_settle': {},
  'peer.which': {},
  'peer.lock_confirm': {
    year: 'figureYear',
    peerField: 'peerField',
    answered: 'count',
    waiting: 'count',
  },
  'peer.locked': { answered: 'count', waiting: 'count', fingerprint: 'text' },
  'peer.release_confirm': { year: 'figureYear', peerField: 'peerField', answered: 'count' },
  'peer.released': { units: 'count' },
  'peer.extreme': { evaluator: 'text', evaluated: 'text', permille: 'permille', left: 'count' },
  'peer.no_extreme': { answered: 'count' },

  /** To whoever evaluates. */
  'peer.asked': { units: 'text', count: 'count', due: 'day' },
  'peer.due_soon': { due: 'day' },
  'peer.none': {},
  'peer.line': { unit: 'text', due: 'day', late: 'count', left: 'count' },
  'peer.unknown_unit': {},
  'peer.question': { at: 'count', of: 'count', text: 'text', full: 'count' },
  'peer.not_in_range': { full: 'count' },
  'peer.ask_reason': { marks: 'count', full: 'count' },
  'peer.answer_confirm': { unit: 'text', total: 'count', full: 'count' },
  'peer.answered': { unit: 'text', total: 'count', full: 'count' },
  'peer.recuse_format': {},
  'peer.ask_recusal': { unit: 'text' },
  'peer.recuse_confirm': { unit: 'text', text: 'text' },
  'peer.recused': { unit: 'text' },

  /** To the unit, once it is released. */
  'peer.released_unit': { year: 'figureYear', permille: 'permille' },
  'peer.result': { unit: 'text', year: 'figureYear', permille: 'permille', left: 'count' },
  'peer.result_line': { text: 'text', tenths: 'permille', full: 'count', left: 'count' },
  'peer.result_few': { unit: 'text', year: 'figureYear', left: 'count' },
  'peer.no_result': { year: 'figureYear' },
} as const satisfies Record<string, Record<string, VarKind>>
