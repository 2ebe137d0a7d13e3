import { addDays, dayOf, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith } from '../conversation/say'
import { isForbidden } from './allowed'
import { residencyRefusals } from './residency-refusals'
import { isNo, photosOf, placeOf, withAttachments } from './visit-note'

const BACK: readonly (readonly [RegExp, number])[] = [
  [/前天/u, 2],
  [/昨天/u, 1],
]

/** 11月30日, of this year: whether it may be noted is for the API to say. */
function dayIn(text: string, today: string): string | undefined {
  const [, month, date] = /(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?/u.exec(text.normalize('NFKC')) ?? []
  if (!month || !date) return undefined
  const day = `${today.slice(0, 4)}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return Number.isNaN(Date.parse(day)) ? undefined : day
}

async function begin(ctx: StepContext, given: Data): Promise<Ask> {
  const { api, contact, hotline } = ctx
  const data = withAttachments(ctx, given)
  const refused: Ask = { say: [say('staff.refused', { hotline })] }
  if (!contact.staffId) return refused
  const response = await api.residency.mine.$get()
  if (isForbidden(response)) return refused
  const { items } = await parseResponse(Promise.resolve(response))
  const text = data['text'] ?? ''
  const back = BACK.find(([words]) => words.test(text))?.[1] ?? 0
  const today = dayOf(ctx.receivedAt)
  const day = dayIn(text, today) ?? (back > 0 ? addDays(today, -back) : '')
  const named = items.filter(({ area }) => text.includes(area.replace(/[村社区]+$/u, '')))
  const [only] = named.length > 0 ? named : items
  if (items.length > 1 && named.length !== 1) return { to: 'which', data: { ...data, day } }
  return { to: 'note', data: { ...data, day, areaPath: only?.areaPath ?? '' } }
}

/** 到村, 没到村: in the village today, kept at once; what was wrong is taken back by a word. */
export const noteResidency: Flow = {
  name: 'note-residency',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    which: {
      async ask({ api }) {
        const { items } = await parseResponse(api.residency.mine.$get())
        const choices = items.map(({ areaPath, area }) => ({
          id: areaPath,
          say: say('common.text', { text: area }),
        }))
        return { ask: { ...say('residency.which_village', {}), choices }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId, text }) =>
        choiceId
          ? { to: 'note', data: { areaPath: choiceId } }
          : isNo(text)
            ? { say: [say('notice.kept', {})] }
            : 'not_mine',
    },
    note: { ask: (ctx, data) => keep(ctx, data), answer: () => 'not_mine' },
  },
}

function keep({ hotline }: StepContext, data: Data): Exclude<Move, 'not_mine'> {
  return {
    do: {
      type: 'note_presence',
      isPresent: !data['isNot'],
      areaPath: data['areaPath'] || null,
      day: data['day'] || null,
      place: placeOf(data),
      photos: photosOf(data),
    },
    outcomes: {
      ...residencyRefusals(hotline, [
        'not_resident',
        'which_village',
        'on_leave',
        'in_future',
        'too_long_ago',
        'not_today',
        'figure_missing',
      ]),
      noted: endWith('residency.noted'),
      noted_far: endWith('residency.noted_far'),
      taken_back: endWith('residency.taken_back'),
      not_noted: endWith('residency.not_noted'),
    },
  }
}
