import { type ArchiveDraft, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { isForbidden } from './allowed'
import { filed, memberParts } from './own-archive'
import { candidateChoices, isNo } from './visit-note'

const LONGEST = { text: 200, words: 50 } as const
/** The last of them are said with how it stands; all of them on 历史. */
const LAST_CHANGES = 3

async function readDraft({ api }: StepContext, data: Data): Promise<ArchiveDraft | null> {
  const response = await api.archive.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      householdName: data['name']?.slice(0, LONGEST.words) || null,
      householdId: data['household'] || null,
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(Promise.resolve(response))) as ArchiveDraft
}

const readFile = ({ api }: StepContext, id: string, on: string | null) =>
  parseResponse(api.archive.households[':id'].$get({ param: { id }, query: on ? { on } : {} }))

async function changes({ api }: StepContext, id: string, most: number): Promise<Reply[]> {
  const { items } = await parseResponse(
    api.archive.households[':id'].history.$get({ param: { id } }),
  )
  // The newest first: older ones wait for 下.
  const shown = items.toReversed().slice(0, most)
  return shown.map(({ day, what, of, plainLines, who, basis }, at) => {
    const lines = plainLines.length > 0 ? `：${plainLines.join('；')}` : ''
    const text = `${of ? `${of}户` : ''}${what}${lines}`
    const left = at % 2 === 1 ? shown.length - at - 1 : 0
    return say('archive.change', { day, text, who: basis?.words ?? who, left })
  })
}

async function show(ctx: StepContext, draft: ArchiveDraft): Promise<Ask> {
  const { household, day, isHistory } = draft
  if (!household) return { to: 'look' }
  const { id, head } = household
  if (isHistory) {
    const all = await changes(ctx, id, Infinity)
    return { say: all.length > 0 ? all : [say('archive.no_changes', {})] }
  }
  const file = await readFile(ctx, id, day)
  if (file.kind === 'absent') return { say: [say('archive.absent', { head, day: file.day })] }
  if (!file.household) return { say: [say('archive.unrecorded', { head, day: file.day })] }
  const known = filed(file.household)
  const first = day ? say('archive.on_day', { day, ...known }) : say('archive.household', known)
  const last = day ? [] : await changes(ctx, id, LAST_CHANGES)
  return { say: [first, ...(day ? memberParts(file) : last)] }
}

/** 档案 牟大岭, 档案 牟大岭 2018年3月, 档案 牟大岭 历史: a household of the cadre's area, as it is or was. */
export const householdArchive: Flow = {
  name: 'household-archive',
  first: 'look',
  steps: {
    look: {
      async ask(ctx, data): Promise<Ask> {
        const { contact, hotline, households } = ctx
        // A villager asks for their own, whatever name stands behind it.
        if (!contact.staffId && households.length > 0) return { begin: 'own-archive' }
        const draft = contact.staffId ? await readDraft(ctx, data) : null
        if (!draft) return { say: [say('staff.refused', { hotline })] }
        const head = draft.head ?? ''
        if (draft.missing === 'household') return { say: [say('archive.unknown', {})] }
        if (draft.missing === 'day') return { say: [say('archive.no_day', { head })] }
        if (draft.missing) return { to: draft.missing, data: { head } }
        return show(ctx, draft)
      },
      answer: () => 'not_mine',
    },
    which: {
      async ask(ctx, data): Promise<Ask> {
        const draft = await readDraft(ctx, data)
        const choices = candidateChoices(draft?.candidates ?? [])
        const question = say('archive.which', { head: data['head'] ?? '' })
        return { ask: { ...question, choices }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'look', data: { household: choiceId } } : 'not_mine',
    },
    group: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('archive.ask_group', { head }),
        kind: 'menu',
        isNumeric: true,
      }),
      answer(_ctx, { head = '' }, { text, plain }) {
        if (isNo(text)) return 'not_mine'
        const group = /^\d{1,2}$/.test(plain) ? `${plain}社` : text
        return { to: 'look', data: { name: `${group}${head}` } }
      },
    },
  },
}
