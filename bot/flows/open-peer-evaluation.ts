import { parseResponse, type PeerDraft, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { peerRefusals } from './peer-refusals'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** What the API takes of the whole line, and of one answer. */
const LONGEST = { text: 1000, words: 200 } as const

async function readDraft({ api }: StepContext, data: Data): Promise<PeerDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.peerEvaluations.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      fieldWords: words('field'),
      dueWords: words('due'),
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as PeerDraft
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = ctx.contact.staffId ? await readDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (draft.each === null) return { say: [say('peer.refused', { peerWhy: 'figure_missing' })] }
  return { to: draft.missing ?? 'confirm' }
}

const dropped: Move = { say: [say('peer.dropped', {})] }
const takes =
  (name: string) =>
  (_ctx: StepContext, _data: Data, { text }: Heard): Move =>
    isNo(text) ? dropped : { to: 'plan', data: { [name]: text } }

async function confirm(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft?.field || !draft.dueOn || draft.each === null) return { to: 'plan' }
  if (!draft.isEnough) return { say: [say('peer.refused', { peerWhy: 'too_few_units' })] }
  const { year, field: peerField, units, each, dueOn: due, without } = draft
  const plain = { year, peerField, units, each, due }
  const ask =
    without.length === 0
      ? say('peer.confirm', plain)
      : say('peer.confirm_without', { ...plain, without: without.join('、') })
  return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
}

function keep({ hotline }: StepContext, { year, field, dueOn }: PeerDraft): Move {
  if (!field || !dueOn) return { to: 'plan' }
  return {
    do: { type: 'open_peer_evaluation', year, field, dueOn },
    outcomes: {
      opened: endWith('peer.opened'),
      ...peerRefusals(hotline, [
        'own_unit',
        'already_opened',
        'due_in_past',
        'too_few_each',
        'no_questions',
        'too_few_units',
        'all_tied',
        'figure_missing',
      ]),
    },
  }
}

/** 互评 开 2026年 乡镇 12月20日前: who evaluates whom is drawn by lot; only who evaluates is told. */
export const openPeerEvaluation: Flow = {
  name: 'open-peer-evaluation',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    field: {
      ask: () => ({ ask: say('peer.ask_field', {}), kind: 'menu', takes: TOLD }),
      answer: takes('field'),
    },
    due: {
      ask: () => ({ ask: say('peer.ask_due', {}), kind: 'menu' }),
      answer: takes('due'),
    },
    confirm: {
      ask: confirm,
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft?.missing === null ? keep(ctx, draft) : { to: 'plan' }
      },
    },
  },
}
