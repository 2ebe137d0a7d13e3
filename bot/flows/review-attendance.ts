import { type QuorumBasis, type ReviewBody, say } from '../../api/client'
import type { After, Data, Heard, Move, Question, Step, StepContext } from '../conversation/flow'
import { endSorry, endWith, sayOutcome } from '../conversation/say'
import { understand } from '../conversation/understand'
import { isFinished, leaves, OF_A_MEETING } from './review-meetings'

const MOST_ENTITLED = 1_000
const ENTITLED =
  /^(?:应到|一共|总共|共|有)*[\s:]*(\d{1,4})\s*(户|家|个?成年人|个?大人|人|个|名|位)?$/u

interface Entitled {
  basis: QuorumBasis
  entitled: number
}

/** 52户 and 52 of a group are households, 120人 its adults; of a body they are its members. */
export function readEntitled(text: string, body: ReviewBody): Entitled | null {
  const [, digits, unit = '户'] = ENTITLED.exec(text.normalize('NFKC').trim()) ?? []
  const entitled = Number(digits ?? 0)
  if (entitled < 1 || entitled > MOST_ENTITLED) return null
  if (body !== 'group_meeting') return { basis: 'members', entitled }
  return { basis: unit === '户' || unit === '家' ? 'households' : 'adults', entitled }
}

const bodyIn = ({ body }: Data) => body as ReviewBody

function suggestedIn(data: Data): Entitled | null {
  const entitled = Number(data['suggested'] ?? 0)
  const basis = bodyIn(data) === 'group_meeting' ? 'households' : 'members'
  return entitled > 0 ? { basis, entitled } : null
}

const toBallot = ({ basis, entitled }: Entitled): Move => ({
  to: 'ballot',
  data: { basis, entitled: String(entitled), isUnread: '' },
})

/** How many are entitled 应到: as the roll or the last meeting has it, or as it is said. */
export const entitled: Step = {
  ask: (_ctx, data): Question => ({
    ask: data['isUnread']
      ? say('review.entitled_unread', { body: bodyIn(data) })
      : say('review.ask_entitled', {
          area: data['area'] ?? '',
          body: bodyIn(data),
          suggested: Number(data['suggested'] ?? 0),
        }),
    kind: 'menu',
    isNumeric: true,
  }),
  answer(_ctx, data, heard) {
    const left = leaves(heard)
    if (left) return left
    const { intent, isBare } = understand(heard.text)
    const isAgreed = isBare && intent === 'yes'
    const found = isAgreed ? suggestedIn(data) : readEntitled(heard.text, bodyIn(data))
    return found ? toBallot(found) : { to: 'entitled', data: { isUnread: 'yes' } }
  },
}

export const BALLOT_CHOICES = [
  { id: 'open', say: say('review.open_ballot', {}) },
  { id: 'secret', say: say('review.secret_ballot', {}) },
]

/** 举手 or 不记名投票. */
export const ballot: Step = {
  ask: () => ({ ask: { ...say('review.ask_ballot', {}), choices: BALLOT_CHOICES }, kind: 'menu' }),
  answer(ctx, data, heard) {
    const { text, choiceId } = heard
    const isSecret = choiceId === 'secret' || /不记名|无记名|投票|秘密/u.test(text)
    if (!isSecret && choiceId !== 'open' && !/举手|公开/u.test(text))
      return leaves(heard) ?? 'not_mine'
    return setUp(ctx, data, isSecret)
  },
}

function setUp({ hotline }: StepContext, data: Data, isSecret: boolean): Move {
  const entitled = Number(data['entitled'] ?? 0)
  return {
    do: {
      type: 'set_up_review',
      reviewId: data['id'] ?? '',
      basis: data['basis'] as QuorumBasis,
      entitled,
      isSecret,
    },
    outcomes: {
      set_up: atAttendees(data, endWith('review.ask_attendees')),
      ...overOutcomes(hotline),
    },
  }
}

/** What any command of a meeting can come to besides its own. */
export const overOutcomes = (hotline: string): Record<string, After> => ({
  review_closed: endWith('review.over'),
  review_void: endWith('review.over'),
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
})

const atAttendees = (data: Data, { say: replies }: After): After => ({
  say: replies,
  at: { step: 'attendees', data, takesAttachments: true, takes: OF_A_MEETING },
})

/** Who is present, in one message or several; 好了 ends it where there are enough. */
export const attendees: Step = {
  ask: (_ctx, data) => ({
    ask: attendeesQuestion(data),
    kind: 'menu',
    takes: OF_A_MEETING,
    takesAttachments: true,
  }),
  answer(ctx, data, heard) {
    const left = leaves(heard)
    if (left) return left
    if (isFinished(heard)) return { to: 'plan', data: { isAsked: 'yes' } }
    const again = heard.text.trim().startsWith('应到')
      ? readEntitled(heard.text, bodyIn(data))
      : null
    return again ? toBallot(again) : attend(ctx, data, heard)
  },
}

function attendeesQuestion(data: Data) {
  const [present, needed, of] = ['present', 'needed', 'entitled'].map((key) =>
    Number(data[key] ?? 0),
  ) as [number, number, number]
  if (data['attendance'] === 'over_entitled')
    return say('review.over_entitled', { present, entitled: of })
  return present === 0 && !data['isAsked']
    ? say('review.ask_attendees', { entitled: of, needed })
    : say('review.no_quorum', { present, needed })
}

/** Takes names, and a photo of a paper that somebody comes with. */
export function attend(ctx: StepContext, data: Data, { text }: Pick<Heard, 'text'>): Move {
  const { hotline, attachments } = ctx
  const again = (
    template:
      | 'review.attended'
      | 'review.over_entitled'
      | 'review.names_missing'
      | 'review.proxies_too_many',
  ) => atAttendees(data, { say: [sayOutcome(template)] })
  return {
    do: {
      type: 'attend_review',
      reviewId: data['id'] ?? '',
      text,
      photos: attachments?.photos ?? [],
    },
    outcomes: {
      attended: again('review.attended'),
      over_entitled: again('review.over_entitled'),
      names_missing: again('review.names_missing'),
      proxies_too_many: again('review.proxies_too_many'),
      ...overOutcomes(hotline),
    },
  }
}
