import type { DepartmentRecords } from '../../../db/values/comparisons'
import type { VarKind } from '../templates'

export interface ComparisonVarKinds {
  departmentRecords: DepartmentRecords
}

const TASK = { records: 'departmentRecords', department: 'text', due: 'day' } as const
const COUNTS = { rows: 'count', matched: 'count', leads: 'count' } as const

/** Record comparison 信息比对: departments are asked for their records, and what came of them. */
export const COMPARISON_TEMPLATES = {
  /** To the department. */
  'comparison.to_department': { records: 'departmentRecords', due: 'day' },
  'comparison.due_soon': { records: 'departmentRecords', due: 'day' },
  'comparison.needed_no_more': { records: 'departmentRecords', text: 'surveyWords' },
  /** To whoever asked. */
  'comparison.returned': { records: 'departmentRecords', department: 'text', ...COUNTS },

  'comparison.ask_records': {},
  'comparison.records_unknown': {},
  'comparison.ask_due': { records: 'departmentRecords', department: 'text' },
  'comparison.due_past': { records: 'departmentRecords', department: 'text' },
  'comparison.confirm': { ...TASK, name: 'name' },
  'comparison.asked': { ...TASK, name: 'name' },
  'comparison.asked_nobody': TASK,
  'comparison.already_asked': { records: 'departmentRecords', department: 'text' },
  'comparison.dropped': {},

  'comparison.cancel_which': {},
  'comparison.cancel_choice': TASK,
  'comparison.cancel_reason': { records: 'departmentRecords', department: 'text' },
  'comparison.cancel_confirm': {
    records: 'departmentRecords',
    department: 'text',
    text: 'surveyWords',
  },
  'comparison.cancelled': { records: 'departmentRecords', department: 'text' },
  'comparison.cancel_returned': { records: 'departmentRecords', department: 'text' },
  'comparison.cancel_unknown': {},
  'comparison.kept': {},

  'comparison.none': {},
  'comparison.none_own': {},
  /** How a department hands in: to whoever asked for it, where they are known. */
  'comparison.own_how': { name: 'name', hotline: 'phone' },
  'comparison.open': { ...TASK, code: 'code' },
  'comparison.late': { ...TASK, code: 'code' },
  'comparison.result': {
    records: 'departmentRecords',
    ...COUNTS,
    decided: 'count',
    founded: 'count',
  },
} as const satisfies Record<string, Record<string, VarKind>>
