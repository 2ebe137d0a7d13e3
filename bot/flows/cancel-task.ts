import { parseResponse, say, type TaskItem } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { isNo } from './visit-note'

/** What the API takes of a reason. */
const LONGEST = 200
/** As many as can be picked from by digits. */
const MOST = 9

/** What departments were asked for; null to whoever asks none. */
async function listTasks({ api, contact }: StepContext): Promise<TaskItem[] | null> {
  if (!contact.staffId || isForbidden(await api.comparisons.index.$get())) return null
  const { items } = await parseResponse(api.comparisons.tasks.$get())
  return items
}

async function begin(ctx: StepContext, { code = '', reason = '' }: Data): Promise<Ask> {
  const tasks = await listTasks(ctx)
  if (!tasks) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (code === '') {
    const isAny = tasks.some(({ status }) => status === 'open')
    return isAny ? { to: 'which' } : { say: [say('comparison.cancel_unknown', {})] }
  }
  const task = tasks.find((each) => each.code === code)
  if (!task || task.status === 'cancelled') return { say: [say('comparison.cancel_unknown', {})] }
  const { records, department } = task
  if (task.status === 'returned')
    return { say: [say('comparison.cancel_returned', { records, department })] }
  return { to: reason === '' ? 'reason' : 'confirm', data: { records, department } }
}

const kept: Move = { say: [say('comparison.kept', {})] }

const aboutOf = ({ records, department = '' }: Data) => ({
  records: records as TaskItem['records'],
  department,
})

/** 取消比对 CODE 原因: a department need not hand in what it was asked for, after one confirmation. */
export const cancelTask: Flow = {
  name: 'cancel-task',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    which: {
      async ask(ctx) {
        const open = ((await listTasks(ctx)) ?? []).filter(({ status }) => status === 'open')
        const choices = open.slice(0, MOST).map(({ code, records, department, dueOn: due }) => ({
          id: code,
          say: say('comparison.cancel_choice', { records, department, due }),
        }))
        return { ask: { ...say('comparison.cancel_which', {}), choices }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId, text }) =>
        choiceId ? { to: 'begin', data: { code: choiceId } } : isNo(text) ? kept : 'not_mine',
    },
    reason: {
      ask: (_ctx, data) => ({ ask: say('comparison.cancel_reason', aboutOf(data)), kind: 'menu' }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? kept : { to: 'begin', data: { reason: text } },
    },
    confirm: {
      ask: (_ctx, data) => ({
        ask: {
          ...say('comparison.cancel_confirm', { ...aboutOf(data), text: data['reason'] ?? '' }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, data, { choiceId }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        const { code = '', reason = '' } = data
        return {
          do: { type: 'cancel_task', task: { code }, reason: reason.slice(0, LONGEST) },
          outcomes: {
            cancelled: endWith('comparison.cancelled'),
            already_returned: endWith('comparison.cancel_returned', aboutOf(data)),
            not_found: endWith('comparison.cancel_unknown'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
