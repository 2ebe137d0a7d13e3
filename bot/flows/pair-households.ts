import { type PairingDraft, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { ownerChoices } from './plan-measure'
import { candidateChoices, isNo } from './visit-note'

/** What the API takes of the whole line, of one answer, and at once. */
const LONGEST = { text: 1000, words: 200 } as const

const pickedIn = ({ picked }: Data) => (picked ? picked.split(',') : [])

async function readDraft({ api }: StepContext, data: Data): Promise<PairingDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.pairings.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      householdWords: words('who'),
      householdIds: pickedIn(data),
      helperWords: words('helperWords'),
      helperId: data['helper'] || null,
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as PairingDraft
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  // A villager wants to know who helps them.
  if (!contact.staffId) return { begin: 'who-helps' }
  const draft = await readDraft(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline })] }
  const { head } = draft
  switch (draft.missing) {
    case 'household':
      return { to: 'who', data: { isUnknown: data['text'] || data['who'] ? 'yes' : '' } }
    case 'which':
    case 'group':
      return { to: draft.missing, data: { head } }
    case 'helper':
      return { to: 'helper', data: { head, isUnknown: data['helperWords'] ? 'yes' : '' } }
    case 'which_helper':
      return { to: 'which_helper' }
    case null: {
      const can = draft.households.filter(({ refusal }) => refusal === null)
      return can.length > 0 ? { to: 'confirm' } : { say: refusalsIn(draft) }
    }
  }
}

/** Who cannot be paired, by why. */
function refusalsIn({ households }: PairingDraft): Reply[] {
  const groups = Map.groupBy(households, ({ refusal }) => refusal)
  return [...groups].flatMap(([why, them]) =>
    why ? say('pairing.cannot', { ...of(them), why }) : [],
  )
}

const of = (households: PairingDraft['households']) => ({
  heads: households.map(({ head }) => head).join('、'),
  count: households.length,
})

const dropped: Move = { say: [say('pairing.dropped', {})] }
const takes =
  (name: string) =>
  (_ctx: StepContext, _data: Data, { text }: Heard): Move =>
    isNo(text) ? dropped : { to: 'plan', data: { [name]: text } }

/** 结对 牟大岭、谭大山 熊长富 调动: from today on somebody helps these households. */
export const pairHouseholds: Flow = {
  name: 'pair-households',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    who: {
      ask: (_ctx, { isUnknown }) => ({
        ask: say(isUnknown ? 'pairing.unknown' : 'pairing.ask_who', {}),
        kind: 'menu',
      }),
      answer: takes('who'),
    },
    which: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        const ask = say('pairing.which', { head: data['head'] ?? '' })
        return { ask: { ...ask, choices: candidateChoices(draft?.candidates ?? []) }, kind: 'menu' }
      },
      answer: (_ctx, data, { choiceId }) =>
        choiceId
          ? { to: 'plan', data: { picked: [...pickedIn(data), choiceId].join(',') } }
          : 'not_mine',
    },
    group: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('pairing.ask_group', { head }),
        kind: 'menu',
        isNumeric: true,
      }),
      answer(_ctx, { head = '' }, { text, plain }) {
        if (isNo(text)) return dropped
        const group = /^\d{1,2}$/.test(plain) ? `${plain}社` : text
        return { to: 'plan', data: { who: `${group}${head}` } }
      },
    },
    helper: {
      ask: (_ctx, { head = '', isUnknown }) => ({
        ask: isUnknown ? say('pairing.helper_unknown', {}) : say('pairing.ask_helper', { head }),
        kind: 'menu',
      }),
      answer: takes('helperWords'),
    },
    which_helper: {
      async ask(ctx, data) {
        const helpers = (await readDraft(ctx, data))?.helpers ?? []
        const ask = say('pairing.which_helper', { name: helpers[0]?.name ?? '' })
        return { ask: { ...ask, choices: ownerChoices(helpers) }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'plan', data: { helper: choiceId } } : 'not_mine',
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft?.helper || draft.missing !== null) return { to: 'plan' }
        const [before] = refusalsIn(draft)
        const ask = { ...confirmation(draft, draft.helper.name), choices: YES_NO }
        return { ask, ...(before && { before }), kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft && draft.missing === null ? keep(ctx, draft) : { to: 'plan' }
      },
    },
  },
}

function confirmation({ households }: PairingDraft, helper: string): Reply {
  const can = households.filter(({ refusal }) => refusal === null)
  const [only] = can
  return can.length === 1 && only?.former
    ? say('pairing.confirm_change', { head: only.head, helper, former: only.former })
    : say('pairing.confirm', { ...of(can), helper })
}

function keep({ hotline }: StepContext, draft: PairingDraft): Move {
  const { households, helper, reason, reasonText } = draft
  const can = households.filter(({ refusal }) => refusal === null)
  if (!helper || can.length === 0) return { to: 'plan' }
  return {
    do: {
      type: 'pair_households',
      householdIds: can.map(({ id }) => id),
      staffId: helper.staffId,
      reason,
      reasonText: reasonText?.slice(0, LONGEST.words) || null,
      fromDay: null,
    },
    outcomes: {
      paired: endWith('pairing.paired'),
      household_closed: endWith('pairing.changed'),
      helper_left: endWith('pairing.changed'),
      helper_elsewhere: endWith('pairing.changed'),
      helper_tied: endWith('pairing.changed'),
      already_paired: endWith('pairing.changed'),
      not_found: endWith('pairing.changed'),
      tied: endWith('staff.tied'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
