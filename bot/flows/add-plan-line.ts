import { type LineDraft, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { factsOf, kept } from './village-plan'
import { candidateChoices, isNo, STORY } from './visit-note'

/** What the API takes of the whole line, and of one answer. */
const LONGEST = { text: 1000, words: 200 } as const

/** How a line is understood; null to whoever writes no plans. */
export async function readLineDraft({ api }: StepContext, data: Data): Promise<LineDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.plans.drafts.$post({
    json: {
      kind: data['kind'] === 'household' ? 'household' : 'village',
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      areaWords: words('area'),
      householdName: words('name'),
      householdId: data['household'] || null,
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as LineDraft
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readLineDraft(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const { missing } = draft
  if (missing === 'area' && data['area']) return { say: [say('plan.place_unknown', {})] }
  if (missing === 'household' && data['name']) return { say: [say('plan.who_unknown', {})] }
  return { to: missing ?? 'confirm' }
}

const whoseIs = ({ household, area }: LineDraft) => household?.head ?? area

/** Takes the answer and looks again at what is missing. */
const takes =
  (name: string) =>
  (_ctx: StepContext, data: Data, { text }: Heard): Move => {
    if (isNo(text)) return kept
    return {
      to: 'plan',
      data: { [name]: name === 'text' ? `${data['text'] ?? ''} ${text}` : text },
    }
  }

/** 加规划 3社修水池 水利 20万 10月前 熊长富; 户方案 牟大岭 养猪5头 6月前 comes here as well. */
export const addPlanLine: Flow = {
  name: 'add-plan-line',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    area: { ask: () => ({ ask: say('plan.ask_area', {}), kind: 'menu' }), answer: takes('area') },
    household: {
      ask: () => ({ ask: say('plan.ask_who', {}), kind: 'menu' }),
      answer: takes('name'),
    },
    which: {
      async ask(ctx, data) {
        const draft = await readLineDraft(ctx, data)
        const { candidates = [], head = '' } = draft ?? {}
        const ask = {
          ...say('plan.which', { head: head ?? '' }),
          choices: candidateChoices(candidates),
        }
        return { ask, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'plan', data: { household: choiceId } } : 'not_mine',
    },
    text: {
      async ask(ctx, data) {
        const draft = await readLineDraft(ctx, data)
        const whose = draft ? whoseIs(draft) : ''
        return { ask: say('plan.ask_text', { whose }), kind: 'menu', takes: STORY }
      },
      answer: takes('text'),
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readLineDraft(ctx, data)
        if (!draft || draft.missing !== null) return { to: 'plan' }
        const facts = factsOf({ ...draft, owner: draft.owner?.name ?? null })
        const known = { whose: whoseIs(draft), text: draft.text, facts }
        return { ask: { ...say('plan.line_confirm', known), choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readLineDraft(ctx, data)
        return draft && draft.missing === null ? keep(ctx, draft) : { to: 'plan' }
      },
    },
  },
}

function keep({ hotline }: StepContext, draft: LineDraft): Move {
  const { household, areaPath, text, sector, amountFen, owner, dueOn } = draft
  return {
    do: {
      type: 'add_plan_line',
      of: household ? { householdId: household.id } : { areaPath: areaPath ?? '' },
      text: text.slice(0, LONGEST.words),
      sector,
      amountFen,
      ownerId: owner?.staffId ?? null,
      dueOn,
    },
    outcomes: {
      added: endWith('plan.added'),
      added_again: endWith('plan.added_again'),
      no_plan: endWith('plan.no_plan'),
      id_number: endWith('plan.personal'),
      phone: endWith('plan.personal'),
      already_listed: endWith('plan.already_listed'),
      too_many: endWith('plan.too_many'),
      owner_unknown: endWith('plan.changed'),
      tied: endWith('plan.tied'),
      not_found: endWith('plan.changed'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
