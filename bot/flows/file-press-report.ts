import { parseResponse, type PressDraft, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { LONGEST_PRESS, pressDropped, pressRefusals } from './press-refusals'
import { TOLD } from './supervision-refusals'
import { isNo, photosOf, withAttachments } from './visit-note'

/** What the API takes of the whole line. */
const LONGEST = 1000
const WAYS = [
  { id: 'complaint', say: say('press.way_complaint', {}) },
  { id: 'report', say: say('press.way_report', {}) },
]

async function readDraft({ api }: StepContext, { text = '' }: Data): Promise<PressDraft | null> {
  const json = { text: text.slice(0, LONGEST) }
  const response = await api.pressReports.drafts.$post({ json })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as PressDraft
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = ctx.contact.staffId ? await readDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const seen = withAttachments(ctx, data)
  // Whoever was accused must not read it first: the other way is offered before anything else.
  if (draft.isAlleging && data['way'] !== 'report') return { to: 'way', data: seen }
  if (draft.personal) return { say: [say('press.refused', { pressWhy: draft.personal })] }
  return { to: draft.missing ?? 'confirm', data: seen }
}

const adds =
  (join: (text: string, more: string) => string) =>
  (ctx: StepContext, data: Data, { text }: Heard): Move => {
    if (isNo(text)) return pressDropped
    const seen = withAttachments(ctx, data)
    return { to: 'plan', data: { ...seen, text: join(data['text'] ?? '', text) } }
  }

function send({ hotline }: StepContext, data: Data, draft: PressDraft): Move {
  const { areaPath, unit, text, link } = draft
  if (!areaPath || !unit) return { to: 'plan' }
  return {
    do: {
      type: 'file_press_report',
      areaPath,
      unit,
      text: text.slice(0, LONGEST_PRESS),
      link,
      photos: photosOf(data),
    },
    outcomes: {
      filed: endWith('press.filed'),
      filed_alleging: endWith('press.filed_alleging'),
      ...pressRefusals(hotline, [
        'not_accredited',
        'no_words',
        'id_number',
        'phone',
        'unit_unknown',
        'day_in_future',
        'already_filed',
        'figure_missing',
      ]),
    },
  }
}

/** 媒体 宝坪村 路没有修完 https://…: what an accredited journalist saw, for the unit to answer. */
export const filePressReport: Flow = {
  name: 'file-press-report',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    way: {
      ask: () => ({ ask: { ...say('press.ask_way', {}), choices: WAYS }, kind: 'menu' }),
      answer: (_ctx, { text = '' }, { choiceId }) => {
        if (choiceId === 'complaint') return { begin: 'file-complaint', data: { text } }
        return choiceId === 'report' ? { to: 'plan', data: { way: 'report' } } : 'not_mine'
      },
    },
    area: {
      ask: () => ({
        ask: say('press.ask_area', {}),
        kind: 'menu',
        takes: TOLD,
        takesAttachments: true,
      }),
      answer: adds((text, place) => `${place} ${text}`),
    },
    text: {
      ask: () => ({
        ask: say('press.ask_text', {}),
        kind: 'menu',
        takes: TOLD,
        takesAttachments: true,
      }),
      answer: adds((text, more) => `${text} ${more}`),
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft || draft.missing !== null) return { to: 'plan' }
        const { area, text, unitName: unit } = draft
        const ask = say('press.confirm', { area, text, unit })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm', takesAttachments: true }
      },
      async answer(ctx, data, { choiceId, text }) {
        if (choiceId === 'no') return pressDropped
        // A photo that comes instead of yes or no belongs to it.
        if (text === '') return { to: 'confirm', data: withAttachments(ctx, data) }
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft?.missing === null ? send(ctx, data, draft) : { to: 'plan' }
      },
    },
  },
}
