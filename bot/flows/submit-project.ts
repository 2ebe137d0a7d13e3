import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { reasonSteps } from './project-reason'
import { dropped, projectFor, projectRefusals } from './projects'

/** 项目申报 CODE, or 项目退回 CODE 原因: the township sends a project on, or gives it back. */
export const submitProject: Flow = {
  name: 'submit-project',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '', isBack }) {
        const found = await projectFor(ctx, code, isBack ? 'return' : 'submit', ['applied'])
        if ('instead' in found) return found.instead
        const { name, before, isNoticeOver, plannedFen, openComments, isPlanned } = found.project
        if (isBack) return { to: 'reason', data: { name } }
        if (!before) return { say: [say('project.why', { why: 'not_posted' })] }
        if (!isNoticeOver) return { say: [say('project.hangs', { day: before.lastOn })] }
        const counts = { open: String(openComments.length), unplanned: isPlanned ? '0' : '1' }
        return { to: 'confirm', data: { name, amount: String(plannedFen), ...counts } }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      ask(_ctx, { name = '', amount, open, unplanned }) {
        const counts = { open: Number(open), unplanned: Number(unplanned) }
        const ask = say('project.submit_confirm', { name, amount: Number(amount), ...counts })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer({ hotline }, { code = '' }, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'submit_project', code },
          outcomes: {
            ...projectRefusals(
              hotline,
              'own_application',
              'own_notice',
              'not_posted',
              'notice_open',
            ),
            submitted: endWith('project.submitted'),
          },
        }
      },
    },
    ...reasonSteps({
      news: () => 'returned',
      command: ({ code = '' }, reason) => ({ type: 'return_project', code, reason }),
      outcomes: { returned: endWith('project.sent_back') },
    }),
  },
}
