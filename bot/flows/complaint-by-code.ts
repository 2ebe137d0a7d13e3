import { say } from '../../api/client'
import { isAddedKind } from '../conversation/complaints-words'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'

const LONGEST = 1000
/** What the handler writes on the way is a question, or only told. */
const ASKS = /[?？]|[吗么呢]|哪|什么|啥|谁|几|多少|怎|是否|有没有|请(?:您|你)?(?:说|写|回|补)/u

async function find({ api }: StepContext, code: string, isShown: boolean) {
  const response = await api.complaints['by-code'].$post({ json: { code, isShown } })
  return response.ok ? response.json() : null
}

/** How far it is. Nothing stays open: a conversation that held the code would tell whose it is. */
async function look(ctx: StepContext, code: string): Promise<Ask> {
  const found = await find(ctx, code, true)
  if (!found) return { say: [say('complaint.unknown_code', {})] }
  const { status, finding, answer, reviewUntil, isLate } = found
  const due = status === 'filed' ? found.acceptDueOn : found.decideDueOn
  const vars = { status, finding, due, late: isLate ? 1 : 0 }
  if (!answer)
    return {
      say: [
        reviewUntil
          ? say('complaint.state_review', { finding, until: reviewUntil })
          : say('complaint.state', vars),
      ],
    }
  const { on, body, isUnderWay } = answer
  if (isUnderWay) {
    const isQuestion = ASKS.test(body) ? 1 : 0
    return { say: [say('complaint.asked_filer', { ...vars, on, text: body, isQuestion })] }
  }
  const said = { on, answer: body }
  return {
    say: [
      reviewUntil
        ? say('complaint.answered_review', { finding, until: reviewUntil, ...said })
        : say('complaint.answered', { ...vars, ...said }),
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
