import type { AssessmentGrade, AssessmentKind } from '../../db/values/assessments'
import type { ChangeKind } from '../../db/values/changes'
import type { LeadKind } from '../../db/values/leads'
import type { RoundKind } from '../../db/values/rounds'
import { KIND_WORDS } from '../inspections/words'

// What a report calls things by.

export const ROUND_WORDS = {
  ...KIND_WORDS,
  village_entry: '贫困村认定',
  village_exit: '贫困村退出',
} as const satisfies Record<RoundKind, string>

export const CHANGE_WORDS = {
  join: '自然增加',
  leave: '自然减少',
  move: '整户搬迁',
  split: '分户',
  merge: '合户',
  close: '整户销户',
  reopen: '恢复',
  correct: '更正',
} as const satisfies Record<ChangeKind, string>

export const LEAD_WORDS = {
  mismatch: '信息比对疑点',
  risk: '返贫致贫风险',
} as const satisfies Record<LeadKind, string>

export const ASSESSMENT_WORDS = {
  township: '乡镇（街道）考核',
  group_unit: '集团成员单位考核',
  first_secretary: '第一书记考核',
  resident_team: '驻村工作队考核',
} as const satisfies Record<AssessmentKind, string>

export const GRADE_ORDER = [
  'excellent',
  'competent',
  'basic',
  'incompetent',
] as const satisfies readonly AssessmentGrade[]
