import type { Flow } from '../conversation/flow'
import { endWith } from '../conversation/say'
import { reasonSteps } from './project-reason'
import { projectFor } from './projects'

const BEFORE_ACCEPTANCE = [
  'discussed',
  'applied',
  'submitted',
  'approved',
  'under_way',
  'finished',
] as const

/** 项目取消 CODE 原因: township or county give a project up. */
export const cancelProject: Flow = {
  name: 'cancel-project',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '' }) {
        const found = await projectFor(ctx, code, 'cancel', BEFORE_ACCEPTANCE)
        if ('instead' in found) return found.instead
        return { to: 'reason', data: { name: found.project.name } }
      },
      answer: () => 'not_mine',
    },
    ...reasonSteps({
      news: () => 'cancelled',
      command: ({ code = '' }, reason) => ({ type: 'cancel_project', code, reason }),
      outcomes: { cancelled: endWith('project.sent_back') },
    }),
  },
}
