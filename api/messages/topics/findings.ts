import type { MakeRefusal, RectifyRefusal, VerifyRefusal } from '../../findings/rules'
import type { VarKind } from '../templates'

export interface FindingVarKinds {
  findingWhy: MakeRefusal | RectifyRefusal | VerifyRefusal | 'figure_missing'
}

/** Problems found 问题, until they are put right 整改 and judged. */
export const FINDING_TEMPLATES = {
  /** To whoever notes one. */
  'finding.ask_area': {},
  'finding.ask_kind': {},
  'finding.ask_text': {},
  'finding.ask_tags': {},
  'finding.ask_owner': {},
  'finding.owner_unknown': {},
  'finding.which_owner': { name: 'name' },
  'finding.confirm': {
    area: 'area',
    kind: 'misconductKind',
    text: 'text',
    owner: 'name',
    due: 'day',
  },
  'finding.made': { owner: 'name', due: 'day', code: 'code' },
  'finding.dropped': {},
  'finding.refused': { findingWhy: 'findingWhy' },
  'finding.unknown_code': {},

  /** To its owner. */
  'finding.to_owner': {
    area: 'area',
    kind: 'misconductKind',
    text: 'text',
    due: 'day',
    code: 'code',
  },
  'finding.due_soon': { text: 'text', code: 'code' },
  'finding.verified_owner': { text: 'text' },
  'finding.returned_owner': { text: 'text', reason: 'text', due: 'day', code: 'code' },
  'finding.rectify_format': {},
  'finding.ask_done': { text: 'text' },
  'finding.rectify_confirm': { text: 'text', done: 'text', photos: 'count' },
  'finding.rectified': { inspector: 'name' },
  'finding.rectified_nobody': {},

  /** To whoever judges what was done. */
  'finding.to_verify': { area: 'area', kind: 'misconductKind', text: 'text', code: 'code' },
  'finding.verify_format': {},
  'finding.verify_confirm': { text: 'text', owner: 'name', done: 'text' },
  'finding.verified': {},
  'finding.ask_reason': { text: 'text' },
  'finding.return_confirm': { text: 'text', reason: 'text' },
  'finding.returned': {},

  /** A list, the most urgent line first, and what they come to. */
  'finding.line': {
    area: 'area',
    text: 'text',
    owner: 'name',
    due: 'day',
    code: 'code',
    /** 1 where it is past its day. */
    late: 'count',
    left: 'count',
  },
  'finding.line_rectified': {
    area: 'area',
    text: 'text',
    owner: 'name',
    code: 'code',
    left: 'count',
  },
  'finding.line_verified': { area: 'area', text: 'text', day: 'day' },
  'finding.none': {},
  'finding.place_unknown': {},
  'finding.counts': {
    area: 'area',
    all: 'count',
    open: 'count',
    rectified: 'count',
    verified: 'count',
    late: 'count',
    left: 'count',
  },
  'finding.counts_kinds': {
    area: 'area',
    neglect: 'count',
    falsification: 'count',
    misuse: 'count',
    favouritism: 'count',
    extortion: 'count',
    left: 'count',
  },
  'finding.counts_tags': {
    area: 'area',
    claims: 'count',
    embezzled: 'count',
    wasted: 'count',
    left: 'count',
  },
} as const satisfies Record<string, Record<string, VarKind>>
