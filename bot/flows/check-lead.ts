import { dayOf, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { isNobody } from '../conversation/leads-words'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { beginsWork } from './begins-work'
import { isNo, photosOf, placeOf, STORY, withAttachments } from './visit-note'

/** What the API takes of what was seen, and of what was said. */
const LONGEST = 1000

type Found = 'forbidden' | 'tied' | 'unknown' | Awaited<ReturnType<typeof read>>

async function read({ api }: StepContext, code: string, said: string) {
  const query = said === '' ? {} : { said: said.slice(0, LONGEST) }
  return parseResponse(api.leads['by-code'][':code'].$get({ param: { code }, query }))
}

/** A lead by its receipt as whoever works on it sees it, or why not. */
export async function findLead(ctx: StepContext, code: string, said = ''): Promise<Found> {
  if (!ctx.contact.staffId) return 'forbidden'
  if (code === '') return 'unknown'
  const response = await ctx.api.leads['by-code'][':code'].$get({ param: { code }, query: {} })
  if (isForbidden(response)) return 'forbidden'
  if (response.ok) return read(ctx, code, said)
  const { reason } = (await response.json()) as { reason?: string }
  return reason === 'tied' ? 'tied' : 'unknown'
}

/** What is said where a lead cannot be shown. */
export const notShown = (found: 'forbidden' | 'tied' | 'unknown', { hotline }: StepContext) => {
  if (found === 'forbidden') return { say: [say('staff.refused', { hotline })] }
  return { say: [say(found === 'tied' ? 'staff.tied' : 'lead.unknown', {})] }
}

async function begin(ctx: StepContext, given: Data): Promise<Ask> {
  const { code = '', text = '' } = given
  if (ctx.contact.staffId && code === '') return { say: [say('lead.check_format', {})] }
  const found = await findLead(ctx, code, text)
  if (typeof found === 'string') return notShown(found, ctx)
  if (found.status === 'decided') return { say: [say('lead.was_decided', {})] }
  const { head, class: leadClass, seen } = found
  const data = { ...withAttachments(ctx, given), head, leadClass, day: seen?.day ?? '' }
  const isSeen = (seen?.text ?? '') !== '' || photosOf(data).length > 0
  return { to: isSeen ? 'said' : 'seen', data: { ...data, text: seen?.text ?? '' } }
}

/** Pictures that come with an answer belong to the visit, too. */
const withPhotos = (ctx: StepContext, data: Data, more: Data): Data => ({
  ...withAttachments(ctx, data),
  ...more,
})

/** 核实 CODE 看到什么: seen and heard on the spot, kept as one visit after one confirmation. */
export const checkLead: Flow = {
  name: 'check-lead',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    seen: {
      ask: (_ctx, { head = '', leadClass }) => ({
        ask: say('lead.ask_seen', { head, leadClass: leadClass as 'vehicle' }),
        kind: 'menu',
        takes: STORY,
        takesAttachments: true,
      }),
      answer(ctx, data, { text }) {
        if (isNo(text)) return { say: [say('lead.check_empty', {})] }
        if (beginsWork(text)) return 'not_mine'
        if (text === '') return { to: 'said', data: withPhotos(ctx, data, {}) }
        return { to: 'begin', data: withPhotos(ctx, data, { text }) }
      },
    },
    said: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('lead.ask_said', { head }),
        kind: 'menu',
        takes: STORY,
        takesAttachments: true,
      }),
      answer(ctx, data, heard) {
        if (heard.text === '') return { to: 'said', data: withPhotos(ctx, data, {}) }
        if (beginsWork(heard.text)) return 'not_mine'
        return { to: 'confirm', data: withPhotos(ctx, data, { said: saidIn(heard) }) }
      },
    },
    confirm: {
      ask: (ctx, data) => ({
        ask: { ...confirmation(ctx, data), choices: YES_NO },
        kind: 'confirm',
        takesAttachments: true,
      }),
      answer(ctx, data, { choiceId, text }) {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        if (choiceId === 'yes') return keep(ctx, data)
        return text === '' ? { to: 'confirm', data: withPhotos(ctx, data, {}) } : 'not_mine'
      },
    },
  },
}

/** Empty where nobody was met. */
const saidIn = ({ text, plain }: Heard) => (isNobody(plain) ? '' : text)

const dayOn = ({ receivedAt }: StepContext, { day }: Data) => day || dayOf(receivedAt)

function confirmation(ctx: StepContext, data: Data) {
  const { head = '', said = '' } = data
  const about = { head, day: dayOn(ctx, data), text: data['text'] ?? '' }
  return said === ''
    ? say('lead.check_confirm_unheard', about)
    : say('lead.check_confirm', { ...about, said })
}

function keep(ctx: StepContext, data: Data): Move {
  const { hotline } = ctx
  const { code = '', head = '', text = '', said = '' } = data
  return {
    do: {
      type: 'check_lead',
      code,
      seen: text.slice(0, LONGEST),
      said: said.slice(0, LONGEST) || null,
      visitedOn: dayOn(ctx, data),
      place: placeOf(data),
      photos: photosOf(data),
    },
    outcomes: {
      checked: endWith('lead.checked', { head }),
      checked_unheard: endWith('lead.checked_unheard', { head }),
      decided: endWith('lead.was_decided'),
      before_found: endWith('lead.before_found'),
      day_in_future: endWith('lead.in_future'),
      text_missing: endWith('lead.check_empty'),
      tied: endWith('staff.tied'),
      not_found: endWith('lead.unknown'),
      forbidden: endWith('staff.refused', { hotline }),
      figure_missing: endWith('visit.no_place', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
