import { parseResponse, type Reply, type RevisitDraft, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import {
  candidateChoices,
  isNo,
  isOtherWork,
  notTaken,
  photosOf,
  placeOf,
  STORY,
  withAttachments,
  withWords,
} from './visit-note'

const LONGEST = 1000
const MOST_HEADS = 8

const refused = ({ hotline }: StepContext): Ask => ({ say: [say('staff.refused', { hotline })] })
const dropped: Move = { say: [say('revisit.dropped', {})] }

async function readDraft(
  { api }: StepContext,
  { text = '', household }: Data,
): Promise<RevisitDraft | null> {
  const response = await api.entryVisits.revisits.drafts.$post({
    json: { text: text.slice(0, LONGEST), householdId: household || null },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as RevisitDraft
}

/** 复核 alone: whom to go back to. */
async function listDue(ctx: StepContext): Promise<Ask> {
  const response = await ctx.api.entryVisits.revisits.due.$get()
  if (isForbidden(response)) return refused(ctx)
  const { items } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return { say: [say('revisit.none_due', {})] }
  const heads = items
    .slice(0, MOST_HEADS)
    .map(({ head }) => head)
    .join('、')
  return { say: [say('revisit.due', { total: items.length, heads })] }
}

function refusalIn(refusal: NonNullable<RevisitDraft['refusal']>, head: string): Reply {
  switch (refusal) {
    case 'tied':
      return say('staff.tied', {})
    case 'surveyed_it':
      return say('revisit.surveyed_it', {})
    case 'no_round':
      return say('revisit.no_round', {})
    case 'not_entered':
      return say('revisit.not_entered', { head })
    case 'reviewed':
      return say('revisit.reviewed', { head })
    case 'declined':
      return say('revisit.declined', { head })
    case 'not_settled':
      return say('revisit.changed', {})
  }
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft) return refused(ctx)
  const head = draft.head ?? ''
  switch (draft.missing) {
    case 'household':
      return { say: [say('revisit.unknown', {})] }
    case 'which':
      return { to: 'which', data: { ...data, head } }
    case 'group':
      return { to: 'group', data: { ...data, head } }
  }
  if (draft.refusal) return { say: [refusalIn(draft.refusal, head)] }
  // What the text says of the household is looked at anew with each answer.
  const isFirst = data['isShown'] ? '' : 'yes'
  const known = { ...data, household: draft.household?.id ?? '', head, isFirst, isShown: 'yes' }
  if (draft.missing === 'answer') return { to: 'answer', data: known }
  const settled = settledOf(data)
  if (settled.length < draft.disputes.length) return { to: 'dispute', data: known }
  return { to: 'confirm', data: known }
}

/** How each dispute was settled so far; null: nobody can say. */
const settledOf = ({ settled }: Data) => (settled ? (JSON.parse(settled) as (string | null)[]) : [])

/** What is contested, said once before anything is asked. */
function contested(draft: RevisitDraft, { isFirst }: Data): { before?: Reply } {
  const { disputes, differences } = draft
  const head = draft.head ?? ''
  if (!isFirst) return {}
  if (disputes.length === 0 && differences === '') {
    return { before: say('revisit.uncontested', { head }) }
  }
  return { before: say('revisit.contested', { head, differences, text: disputes.join('；') }) }
}

const goOn = (ctx: StepContext, data: Data, more: Data): Move => ({
  to: 'plan',
  data: { ...withAttachments(ctx, data), isTooLong: '', ...more },
})

async function confirm(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft) return refused(ctx)
  const settled = settledOf(data)
  const open = settled.filter((how) => how === null).length
  const ask = say('revisit.confirm', {
    head: draft.head ?? '',
    asFound: draft.line.isAsFound ? 1 : 0,
    facts: draft.facts,
    text: draft.line.isAsFound ? '' : draft.line.note,
    settled: settled.length - open,
    open,
    photos: photosOf(data).length,
  })
  return {
    ...contested(draft, data),
    ...notTaken(data),
    ask: { ...ask, choices: YES_NO },
    kind: 'confirm',
    takes: STORY,
    takesAttachments: true,
  }
}

async function keep(ctx: StepContext, data: Data): Promise<Move> {
  const draft = await readDraft(ctx, data)
  const { hotline } = ctx
  if (!draft?.household) return { say: [say('staff.refused', { hotline })] }
  const { isAnswer: _, ...line } = draft.line
  const head = draft.head ?? ''
  return {
    do: {
      type: 'revisit_household',
      householdId: draft.household.id,
      ...line,
      settled: settledOf(data),
      place: placeOf(data),
      photos: photosOf(data),
    },
    outcomes: {
      revisited: endWith('revisit.done'),
      revisited_far: endWith('revisit.done_far'),
      tied: endWith('staff.tied'),
      surveyed_it: endWith('revisit.surveyed_it'),
      not_entered: endWith('revisit.not_entered', { head }),
      reviewed: endWith('revisit.reviewed', { head }),
      declined: endWith('revisit.declined', { head }),
      no_round: endWith('revisit.no_round'),
      not_settled: endWith('revisit.changed'),
      figure_missing: endWith('visit.no_place', { hotline }),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}

/** What any question but the last may get besides its answer. */
const leaves = ({ text }: Heard): Move | undefined =>
  isNo(text) ? dropped : isOtherWork(text) ? 'not_mine' : undefined

export const DISPUTE_CHOICES = [
  { id: 'true', say: say('revisit.true', {}) },
  { id: 'untrue', say: say('revisit.untrue', {}) },
  { id: 'not_known', say: say('revisit.not_known', {}) },
]
/** As the record says it, whatever the cadre's language. */
const SETTLED: Readonly<Record<string, string | null>> = {
  true: '属实',
  untrue: '不属实',
  not_known: null,
}

/** 复核: back to a household about which something is disputed, and how it is; after one confirmation. */
export const revisitHousehold: Flow = {
  name: 'revisit-household',
  first: 'begin',
  steps: {
    begin: {
      ask(ctx, data) {
        const { text = '' } = data
        // A villager who wants it looked at again objects.
        if (!ctx.contact.staffId) return { begin: 'file-objection', data: { text: `复核 ${text}` } }
        return text === '' ? listDue(ctx) : { to: 'plan', data: withAttachments(ctx, data) }
      },
      answer: () => 'not_mine',
    },
    plan: { ask: plan, answer: () => 'not_mine' },
    which: {
      async ask(ctx, data) {
        const choices = candidateChoices((await readDraft(ctx, data))?.candidates ?? [])
        const ask = { ...say('revisit.which', { head: data['head'] ?? '' }), choices }
        return { ask, kind: 'menu' }
      },
      answer(ctx, data, heard) {
        // The name stands in the text still and is read past.
        if (heard.choiceId) return goOn(ctx, data, { household: heard.choiceId })
        return leaves(heard) ?? withGroup(ctx, data, heard.text)
      },
    },
    group: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('revisit.ask_group', { head }),
        kind: 'menu',
        isNumeric: true,
      }),
      answer: (ctx, data, heard) => leaves(heard) ?? withGroup(ctx, data, heard.text),
    },
    answer: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft) return refused(ctx)
        const isUnsaid = draft.line.note !== '' && !draft.line.isAnswer
        return {
          ...contested(draft, data),
          ...notTaken(data),
          ask: say(isUnsaid ? 'revisit.ask_how' : 'revisit.ask_answer', {}),
          kind: 'menu',
          takesAttachments: true,
        }
      },
      answer(ctx, data, heard) {
        if (heard.text === '') return goOn(ctx, data, {})
        return leaves(heard) ?? goOn(ctx, data, withWords(data, heard.text))
      },
    },
    dispute: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft) return refused(ctx)
        const text = draft.disputes[settledOf(data).length] ?? ''
        const ask = { ...say('revisit.ask_dispute', { text }), choices: DISPUTE_CHOICES }
        const before = contested(draft, data)
        return { ...before, ask, kind: 'menu', takes: STORY, takesAttachments: true }
      },
      answer(ctx, data, heard) {
        const { choiceId, text } = heard
        if (!choiceId && text === '') return goOn(ctx, data, {})
        if (!choiceId && isOtherWork(text)) return 'not_mine'
        const how = choiceId ? (SETTLED[choiceId] ?? null) : text.slice(0, 300)
        return goOn(ctx, data, { settled: JSON.stringify([...settledOf(data), how]) })
      },
    },
    confirm: {
      ask: confirm,
      answer(ctx, data, heard) {
        if (heard.choiceId === 'no') return dropped
        if (heard.choiceId === 'yes') return keep(ctx, data)
        if (isOtherWork(heard.text)) return 'not_mine'
        // What is said or sent instead of yes or no belongs to it.
        return goOn(ctx, data, heard.text === '' ? {} : withWords(data, heard.text))
      },
    },
  },
}

function withGroup(ctx: StepContext, data: Data, said: string): Move {
  const group = /\d{1,2}|[一二三四五六七八九十]{1,3}/u.exec(said.normalize('NFKC'))?.[0]
  return group ? goOn(ctx, data, { text: `${group}社${data['text'] ?? ''}` }) : 'not_mine'
}
