import type { ProjectNature, ProjectStatus } from '../../db/values/projects'

/** Where a project stands, by the step that was done last; as it stands on papers. */
export const STATUS_NAMES = {
  discussed: '群众讨论',
  applied: '村社申请',
  submitted: '乡镇申报',
  approved: '县级审批',
  under_way: '实施中',
  finished: '已完工',
  accepted: '乡镇验收',
  checked: '县级抽查',
  settled: '已报账',
  rejected: '未批准',
  cancelled: '已取消',
} as const satisfies Record<ProjectStatus, string>

export const NATURE_NAMES = {
  new: '新建',
  continued: '续建',
} as const satisfies Record<ProjectNature, string>
