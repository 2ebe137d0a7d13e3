import type { MisconductKind } from '../../../db/values/integrity'
import type { AnswerRefusal, PlanRefusal } from '../../supervisions/rules'
import type { VarKind } from '../templates'
import { ACCOUNTABILITY_TEMPLATES, type AccountabilityVarKinds } from './accountabilities'
import { FINDING_TEMPLATES, type FindingVarKinds } from './findings'

export interface SupervisionVarKinds extends FindingVarKinds, AccountabilityVarKinds {
  misconductKind: MisconductKind
  supervisionWhy: PlanRefusal | AnswerRefusal | 'figure_missing'
}

/** What is said about inspections 督查 and what follows from them. */
export const SUPERVISION_TEMPLATES = {
  ...FINDING_TEMPLATES,
  ...ACCOUNTABILITY_TEMPLATES,
  /** To whoever plans one. */
  'supervision.ask_area': {},
  'supervision.ask_kinds': {},
  'supervision.ask_due': {},
  'supervision.confirm': { area: 'area', kinds: 'text', count: 'count', due: 'day' },
  'supervision.planned': { count: 'count', inspectors: 'count', code: 'code' },
  'supervision.dropped': {},
  'supervision.refused': { supervisionWhy: 'supervisionWhy' },

  /** To whoever inspects. */
  'supervision.assigned': { area: 'area', count: 'count', due: 'day' },
  'supervision.none': {},
  'supervision.line': {
    area: 'area',
    kind: 'misconductKind',
    due: 'day',
    /** 1 where it is past its day. */
    late: 'count',
    left: 'count',
  },
  'supervision.question': { at: 'count', of: 'count', text: 'text' },
  'supervision.ok': {},
  'supervision.problem': {},
  'supervision.skip': {},
  'supervision.ask_problem': {},
  'supervision.paused': { count: 'count', area: 'area', kind: 'misconductKind' },
  'supervision.done': { area: 'area', kind: 'misconductKind', problems: 'count' },
} as const satisfies Record<string, Record<string, VarKind>>
