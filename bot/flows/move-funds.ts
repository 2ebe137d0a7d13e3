import { type MoveDraft, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, Step, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { isNo, STORY } from './visit-note'

const LONGEST = { text: 1000, words: 200 } as const
type Moving = 'arrive' | 'recall' | 'allocate' | 'give_back'
const moveOf = (data: Data) => (data['move'] ?? 'arrive') as Moving

async function readDraft({ api }: StepContext, data: Data): Promise<MoveDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.funds.moves.drafts.$post({
    json: {
      move: moveOf(data),
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      source: words('source'),
      area: words('area'),
      amount: words('amount'),
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as MoveDraft
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (draft.missing) return { to: draft.missing }
  if (draft.refusal === 'funds_short') return { say: [say('fund.short', held(draft))] }
  if (draft.refusal === 'earmark_expired') return { say: [say('fund.expired', {})] }
  if (draft.refusal) return { say: [say('fund.wrong_area', {})] }
  return { to: 'confirm' }
}

const held = ({ heldFen }: MoveDraft) => ({ amount: heldFen ?? 0 })
const dropped: Move = { say: [say('fund.dropped', {})] }

const asks = (name: 'source' | 'area' | 'amount', question: Reply): Step => ({
  ask: () => ({ ask: question, kind: 'menu', takes: STORY }),
  answer: (_ctx: StepContext, _data: Data, { text }: Heard): Move =>
    isNo(text) ? dropped : { to: 'plan', data: { [name]: text } },
})

/** 到账, 收回资金, 下达, 退回资金: money of a source, before any project has it. */
export const moveFunds: Flow = {
  name: 'move-funds',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    source: asks('source', say('fund.ask_source', {})),
    area: asks('area', say('fund.ask_place', {})),
    amount: asks('amount', say('fund.ask_sum', {})),
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft?.source || draft.missing !== null) return { to: 'plan' }
        return { ask: { ...confirmation(moveOf(data), draft), choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft && draft.missing === null ? keep(ctx, moveOf(data), draft) : { to: 'plan' }
      },
    },
  },
}

function confirmation(move: Moving, draft: MoveDraft): Reply {
  const { source, area, amountFen } = draft
  const known = { text: source?.name ?? '', amount: amountFen ?? 0 }
  if (move === 'arrive') {
    const { plannedFen: planned = 0, arrivedFen = 0 } = source ?? {}
    return say('fund.arrive_confirm', { ...known, planned, arrived: arrivedFen + known.amount })
  }
  if (move === 'recall') return say('fund.recall_confirm', known)
  return move === 'allocate'
    ? say('fund.allocate_confirm', { ...known, area, left: (draft.heldFen ?? 0) - known.amount })
    : say('fund.give_back_confirm', { ...known, area })
}

function keep({ hotline }: StepContext, move: Moving, draft: MoveDraft): Move {
  const { source, areaPath, amountFen } = draft
  if (!source || amountFen === null) return { to: 'plan' }
  return {
    do: { type: 'move_funds', move, sourceId: source.id, amountFen, areaPath },
    outcomes: {
      moved: endWith('fund.moved', { text: source.name }),
      funds_short: endWith('fund.changed'),
      earmark_area: endWith('fund.wrong_area'),
      earmark_expired: endWith('fund.expired'),
      area_too_small: endWith('fund.area_too_small'),
      not_found: endWith('fund.changed'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
