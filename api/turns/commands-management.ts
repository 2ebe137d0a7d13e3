import { addLine, beginPlan } from '../plans/make'
import { adoptPlan, endLine } from '../plans/settle'
import { fileComment } from '../project-comments/file'
import type { Action } from '../shared/rights'

/** The services of `MANAGEMENT_COMMANDS` with the rights they need. */
export const MANAGEMENT_RUNS = {
  file_project_comment: { action: 'project_comment.file', run: fileComment },
  begin_plan: { action: 'plan.make', run: beginPlan },
  add_plan_line: { action: 'plan.make', run: addLine },
  end_plan_line: { action: 'plan.make', run: endLine },
  adopt_plan: { action: 'plan.adopt', run: adoptPlan },
} as const satisfies Record<string, { action: Action; run: unknown }>
