import { parseResponse, say, type SupervisionDraft } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { supervisionRefusals, TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** What the API takes of the whole line, and of one answer. */
const LONGEST = { text: 1000, words: 200 } as const

async function readDraft({ api }: StepContext, data: Data): Promise<SupervisionDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.supervisions.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      areaWords: words('area'),
      kindWords: words('kinds'),
      dueWords: words('due'),
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as SupervisionDraft
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = ctx.contact.staffId ? await readDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  return { to: draft.missing ?? 'confirm' }
}

const dropped: Move = { say: [say('supervision.dropped', {})] }
const takes =
  (name: string) =>
  (_ctx: StepContext, _data: Data, { text }: Heard): Move =>
    isNo(text) ? dropped : { to: 'plan', data: { [name]: text } }

/** 督查 天元乡 优亲厚友、违规用钱 12月20日前: who inspects which village by when; the inspected are not told. */
export const planSupervision: Flow = {
  name: 'plan-supervision',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    area: {
      ask: () => ({ ask: say('supervision.ask_area', {}), kind: 'menu' }),
      answer: takes('area'),
    },
    kinds: {
      ask: () => ({ ask: say('supervision.ask_kinds', {}), kind: 'menu', takes: TOLD }),
      answer: takes('kinds'),
    },
    due: {
      ask: () => ({ ask: say('supervision.ask_due', {}), kind: 'menu' }),
      answer: takes('due'),
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft?.dueOn || draft.missing !== null) return { to: 'plan' }
        const { area, kindsInWords: kinds, checks: count, dueOn: due } = draft
        const ask = say('supervision.confirm', { area, kinds, count, due })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft?.missing === null ? keep(ctx, draft) : { to: 'plan' }
      },
    },
  },
}

function keep({ hotline }: StepContext, { areaPath, kinds, dueOn }: SupervisionDraft): Move {
  if (!areaPath || !dueOn) return { to: 'plan' }
  return {
    do: { type: 'plan_supervision', areaPath, kinds, dueOn },
    outcomes: {
      planned: endWith('supervision.planned'),
      ...supervisionRefusals(hotline, [
        'due_in_past',
        'no_villages',
        'all_tied',
        'already_planned',
        'figure_missing',
      ]),
    },
  }
}
