import { type EvaluationDraft, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { droppedMove, evaluationRefusals, refusedAsk } from './evaluation-refusals'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** What the API takes of the whole line, and of one answer. */
const LONGEST = { text: 1000, words: 200 } as const

async function readDraft({ api, contact }: StepContext, data: Data) {
  if (!contact.staffId) return null
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.evaluations.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      areaWords: words('area'),
      sizeWords: words('size'),
      dayWords: words('days'),
      whoWords: words('who'),
    },
  })
  return response.ok ? ((await parseResponse(Promise.resolve(response))) as EvaluationDraft) : null
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft) return refusedAsk(ctx)
  if (draft.refusal) return { say: [say('evaluation.refused', { evaluationWhy: draft.refusal })] }
  return { to: draft.missing ?? 'confirm' }
}

const takes =
  (name: string) =>
  (_ctx: StepContext, _data: Data, { text }: Heard): Move =>
    isNo(text) ? droppedMove : { to: 'plan', data: { [name]: text } }

/** 评估安排 天元乡 30户 等距 12月20日到22日 杜思睿、韩知微: the sizes are shown, and only once it is confirmed a sample is drawn. */
export const planEvaluation: Flow = {
  name: 'plan-evaluation',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    area: {
      ask: () => ({ ask: say('evaluation.ask_area', {}), kind: 'menu' }),
      answer: takes('area'),
    },
    size: {
      ask: () => ({ ask: say('evaluation.ask_size', {}), kind: 'menu', takes: TOLD }),
      answer: takes('size'),
    },
    days: {
      ask: () => ({ ask: say('evaluation.ask_days', {}), kind: 'menu' }),
      answer: takes('days'),
    },
    who: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft) return refusedAsk(ctx)
        if (draft.known === '')
          return { say: [say('evaluation.refused', { evaluationWhy: 'no_pairs' })] }
        return { ask: say('evaluation.ask_who', { text: draft.known }), kind: 'menu', takes: TOLD }
      },
      answer: takes('who'),
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        const { drawn, fromOn, toOn, title, who } = draft ?? {}
        if (!drawn || !fromOn || !toOn || !title || !who) return { to: 'plan' }
        const { households: count, villages, kindsInWords: kinds } = drawn
        const about = { title, from: fromOn, to: toOn, count, villages, kinds, who }
        return {
          ask: { ...say('evaluation.plan_confirm', about), choices: YES_NO },
          kind: 'confirm',
        }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return droppedMove
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft && !draft.missing && !draft.refusal ? keep(ctx, draft) : { to: 'plan' }
      },
    },
  },
}

function keep({ hotline }: StepContext, draft: EvaluationDraft): Move {
  const { areaPath, design, fromOn, toOn, leadId, title, commissionedBy, evaluatorIds } = draft
  if (!areaPath || !design || !fromOn || !toOn || !leadId) return { to: 'plan' }
  const of = { areaPath, design, fromOn, toOn, leadId, title, commissionedBy, evaluatorIds }
  return {
    do: { type: 'plan_evaluation', ...of },
    outcomes: {
      planned: endWith('evaluation.planned'),
      ...evaluationRefusals(hotline, [
        'days_past',
        'days_reversed',
        'no_pairs',
        'not_an_evaluator',
        'empty',
        'all_tied',
        'figure_missing',
      ]),
    },
  }
}
