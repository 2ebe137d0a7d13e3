import { PROJECT_COMMENT_KINDS, PROJECT_STATUSES } from '../../../db/values/projects'

/** For each kind of variable of what is said about projects every value that matters. */
export const PROJECT_COMMENT_VALUES = {
  projectStatus: PROJECT_STATUSES,
  projectSum: ['planned', 'approved', 'accepted', 'paid'],
  projectCommentKind: PROJECT_COMMENT_KINDS,
  money: [0, 350_000, 888_888_888, 1_234_567_000],
  period: ['', '2026-11-30/2027-12-31', '2026-10-10/2026-12-31', '2026-11-30/', '/2026-12-31'],
}
