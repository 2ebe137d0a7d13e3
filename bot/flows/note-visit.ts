import { dayOf, say, type VisitDraft } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'
import {
  candidateChoices,
  isNo,
  isOtherWork,
  knownIn,
  notTaken,
  photosOf,
  placeOf,
  readDraft,
  STORY,
  withAttachments,
  withWords,
} from './visit-note'

async function plan(ctx: StepContext, given: Data): Promise<Ask> {
  const draft = await readDraft(ctx, given)
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const { text, others } = draft
  const data: Data = { ...given, ...knownIn(draft), text, ...(others && { others }) }
  const head = draft.head ?? ''
  switch (draft.missing) {
    case 'household':
      return { to: 'who', data: { ...data, isUnknown: given['name'] || draft.body ? 'yes' : '' } }
    case 'which':
      return { to: 'which', data: { ...data, head } }
    case 'group':
      return { to: 'group', data: { ...data, head } }
    case 'day':
      return { to: 'day', data }
    case 'text':
      if (photosOf(data).length === 0) return { to: 'seen', data: { ...data, isGuided: 'yes' } }
  }
  if (data['isGuided'] && !data['isShown']) return { to: 'photo', data }
  // Said before midnight and confirmed after it, it was still the day that is shown.
  return { to: 'confirm', data: { ...data, shownDay: draft.day ?? dayShown(ctx, data) } }
}

const dropped: Move = { say: [say('visit.dropped', {})] }

/** What any question but the last may get besides its answer. */
const leaves = ({ text }: Heard): Move | undefined =>
  isNo(text) ? dropped : isOtherWork(text) ? 'not_mine' : undefined

/** Takes what came with the message and looks again at what is missing. */
const goOn = (ctx: StepContext, data: Data, more: Data): Move => ({
  to: 'plan',
  data: { ...withAttachments(ctx, data), isTooLong: '', ...more },
})

/** 走访 户主 看到什么, or asked for one by one; kept after one confirmation. */
export const noteVisit: Flow = {
  name: 'note-visit',
  first: 'begin',
  steps: {
    begin: {
      ask: (ctx, data) =>
        ctx.contact.staffId
          ? { to: 'plan', data: withAttachments(ctx, data) }
          : { say: [say('staff.refused', { hotline: ctx.hotline })] },
      answer: () => 'not_mine',
    },
    plan: { ask: plan, answer: () => 'not_mine' },
    who: {
      ask: (_ctx, { isUnknown }) => ({
        ask: say(isUnknown ? 'visit.unknown' : 'visit.ask_who', {}),
        kind: 'menu',
        takes: STORY,
        takesAttachments: true,
      }),
      answer: (ctx, data, heard) =>
        leaves(heard) ?? goOn(ctx, data, heard.text === '' ? {} : { name: heard.text }),
    },
    which: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        const ask = say('visit.which', { head: data['head'] ?? '' })
        const choices = candidateChoices(draft?.candidates ?? [])
        return { ask: { ...ask, choices }, kind: 'menu', takesAttachments: true }
      },
      answer(ctx, data, heard) {
        if (heard.choiceId) return goOn(ctx, data, { household: heard.choiceId })
        const { text } = heard
        if (text === '') return goOn(ctx, data, {})
        return leaves(heard) ?? withGroup(ctx, data, text) ?? 'not_mine'
      },
    },
    group: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('visit.ask_group', { head }),
        kind: 'menu',
        isNumeric: true,
        takesAttachments: true,
      }),
      answer(ctx, data, heard) {
        if (heard.text === '') return goOn(ctx, data, {})
        const group = /^\d{1,2}$/.test(heard.plain) ? `${heard.plain}社` : heard.text
        return leaves(heard) ?? withGroup(ctx, data, group) ?? 'not_mine'
      },
    },
    day: {
      ask: () => ({ ask: say('visit.ask_day', {}), kind: 'menu', takesAttachments: true }),
      answer: (ctx, data, heard) => leaves(heard) ?? goOn(ctx, data, { dayWords: heard.text }),
    },
    seen: {
      ask: (_ctx, data) => ({
        ...notTaken(data),
        ask: say('visit.ask_seen', { head: data['head'] ?? '' }),
        kind: 'menu',
        takes: STORY,
        takesAttachments: true,
      }),
      answer(ctx, data, heard) {
        const isDone = isFinished(heard.text)
        if (isDone || isNo(heard.text)) return { say: [say('visit.empty', {})] }
        if (isOtherWork(heard.text)) return 'not_mine'
        return goOn(ctx, data, withSeen(data, heard.text))
      },
    },
    photo: {
      ask: () => ({
        ask: say('visit.ask_photo', {}),
        kind: 'menu',
        takes: STORY,
        takesAttachments: true,
      }),
      answer(ctx, data, heard) {
        if (isOtherWork(heard.text)) return 'not_mine'
        const isDone = isFinished(heard.text) || isNo(heard.text)
        const words = isDone ? {} : withSeen(data, heard.text)
        return goOn(ctx, data, { ...words, isShown: 'yes' })
      },
    },
    confirm: {
      ask: (ctx, data) => ({
        ...notTaken(data),
        ask: { ...confirmation(data, dayShown(ctx, data)), choices: YES_NO },
        kind: 'confirm',
        takes: STORY,
        takesAttachments: true,
      }),
      answer(ctx, data, heard) {
        if (heard.choiceId === 'no') return dropped
        if (isOtherWork(heard.text)) return 'not_mine'
        // What is said or sent instead of yes or no belongs to the note.
        if (heard.choiceId !== 'yes') return goOn(ctx, data, withSeen(data, heard.text))
        return keep(ctx, data)
      },
    },
  },
}

/** 3社, 宝坪村 or 宝坪村3社 in answer to which of several: the group before the name, the village behind. */
function withGroup(ctx: StepContext, data: Data, said: string): Move | undefined {
  const plain = said.normalize('NFKC')
  const group = /(?:\d{1,2}|[一二三四五六七八九十]{1,3})[社组队]/u.exec(plain)?.[0] ?? ''
  if (group === '' && !/[村区居]/u.test(plain)) return undefined
  return goOn(ctx, data, { name: `${group}${data['head'] ?? ''} ${plain}` })
}

const withSeen = (data: Data, text: string): Data => (text === '' ? {} : withWords(data, text))

const isFinished = (text: string) => {
  const { intent, isBare } = understand(text)
  return isBare && intent === 'yes'
}

const dayShown = ({ receivedAt }: StepContext, { shownDay }: Data) => shownDay || dayOf(receivedAt)

function confirmation(data: Data, day: string) {
  const { head = '', area = '', body: text = '', handbook = '' } = data
  return handbook === ''
    ? say('visit.confirm', { head, area, day, text, photos: photosOf(data).length })
    : say('visit.confirm_filled', { head, day, text, handbook })
}

function keep(ctx: StepContext, data: Data): Move {
  const { hotline } = ctx
  return {
    do: {
      type: 'note_visit',
      householdId: data['household'] ?? '',
      text: data['body'] ?? '',
      visitedOn: dayShown(ctx, data),
      purpose: (data['purpose'] || null) as VisitDraft['purpose'] | null,
      place: placeOf(data),
      photos: photosOf(data),
    },
    outcomes: {
      noted: endWith('visit.done'),
      noted_far: endWith('visit.done_far'),
      text_missing: endWith('visit.empty'),
      forbidden: endWith('staff.refused', { hotline }),
      figure_missing: endWith('visit.no_place', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
