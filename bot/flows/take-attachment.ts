import { addMinutes, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endWith } from '../conversation/say'
import { understand } from '../conversation/understand'
import { findOwnNotice } from './look-up-notice'
import { prove } from './prove-notice'
import { listOwnVisits, photosOf } from './visit-note'

function tell({ contact }: StepContext, what: string | undefined): Reply {
  const isStaff = contact.staffId !== null
  if (what === 'place') return say(isStaff ? 'attachments.place_staff' : 'attachments.place', {})
  return say(isStaff ? 'attachments.photo_staff' : 'attachments.photo', {})
}

/** So long after a note a picture that comes alone still belongs to it. */
const LATE_PHOTO_MINUTES = 10

/** The visit noted just now; null where there is none so fresh. */
async function findFreshVisit(ctx: StepContext): Promise<string | null> {
  const [last] = (await listOwnVisits(ctx, 1)) ?? []
  const isFresh = last && addMinutes(new Date(last.notedAt), LATE_PHOTO_MINUTES) > ctx.receivedAt
  return isFresh ? last.id : null
}

const addToVisit = (visitId: string, data: Data): Exclude<Move, 'not_mine'> => ({
  do: { type: 'add_visit_photos', visitId, photos: photosOf(data) },
  outcomes: {
    added: endWith('visit.photo_added'),
    refused: { say: [say('attachments.photo_staff', {})] },
  },
})

/** So many fit on one screen. */
const MOST_LISTS = 3

interface Labelled {
  code: string
  area: string
}

/** Lists a photo is due of, the actor's own first. */
async function listToProve({ api }: StepContext): Promise<Labelled[]> {
  const query = { isToProve: 'true', limit: '50' } as const
  const response = await api.notices.index.$get({ query })
  if (!response.ok) return []
  const { items } = await parseResponse(Promise.resolve(response))
  const sorted = items.toSorted((a, b) => Number(b.isMine) - Number(a.isMine))
  return sorted.slice(0, MOST_LISTS).map(({ code, area }) => ({ code, area }))
}

/** By number and area; `visit` for the note just made, where there is one. */
export const listChoices = (lists: readonly Labelled[], hasVisit: boolean): Reply['choices'] => [
  ...lists.map(({ code, area }) => ({ id: code, say: say('posting.label', { area, code }) })),
  ...(hasVisit ? [{ id: 'visit', say: say('posting.visit_photo', {}) }] : []),
]

/** What a picture that nothing waits for may be for: a visit noted just now, or a list on a wall. */
async function sortPhoto(ctx: StepContext, data: Data): Promise<Ask> {
  const { attachments, contact } = ctx
  if (!contact.staffId || !attachments?.photos.length) return { say: [tell(ctx, data['what'])] }
  const known = { ...data, photos: JSON.stringify(attachments.photos) }
  const visit = await findFreshVisit(ctx)
  const lists = await listToProve(ctx)
  if (lists.length > 0)
    return { to: 'which', data: { ...known, visit: visit ?? '', lists: JSON.stringify(lists) } }
  return visit ? addToVisit(visit, known) : { say: [tell(ctx, data['what'])] }
}

async function proveOne(ctx: StepContext, code: string, data: Data): Promise<Move> {
  const notice = await findOwnNotice(ctx, code)
  if (!notice) return { say: [say('notice.not_yours', {})] }
  return prove(ctx, { code: notice.code, day: notice.closesOn, photos: photosOf(data) })
}

/** A number that was not offered is as good as one that was. */
function codeIn({ choiceId, text }: Heard): string | null {
  if (choiceId) return choiceId
  const understood = understand(text)
  if (understood.intent === 'prove_notice') return understood.code
  return understood.intent === 'code_other' && understood.kind === 'notice' ? understood.code : null
}

/** A picture or a place that nothing waits for: what it is for must be said. */
export const takeAttachment: Flow = {
  name: 'take-attachment',
  first: 'tell',
  steps: {
    tell: { ask: sortPhoto, answer: () => 'not_mine' },
    which: {
      ask: (_ctx, { lists = '[]', visit }) => ({
        ask: {
          ...say('posting.which_list', {}),
          choices: listChoices(JSON.parse(lists) as Labelled[], Boolean(visit)),
        },
        kind: 'menu',
        takes: ['code_other', 'prove_notice'],
      }),
      async answer(ctx, data, heard) {
        if (heard.choiceId === 'visit') return addToVisit(data['visit'] ?? '', data)
        const code = codeIn(heard)
        if (code) return proveOne(ctx, code, data)
        const { intent, isBare } = understand(heard.text)
        return isBare && intent === 'no' ? { say: [say('posting.photo_dropped', {})] } : 'not_mine'
      },
    },
  },
}
