import { say } from '../../api/client'
import { isAddedKind } from '../conversation/complaints-words'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'

const LONGEST = 1000

async function find({ api }: StepContext, code: string, isShown: boolean) {
  const response = await api.complaints['by-code'].$post({ json: { code, isShown } })
  return response.ok ? response.json() : null
}

/** How far it is. Nothing stays open: a conversation that held the code would tell whose it is. */
async function look(ctx: StepContext, code: string): Promise<Ask> {
  const found = await find(ctx, code, true)
  if (!found) return { say: [say('complaint.unknown_code', {})] }
  const { status, finding, answer } = found
  const due = status === 'filed' ? found.acceptDueOn : found.decideDueOn
  const vars = { status, finding, due }
  return {
    say: [
      answer
        ? say('complaint.answered', { ...vars, on: answer.on, answer: answer.body })
        : say('complaint.state', vars),
    ],
  }
}

/** What a filer does with the sixteen digits: look, add, say that they suffer for it, ask for a review. */
export const complaintByCode: Flow = {
  name: 'complaint-by-code',
  first: 'begin',
  isForgotten: true,
  steps: {
    begin: {
      async ask(ctx, { code = '', kind, text }) {
        if (!kind) return look(ctx, code)
        if (!(await find(ctx, code, false))) return { say: [say('complaint.unknown_code', {})] }
        return text ? { to: 'confirm' } : { to: 'text' }
      },
      answer: () => 'not_mine',
    },
    text: {
      ask: (_ctx, { kind = '' }) => ({
        ask: say('complaint.ask_added', { kind: isAddedKind(kind) ? kind : 'message' }),
        kind: 'menu',
        takes: ['complaint', 'help', 'objection', 'question'],
      }),
      answer: (_ctx, _data, { text }) => ({
        to: 'confirm',
        data: { text: text.slice(0, LONGEST) },
      }),
    },
    confirm: {
      ask: (_ctx, { kind = '', text = '' }) => ({
        ask: {
          ...say('complaint.confirm_added', { kind: isAddedKind(kind) ? kind : 'message', text }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', kind: meant = '', text = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('complaint.not_added', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        const kind = isAddedKind(meant) ? meant : 'message'
        return {
          do: { type: 'add_to_complaint', code, kind, text },
          outcomes: {
            added: endWith('complaint.added', { kind }),
            closed: endWith('complaint.over', {}),
            handed_up: endWith('complaint.over', {}),
            no_review: endWith('complaint.no_review', {}),
            nobody_above: endWith('complaint.nobody_above', {}),
            nobody_else: endWith('complaint.nobody_else', {}),
            not_found: endWith('complaint.unknown_code', {}),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
