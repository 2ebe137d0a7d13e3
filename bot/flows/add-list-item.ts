import { dayOf, type ItemDraft, parseResponse, say, type VillageListKind } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { ownerChoices } from './plan-measure'
import { isNo, STORY } from './visit-note'

/** What the API takes of the whole line, and of one answer. */
const LONGEST = { text: 1000, words: 200 } as const

async function readDraft({ api }: StepContext, data: Data): Promise<ItemDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.villageLists.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      areaWords: words('area'),
      itemWords: words('item'),
      ownerWords: words('ownerWords'),
      ownerId: data['owner'] || null,
      dueWords: words('due'),
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as ItemDraft
}

const kindOf = (data: Data) => (data['kind'] ?? 'problem') as VillageListKind

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (draft.personal) return { say: [say('list.personal', {})] }
  switch (draft.missing) {
    case 'owner':
      return { to: 'owner', data: { isUnknown: data['ownerWords'] ? 'yes' : '' } }
    case null:
      return { to: 'confirm' }
    default:
      return { to: draft.missing }
  }
}

const dropped: Move = { say: [say('list.dropped', {})] }
/** Takes the answer and looks again at what is missing. */
const takes =
  (name: string) =>
  (_ctx: StepContext, _data: Data, { text }: Heard): Move =>
    isNo(text) ? dropped : { to: 'plan', data: { [name]: text } }

/** 问题 3社水管断了 12月15日前 熊长富, or asked for one by one. */
export const addListItem: Flow = {
  name: 'add-list-item',
  first: 'begin',
  steps: {
    begin: {
      ask({ contact }, { text = '', isPlain }): Ask {
        if (contact.staffId) return { to: 'plan' }
        // A villager's 问题 asks something, and their 加问题 tells of something that is wrong.
        if (isPlain) return { begin: 'ask-question', data: { text } }
        return { begin: 'call-for-help', data: text === '' ? {} : { text } }
      },
      answer: () => 'not_mine',
    },
    plan: { ask: plan, answer: () => 'not_mine' },
    area: {
      ask: () => ({ ask: say('list.ask_area', {}), kind: 'menu' }),
      answer: takes('area'),
    },
    text: {
      ask: (_ctx, data) => ({
        ask: say('list.ask_text', { kind: kindOf(data) }),
        kind: 'menu',
        takes: STORY,
      }),
      answer: takes('item'),
    },
    owner: {
      ask: (_ctx, { isUnknown }) => ({
        ask: say(isUnknown ? 'list.owner_unknown' : 'list.ask_owner', {}),
        kind: 'menu',
      }),
      answer: takes('ownerWords'),
    },
    which_owner: {
      async ask(ctx, data) {
        const owners = (await readDraft(ctx, data))?.owners ?? []
        const ask = say('list.which_owner', { name: owners[0]?.name ?? '' })
        return { ask: { ...ask, choices: ownerChoices(owners) }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'plan', data: { owner: choiceId } } : 'not_mine',
    },
    due: {
      ask: () => ({ ask: say('list.ask_due', {}), kind: 'menu' }),
      answer: takes('due'),
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft?.owner || draft.missing !== null) return { to: 'plan' }
        const { area, text, owner } = draft
        const due = draft.dueOn ?? dayOf(ctx.receivedAt)
        const known = { kind: kindOf(data), area, text, owner: owner.name, due }
        return { ask: { ...say('list.confirm', known), choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft && draft.missing === null ? keep(ctx, kindOf(data), draft) : { to: 'plan' }
      },
    },
  },
}

function keep({ hotline }: StepContext, kind: VillageListKind, draft: ItemDraft): Move {
  const { areaPath, text, owner, dueOn } = draft
  if (!areaPath || !owner || !dueOn) return { to: 'plan' }
  return {
    do: {
      type: 'add_list_item',
      kind,
      areaPath,
      text: text.slice(0, LONGEST.words),
      ownerId: owner.staffId,
      dueOn,
    },
    outcomes: {
      added: endWith('list.added'),
      id_number: endWith('list.personal'),
      phone: endWith('list.personal'),
      already_listed: endWith('list.already_listed'),
      owner_unknown: endWith('list.changed'),
      due_in_past: endWith('list.changed'),
      not_found: endWith('list.changed'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
