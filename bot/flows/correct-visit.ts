import { dayOf, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import {
  isNo,
  isOtherWork,
  listOwnVisits,
  notTaken,
  photosOf,
  readDraft,
  STORY,
  withAttachments,
  withWords,
} from './visit-note'

/** Those that are offered; one that is named may be older. */
const MOST_CHOICES = 3
const MOST_LOOKED_AT = 20

/** Which of the cadre's own notes is meant: the one of the household named, else the only or a picked one. */
async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const own = await listOwnVisits(ctx, MOST_LOOKED_AT)
  const draft = await readDraft(ctx, data)
  if (!own || !draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const named = draft.isNamedFirst ? draft.household : null
  const picked = own.find(({ id }) => id === data['visit'])
  const ofNamed = draft.isNamedFirst && own.find(({ head }) => head === draft.head)
  const visit = picked ?? (ofNamed || (own.length === 1 ? own[0] : undefined))
  if (own.length === 0) return { say: [say('visit.nothing_to_correct', {})] }
  if (!visit) return { to: 'which' }
  // Of a name several have, the note says which household is meant.
  const isMoved = named !== null && named.head !== visit.head
  const known = {
    visit: visit.id,
    household: isMoved ? named.id : visit.householdId,
    head: isMoved ? named.head : visit.head,
    body: draft.body,
    day: draft.day ?? '',
    shownDay: draft.day ?? visit.visitedOn,
    handbook: draft.handbook,
    ...(draft.others && { text: draft.text, others: draft.others }),
  }
  if (known.day > dayOf(ctx.receivedAt)) return { to: 'day', data: known }
  return draft.body === '' ? { to: 'seen', data: known } : { to: 'confirm', data: known }
}

const dropped = { say: [say('visit.dropped', {})] }

/** 更正走访: a new note in the place of the cadre's own last one, or of one of the last three. */
export const correctVisit: Flow = {
  name: 'correct-visit',
  first: 'begin',
  steps: {
    begin: {
      ask(ctx, data) {
        const { contact, hotline } = ctx
        if (contact.staffId) return { to: 'plan', data: withAttachments(ctx, data) }
        // 更正 of whoever is no cadre speaks of their own household.
        return data['ofFile']
          ? { begin: 'ask-correction', data: { text: data['text'] ?? '' } }
          : { say: [say('staff.refused', { hotline })] }
      },
      answer: () => 'not_mine',
    },
    plan: {
      // The household is read anew from the words.
      ask: (ctx, data) => plan(ctx, { ...data, household: '' }),
      answer: () => 'not_mine',
    },
    which: {
      async ask(ctx) {
        const own = (await listOwnVisits(ctx, MOST_CHOICES)) ?? []
        const choices = own.map(({ id, head, visitedOn: day }) => ({
          id,
          say: say('visit.label', { head, day }),
        }))
        return { ask: { ...say('visit.which_note', {}), choices }, kind: 'menu' }
      },
      answer(_ctx, _data, { choiceId, text }) {
        if (choiceId) return { to: 'plan', data: { visit: choiceId } }
        return isNo(text) ? dropped : 'not_mine'
      },
    },
    day: {
      ask: () => ({ ask: say('visit.ask_day', {}), kind: 'menu' }),
      answer(_ctx, _data, { text }) {
        if (isNo(text)) return dropped
        return isOtherWork(text) ? 'not_mine' : { to: 'plan', data: { dayWords: text } }
      },
    },
    seen: {
      ask: (_ctx, data) => ({
        ...notTaken(data),
        ask: say('visit.ask_correction', {
          head: data['head'] ?? '',
          day: data['shownDay'] ?? '',
        }),
        kind: 'menu',
        takesAttachments: true,
      }),
      answer(ctx, data, { text }) {
        if (isNo(text)) return dropped
        if (isOtherWork(text)) return 'not_mine'
        return { to: 'plan', data: { ...withAttachments(ctx, data), ...withWords(data, text) } }
      },
    },
    confirm: {
      ask(_ctx, data) {
        const { head = '', shownDay: day = '', body: text = '', handbook = '' } = data
        const ask =
          handbook === ''
            ? say('visit.correct_confirm', { head, day, text })
            : say('visit.correct_filled', { head, day, text, handbook })
        return {
          ...notTaken(data),
          ask: { ...ask, choices: YES_NO },
          kind: 'confirm',
          takes: STORY,
          takesAttachments: true,
        }
      },
      answer(ctx, data, { choiceId, text }) {
        if (choiceId === 'no') return dropped
        if (isOtherWork(text)) return 'not_mine'
        if (choiceId !== 'yes') {
          const words = text === '' ? { isTooLong: '' } : withWords(data, text)
          return { to: 'plan', data: { ...withAttachments(ctx, data), ...words } }
        }
        const { hotline } = ctx
        return {
          do: {
            type: 'correct_visit',
            visitId: data['visit'] ?? '',
            householdId: data['household'] || null,
            text: data['body'] ?? '',
            visitedOn: data['day'] || null,
            photos: photosOf(data),
          },
          outcomes: {
            corrected: endWith('visit.corrected'),
            text_missing: endWith('visit.empty'),
            not_found: endWith('visit.nothing_to_correct'),
            forbidden: endWith('staff.refused', { hotline }),
            figure_missing: endWith('visit.no_place', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
