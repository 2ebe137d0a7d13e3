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
  /** To whoever asked. */
  'comparison.returned': { records: 'departmentRecords', department: 'text', ...COUNTS },

  'comparison.ask_records': {},
  'comparison.records_unknown': {},
  'comparison.ask_due': { records: 'departmentRecords', department: 'text' },
  'comparison.confirm': { ...TASK, name: 'name' },
  'comparison.asked': { ...TASK, name: 'name' },
  'comparison.asked_nobody': TASK,
  'comparison.already_asked': { records: 'departmentRecords', department: 'text' },
  'comparison.dropped': {},

  'comparison.none': {},
  'comparison.none_own': {},
  'comparison.open': TASK,
  'comparison.late': TASK,
  'comparison.result': {
    records: 'departmentRecords',
    ...COUNTS,
    decided: 'count',
    founded: 'count',
  },
} as const satisfies Record<string, Record<string, VarKind>>
