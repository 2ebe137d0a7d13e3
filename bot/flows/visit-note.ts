import {
  type Attachments,
  parseResponse,
  type NoteDraft,
  type Reply,
  say,
  type VisitDraft,
} from '../../api/client'
import type { Data, StepContext } from '../conversation/flow'
import { CHANGE_WORK } from '../conversation/changes-words'
import { ENTRY_WORK } from '../conversation/entry-words'
import { SURVEY_WORK } from '../conversation/survey-words'
import { understand } from '../conversation/understand'
import { isForbidden } from './allowed'

/** What the API takes of one note, and of a name or a day. */
const LONGEST = 1000
const LONGEST_NAME = 50
/** As many as one message brings. */
const MOST_PHOTOS = 10

/** Pictures and place of this message, beside those that came before. */
export function withAttachments({ attachments }: StepContext, data: Data): Data {
  const photos = [...photosOf(data), ...(attachments?.photos ?? [])].slice(0, MOST_PHOTOS)
  const place = attachments?.place ?? null
  return {
    ...data,
    ...(photos.length > 0 && { photos: JSON.stringify(photos) }),
    ...(place && { place: JSON.stringify(place) }),
  }
}

export const photosOf = ({ photos }: Data) =>
  photos ? (JSON.parse(photos) as Attachments['photos']) : []

export const placeOf = ({ place }: Data) =>
  place ? (JSON.parse(place) as Attachments['place']) : null

/** More words of a note; where they do not fit beside the others they are not taken. */
export function withWords(data: Data, more: string): Data {
  const text = `${data['text'] ?? ''} ${more}`.trim()
  return text.length > LONGEST ? { isTooLong: 'yes' } : { text, isTooLong: '' }
}

/** Said before the question that comes next: nobody takes for kept what was not. */
export const notTaken = ({ isTooLong, others }: Data) =>
  isTooLong
    ? { before: say('common.too_long', { limit: LONGEST }) }
    : others
      ? { before: say('visit.one_each', { text: others }) }
      : {}

/** How the note is understood so far; null where its writer may note none. */
export async function readDraft(
  { api }: StepContext,
  { text = '', name, household, dayWords }: Data,
): Promise<NoteDraft | null> {
  const response = await api.visits.drafts.$post({
    json: {
      text: text.slice(0, LONGEST),
      householdName: name?.slice(0, LONGEST_NAME) || null,
      householdId: household || null,
      dayWords: dayWords?.slice(0, LONGEST_NAME) || null,
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as NoteDraft
}

/** What is to be kept for the confirmation. */
export const knownIn = (draft: VisitDraft): Data => ({
  body: draft.body,
  day: draft.day ?? '',
  purpose: draft.purpose,
  handbook: draft.handbook,
  ...(draft.household && {
    household: draft.household.id,
    head: draft.household.head,
    area: draft.household.area,
  }),
})

/** By village and group; where that is not enough, by how many live there. */
export function candidateChoices(candidates: VisitDraft['candidates']): Reply['choices'] {
  // Several that sound alike are told apart by their names first.
  const isOneName = new Set(candidates.map(({ head }) => head)).size === 1
  return candidates.map(({ id, head, area, size }) => {
    const of = candidates.filter((each) => each.area === area && each.head === head)
    const where = of.length === 1 ? area : `${area}${size}口人`
    return { id, say: say('common.text', { text: isOneName ? where : `${head}（${where}）` }) }
  })
}

/** Begins something else of a cadre's work, rather than being an answer. */
export function isOtherWork(text: string): boolean {
  const { intent } = understand(text)
  return [
    ...ENTRY_WORK,
    ...SURVEY_WORK,
    ...CHANGE_WORK,
    'visit',
    'correct_visit',
    'own_visits',
    'todo',
  ].includes(intent)
}

/** A cadre who tells of a leaking roof calls for no help: it belongs to the note. So does 镇上打工. */
export const STORY = ['help', 'question', 'apply', 'objection', 'complaint'] as const

/** 算了 in answer to a question. */
export function isNo(text: string): boolean {
  const { intent, isBare } = understand(text)
  return isBare && intent === 'no'
}

/** The actor's newest notes that were not corrected. */
export async function listOwnVisits({ api }: StepContext, limit: number) {
  const query = { isMine: 'true', isCurrent: 'true', limit: String(limit) } as const
  const response = await api.visits.index.$get({ query })
  return response.ok ? (await response.json()).items : null
}
