import fc from 'fast-check'
import { NEIGHBOURS } from '../../meetings'
import { acting, ask, type History, memberAt, NOTHING, pick } from '../history'
import { HOMES, type Place, PLACES, STAFF } from '../world'

const who = fc.nat(STAFF - 1)

export const callMeeting = (h: History, given: { place: Place; who: number }) => {
  const round = h.picture.rounds.findLast(({ status }) => status === 'open')
  const meetsAt = h.world.api.clock.now.toISOString()
  const body = { roundId: round?.id, areaPath: given.place, meetsAt }
  return round ? ask(h, '/reviews', memberAt(h, given.who).actor, body) : Promise.resolve(NOTHING)
}

/** At the meeting that was called last. */
function at(h: History, who: number, body: object): Promise<string> {
  const { reviews } = h.picture
  const review = reviews.findLast(({ status }) => status === 'called') ?? reviews.at(-1)
  return review
    ? ask(h, `/reviews/${review.id}/actions`, memberAt(h, who).actor, body)
    : Promise.resolve(NOTHING)
}

export const setUp = (h: History, { who: by, entitled }: { who: number; entitled: number }) => {
  const review = h.picture.reviews.findLast(({ status }) => status === 'called')
  const basis = review?.level === 'group' ? 'households' : 'members'
  return at(h, by, { type: 'set_up', basis, entitled, isSecret: false })
}

/** Whom a meeting may see: neighbours, the households themselves, officials who are kin or not. */
export async function attend(h: History, { who: by, names }: { who: number; names: number[] }) {
  const all = [
    ...NEIGHBOURS,
    ...h.homes.map(({ head }) => head),
    ...h.world.staff.map(({ name }) => name),
  ]
  return at(h, by, { type: 'attend', text: names.map((n) => pick(all, n)).join(' ') })
}

interface Vote {
  who: number
  which: number
  /** How many of those present are for it; all who may vote unless given. */
  votesFor: number | null
}

/** As many against as are left; kin who may not vote are found out by trying. */
export async function vote(h: History, { who: by, which, votesFor }: Vote) {
  const review = h.picture.reviews.findLast(({ status }) => status === 'called')
  const of = pick(
    h.picture.cases.filter(
      (each) =>
        each.level === review?.level &&
        each.reviewId === null &&
        `${each.areaPath}.`.startsWith(`${review.areaPath}.`),
    ),
    which,
  )
  if (!review || !of) return NOTHING
  const present = review.present ?? 0
  let answer = NOTHING
  for (const kin of [0, 1, 2, 3]) {
    const mayVote = Math.max(0, present - kin)
    const yes = Math.min(votesFor ?? mayVote, mayVote)
    const votes = { votesFor: yes, votesAgainst: mayVote - yes, abstained: 0, kin: null }
    const body = { caseId: of.id, ...votes, reason: '收入过线' }
    answer = await at(h, by, { type: 'vote', votes: [body] })
    if (!answer.includes('sum_wrong') && !answer.includes('kin_missing')) return answer
  }
  return answer
}

export const minute = (h: History, { who: by }: { who: number }) =>
  at(h, by, { type: 'minute', text: '逐户评了' })
export const closeMeeting = (h: History, { who: by }: { who: number }) =>
  at(h, by, { type: 'close' })
const callOff = (h: History, { who: by }: { who: number }) => at(h, by, { type: 'void' })

const names = fc.array(fc.nat(NEIGHBOURS.length + HOMES + STAFF - 1), {
  minLength: 1,
  maxLength: 6,
})

export const OF_MEETINGS = [
  {
    weight: 3,
    arbitrary: acting('call', { place: fc.constantFrom(...PLACES), who }, callMeeting),
  },
  {
    weight: 2,
    arbitrary: acting('set up', { who, entitled: fc.integer({ min: 3, max: 9 }) }, setUp),
  },
  { weight: 3, arbitrary: acting('attend', { who, names }, attend) },
  {
    weight: 4,
    arbitrary: acting(
      'vote',
      { who, which: fc.nat(2), votesFor: fc.option(fc.nat(6), { nil: null }) },
      vote,
    ),
  },
  { weight: 1, arbitrary: acting('minute', { who }, minute) },
  { weight: 3, arbitrary: acting('close meeting', { who }, closeMeeting) },
  { weight: 1, arbitrary: acting('call off', { who }, callOff) },
]
