import { type NextQuestion, parseResponse, type Reply, say } from '../../api/client'
import type { Data, Heard, Move, StepContext } from '../conversation/flow'
import { understand } from '../conversation/understand'

/** 谢书记 is there, and what was said of him is in the minutes: nobody complains of him. */
export const OF_A_MEETING = ['complaint'] as const

/** So many can be picked from by digits in one message. */
const MOST_MEETINGS = 4

/** Meetings that are called and which this member of staff holds; of a place where one is named. */
export async function listCalled({ api }: StepContext, place: string) {
  const response = await api.reviews.index.$get({ query: { status: 'called', limit: '100' } })
  if (!response.ok) return null
  const { items } = await response.json()
  const where = place.normalize('NFKC').replace(/\s/g, '')
  return items
    .filter(({ mayHold, area }) => mayHold && (where === '' || isNamed(where, area)))
    .slice(0, MOST_MEETINGS)
}
export type Called = NonNullable<Awaited<ReturnType<typeof listCalled>>>[number]

/** 3社 is enough for 宝坪村3社; 宝坪村 is not 宝坪村3社. */
const isNamed = (where: string, area: string) => area === where || area.endsWith(where)

export const meetingChoices = (meetings: readonly Pick<Called, 'id' | 'area' | 'meetsOn'>[]) =>
  meetings.map(({ id, area, meetsOn: day }) => ({ id, say: say('review.meeting', { area, day }) }))

/** How far a meeting has come; null where it is not this one's any more. */
export async function readMeeting({ api }: StepContext, data: Data) {
  const response = await api.reviews[':id'].progress.$post({
    param: { id: data['id'] ?? '' },
    json: { skipped: skippedIn(data) },
  })
  if (!response.ok) return null
  return parseResponse(Promise.resolve(response))
}
export type MeetingProgress = NonNullable<Awaited<ReturnType<typeof readMeeting>>>
export type NextCase = NonNullable<NextQuestion['case']>

/** Cases put off to another meeting. */
export const skippedIn = ({ skipped }: Data): string[] => (skipped ? skipped.split(' ') : [])

export const caseIn = ({ case: of }: Data): NextCase | null =>
  of ? (JSON.parse(of) as NextCase) : null

export const withCase = (of: NextCase | null): Data => ({ case: of ? JSON.stringify(of) : '' })

export const paused: Move = { say: [say('review.paused', {})] }

const OTHER_WORK = ['call_review', 'hold_review', 'cancel_review', 'todo']

/** What any question of a meeting may get besides its answer: other work of a cadre, or a pause. */
export function leaves({ text }: Heard): Move | undefined {
  const { intent, isBare } = understand(text)
  if (OTHER_WORK.includes(intent)) return 'not_mine'
  return isBare && intent === 'no' && !NOBODY_ELSE.test(text.trim()) ? paused : undefined
}

/** 没有了 ends a list of names as 好了 does. */
const NOBODY_ELSE = /^(?:没有|没得|莫得|没|没人)了?[。!！]?$/u
const COMPLETE = /^(?:齐了?|到齐了?|齐全了?|就这些了?|完了|发完了|记完了|写完了)[。!！]?$/u

/** 好了, 齐了, 没有了. */
export function isFinished({ text }: Heard): boolean {
  const { intent, isBare } = understand(text)
  const said = text.trim()
  return (isBare && intent === 'yes') || COMPLETE.test(said) || NOBODY_ELSE.test(said)
}

/** What keeps an answer from being taken, said in place of the question until one is. */
export const problemIn = ({ problem }: Data): Reply | null =>
  problem ? (JSON.parse(problem) as Reply) : null

export const withProblem = (problem: Reply | null): Data => ({
  problem: problem ? JSON.stringify(problem) : '',
})
