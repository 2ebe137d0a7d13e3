import type {
  AssessmentAppealStatus,
  AssessmentKind,
  AssessmentStatus,
  PlanItem,
} from '../../../db/values/assessments'

export const KIND_NAMES = {
  township: '乡镇',
  group_unit: '帮扶单位',
  first_secretary: '第一书记',
  resident_team: '驻村工作队',
} as const satisfies Record<AssessmentKind, string>

export const STATUS_NAMES = {
  scoring: '打分中',
  moderation: '审核中',
  draft: '初评，可申诉',
  locked: '已锁定，待公布',
  published: '已公布',
} as const satisfies Record<AssessmentStatus, string>

export const APPEAL_NAMES = {
  open: '待决定',
  upheld: '成立',
  rejected: '不成立',
} as const satisfies Record<AssessmentAppealStatus, string>

export const HOW_NAMES = {
  computed: '系统计算',
  scored: '评委打分',
  monthly: '平时打分',
} as const satisfies Record<PlanItem['how'], string>

/** 2026年乡镇考核; of a month 2026年3月乡镇考核. */
export const titleOf = ({ kind, year, month = 0 }: Titled): string =>
  `${year}年${month > 0 ? `${month}月` : ''}${KIND_NAMES[kind]}考核`
interface Titled {
  kind: AssessmentKind
  year: number
  month?: number
}

/** Over the year before: ↑2, ↓1, or as it was; nothing where it was not there. */
export function changeOf({ rank, rankBefore }: { rank: number; rankBefore: number | null }) {
  if (rankBefore === null) return ''
  if (rankBefore === rank) return '—'
  return rankBefore > rank ? `↑${rankBefore - rank}` : `↓${rank - rankBefore}`
}
