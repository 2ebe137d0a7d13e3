import { parseResponse, say, type TaskDraft } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { isNo } from './visit-note'

/** What the API takes of the line, and of one answer. */
const LONGEST = { text: 1000, words: 50 } as const

async function readDraft({ api }: StepContext, data: Data): Promise<TaskDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.comparisons.tasks.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      recordsWords: words('records'),
      dueWords: words('due'),
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as TaskDraft
}

/** What is asked next, by what the line lacks; all is read anew. */
async function begin(ctx: StepContext, data: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  const draft = contact.staffId ? await readDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline })] }
  if (draft.missing === 'records')
    return { to: 'records', data: { isUnknown: data['text'] || data['records'] ? 'yes' : '' } }
  return { to: draft.missing === 'due' ? 'due' : 'confirm' }
}

const dropped: Move = { say: [say('comparison.dropped', {})] }

/** 比对 民政局 低保 12月10日前: a department is asked for its records after one confirmation. */
export const askDepartment: Flow = {
  name: 'ask-department',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    records: {
      ask: (_ctx, { isUnknown }) => ({
        ask: say(isUnknown ? 'comparison.records_unknown' : 'comparison.ask_records', {}),
        kind: 'menu',
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'begin', data: { records: text } },
    },
    due: {
      async ask(ctx, data) {
        const { records, department = '', isDuePast } = (await readDraft(ctx, data)) ?? {}
        if (!records) return { to: 'begin' }
        const asked = isDuePast ? 'comparison.due_past' : 'comparison.ask_due'
        return { ask: say(asked, { records, department }), kind: 'menu' }
      },
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'begin', data: { due: text } },
    },
    confirm: {
      async ask(ctx, data) {
        const { records, department = '', dueOn: due, holder } = (await readDraft(ctx, data)) ?? {}
        if (!records || !due) return { to: 'begin' }
        const about = { records, department, due, name: holder ?? '' }
        return { ask: { ...say('comparison.confirm', about), choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const { records, department, dueOn } = (await readDraft(ctx, data)) ?? {}
        if (!records || !department || !dueOn) return { to: 'begin' }
        return {
          do: { type: 'ask_department', records, department, dueOn },
          outcomes: {
            asked: endWith('comparison.asked'),
            asked_nobody: endWith('comparison.asked_nobody'),
            already_asked: endWith('comparison.already_asked', { records, department }),
            due_in_past: {
              ...endWith('comparison.ask_due', { records, department }),
              at: { step: 'due', data: { due: '' } },
            },
            forbidden: endWith('staff.refused', { hotline: ctx.hotline }),
            refused: endSorry(ctx.hotline),
          },
        }
      },
    },
  },
}
