import { type LedgerDraft, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { candidateChoices, isNo, isOtherWork, STORY } from './visit-note'

const LONGEST = { text: 1000, name: 50, reason: 500 } as const

async function read({ api }: StepContext, data: Data): Promise<LedgerDraft | null> {
  const response = await api.monitoring.ledger.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      householdName: data['name']?.slice(0, LONGEST.name) || null,
      householdId: data['household'] || null,
      reasonWords: data['reason']?.slice(0, LONGEST.reason) || null,
    },
  })
  return isForbidden(response) ? null : parseResponse(Promise.resolve(response))
}

async function next(ctx: StepContext, data: Data): Promise<Ask> {
  const { contact, hotline } = ctx
  const draft = contact.staffId ? await read(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline })] }
  const head = draft.head ?? ''
  if (draft.refusal) return { say: [say(REFUSED[draft.refusal], { head })] }
  if (draft.missing === 'household')
    return { to: 'who', data: { isUnknown: data['name'] || data['text'] ? 'yes' : '' } }
  if (draft.missing) return { to: draft.missing, data: { head } }
  const { household, reason } = draft
  return { to: 'confirm', data: { household: household?.id ?? '', head, reason } }
}

const REFUSED = { not_in_ledger: 'ledger.not_in', tied: 'ledger.tied' } as const
const dropped = { say: [say('ledger.dropped', {})] }
const leaves = (text: string) => (isNo(text) ? dropped : isOtherWork(text) ? 'not_mine' : undefined)

/** 出台账 牟大岭 病好了: takes a household out of the off-register ledger, after one confirmation. */
export const leaveLedger: Flow = {
  name: 'leave-ledger',
  first: 'begin',
  steps: {
    begin: { ask: next, answer: () => 'not_mine' },
    who: {
      ask: (_ctx, { isUnknown }) => ({
        ask: say(isUnknown ? 'ledger.unknown' : 'ledger.ask_who', {}),
        kind: 'menu',
      }),
      answer: (_ctx, _data, { text }) => leaves(text) ?? { to: 'begin', data: { name: text } },
    },
    which: {
      async ask(ctx, data) {
        const draft = await read(ctx, data)
        const choices = candidateChoices(draft?.candidates ?? [])
        return {
          ask: { ...say('visit.which', { head: data['head'] ?? '' }), choices },
          kind: 'menu',
        }
      },
      answer: (_ctx, _data, { choiceId, text }) =>
        choiceId
          ? { to: 'begin', data: { household: choiceId } }
          : (leaves(text) ?? { to: 'begin', data: { name: text } }),
    },
    group: {
      ask: (_ctx, { head = '' }) => ({ ask: say('visit.ask_group', { head }), kind: 'menu' }),
      answer: (_ctx, { head = '' }, { text }) =>
        leaves(text) ?? { to: 'begin', data: { name: `${text}${head}` } },
    },
    reason: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('ledger.ask_reason', { head }),
        kind: 'menu',
        takes: [...STORY],
      }),
      answer: (_ctx, _data, { text }) => leaves(text) ?? { to: 'begin', data: { reason: text } },
    },
    confirm: {
      ask: (_ctx, { head = '', reason: text = '' }) => ({
        ask: { ...say('ledger.leave_confirm', { head, text }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { household: householdId = '', head = '', reason = '' }, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'leave_ledger', householdId, reason },
          outcomes: {
            left_ledger: endWith('ledger.left'),
            not_in_ledger: endWith('ledger.not_in', { head }),
            tied: endWith('ledger.tied', { head }),
            not_found: endWith('ledger.unknown'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
