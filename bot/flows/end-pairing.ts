import { parseResponse, type PairingReason, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { candidateChoices, isNo } from './visit-note'

const LONGEST = { text: 1000, words: 200 } as const

async function readDraft({ api }: StepContext, data: Data) {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.pairings.ends.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      householdId: data['household'] || null,
      reasonWords: words('reason'),
    },
  })
  if (isForbidden(response)) return null
  return parseResponse(Promise.resolve(response))
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  if (!contact.staffId) return { begin: 'who-helps' }
  if ((data['text'] ?? '') === '') return { say: [say('pairing.end_who', {})] }
  const draft = await readDraft(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline })] }
  const head = draft.household?.head ?? draft.head
  switch (draft.missing) {
    case 'household':
      return { say: [say('pairing.unknown', {})] }
    case 'which':
      return { to: 'which', data: { head } }
    case 'not_paired':
      return { say: [say('pairing.not_paired', { head })] }
    case 'reason':
      return { to: 'reason', data: { head } }
    case null:
      return { to: 'confirm' }
  }
}

const dropped: Move = { say: [say('pairing.dropped', {})] }

/** 解除结对 牟大岭 调动: nobody helps the household until somebody else is named. */
export const endPairing: Flow = {
  name: 'end-pairing',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    which: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        const ask = say('pairing.which', { head: data['head'] ?? '' })
        return { ask: { ...ask, choices: candidateChoices(draft?.candidates ?? []) }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }: Heard) =>
        choiceId ? { to: 'plan', data: { household: choiceId } } : 'not_mine',
    },
    reason: {
      ask: (_ctx, { head = '' }) => ({ ask: say('pairing.end_reason', { head }), kind: 'menu' }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'plan', data: { reason: text } },
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft?.household || draft.missing !== null) return { to: 'plan' }
        const { household, helper, reasonText: reason } = draft
        const ask = say('pairing.end_confirm', { head: household.head, helper, reason })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        if (!draft?.household || draft.missing !== null) return { to: 'plan' }
        return end(ctx, draft.household, draft.reason, draft.reasonText)
      },
    },
  },
}

function end(
  { hotline }: StepContext,
  household: { id: string; head: string },
  reason: PairingReason,
  reasonText: string,
): Move {
  const { head } = household
  return {
    do: {
      type: 'end_pairing',
      householdId: household.id,
      reason,
      reasonText: reasonText.slice(0, LONGEST.words),
    },
    outcomes: {
      ended: endWith('pairing.ended'),
      not_paired: endWith('pairing.not_paired', { head }),
      not_found: endWith('pairing.changed'),
      tied: endWith('staff.tied'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
