import { expect } from 'vitest'
import { isWorkingDay } from '../../../api/shared/working-days'
import { CASE_LEVELS } from '../../../db/values/rounds'
import { SIGN_OFF_ROLES } from '../../../db/values/sign-offs'
import {
  type EntryRow,
  type EventRow,
  eventsSince,
  isOpen,
  type ListRow,
  type ObjectionRow,
  type Picture,
  shanghaiDay,
} from './picture'
import { caseAfter, rebuildCase, rebuiltAndStored } from './rebuild'

/** How a picture came from the one before, of which nothing may break a rule. */
export interface Change {
  before: Picture
  after: Picture
  events: readonly EventRow[]
}

/** Undecided before and after, and so while it was done. */
const openThroughout = ({ before, after }: Change): ObjectionRow[] =>
  after.objections.filter(
    (each) =>
      isOpen(each, after.now) &&
      before.objections.some(
        ({ id, ...then }) => id === each.id && isOpen({ id, ...then }, after.now),
      ),
  )

const rank = (level: unknown) => CASE_LEVELS.findIndex((each) => each === level)
const AGAINST_ENTRY = ['should_not_be_listed', 'wrong_facts']

export function checkChange(before: Picture, after: Picture): Change {
  const change = { before, after, events: eventsSince(after, before) }
  for (const [what, rebuilt, stored] of rebuiltAndStored(after))
    expect(rebuilt, `${what} as its events tell it`).toEqual(stored)
  for (const each of after.cases) checkPath(after, each.id)
  for (const list of after.lists) checkWindow(list)
  const over = after.lists.flatMap(({ id, status }) => (isDone(status) ? [id] : []))
  const left = after.entries.filter((each) => over.includes(each.noticeId) && isStanding(each))
  expect(left, 'nobody is left behind on a list that is done with').toEqual([])
  for (const event of change.events) {
    if (event.type === 'notice.advanced' && event.subject.startsWith('notice:'))
      checkAdvance(change, event)
    if (event.type === 'household.registered' && event.subject.startsWith('household:'))
      checkRegistration(change, event)
    if (event.details['reviewId'] && event.subject.startsWith('application:'))
      checkReview(change, event)
  }
  return change
}

const isDone = (status: string) => status === 'closed' || status === 'void'
const isStanding = ({ status }: EntryRow) => status === 'listed' || status === 'severed'

/** 1. Nobody gets past a level but by its list, or is taken in above it but by an upheld objection. */
function checkPath({ chains, lists, entries, objections }: Picture, id: string) {
  const chain = chains.get(`application:${id}`) ?? []
  let state = rebuildCase([])
  for (const event of chain) {
    const { type, details } = event
    const [at, to] = [rank(state.level), rank(details['level'])]
    if (type === 'application.advanced') {
      const list = lists.find((each) => each.id === details['noticeId'])
      expect(to, 'no level is skipped').toBe(at + 1)
      expect(list?.level, 'it goes on by the list of its level').toBe(state.level)
      const entry = entries.find((e) => e.noticeId === list?.id && e.applicationId === id)
      expect(entry?.status).toBe(list?.status === 'void' ? 'removed' : 'advanced')
    }
    if (type === 'application.reviewed') expect(to, 'reviewed where it is').toBe(at)
    if (type === 'application.sent_back') expect(to).toBeLessThanOrEqual(at)
    if (type === 'application.returned' && details['isMoved']) expect(to).toBeLessThan(at)
    const isTakenIn = type === 'application.added' || type === 'application.filed'
    if (isTakenIn && to > 0) {
      const found = objections.some(
        (each) =>
          each.ground === 'left_out' &&
          each.status === 'upheld' &&
          each.householdId === details['householdId'],
      )
      expect(found, 'taken in because it was left out').toBe(true)
    }
    state = caseAfter(state, event)
  }
}

const DAY = 86_400_000
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
/** As the figures of the tests have it. */
const NOTICE_DAYS = 6

/** 8. The window ends at 24:00 in Shanghai of the first working day after all its days. */
function checkWindow({ status, postedAt, postedOn, closesOn, closesAt }: ListRow) {
  if (status === 'drawn_up') return
  expect(postedOn).toBe(shanghaiDay(postedAt))
  expect(closesAt.toISOString()).toBe(`${closesOn}T16:00:00.000Z`)
  let last = dayAfter(postedOn, NOTICE_DAYS)
  while (!isWorkingDay(last)) last = dayAfter(last, 1)
  expect(closesOn).toBe(last)
}

/** 2. No list goes on within its window, unproved or contested, nor with a contested entry. */
function checkAdvance(change: Change, { at, details }: EventRow) {
  const { after } = change
  const list = after.lists.find(({ id }) => id === details['noticeId'])
  if (!list) throw new Error('a list without a row')
  expect(at.getTime(), 'not within its window').toBeGreaterThanOrEqual(list.closesAt.getTime())
  const proofs = after.proofs.filter((p) => p.noticeId === list.id && p.status === 'accepted')
  const last = proofs.filter(({ moment }) => moment === 'last')
  expect(
    proofs.some(({ moment }) => moment === 'first'),
    'its first day is proved',
  ).toBe(true)
  expect(
    last.some(({ sentAt }) => shanghaiDay(sentAt) >= list.closesOn),
    'its last day is proved',
  ).toBe(true)
  const open = openThroughout(change)
  const levelOf = (each: ObjectionRow) => after.lists.find(({ id }) => id === each.noticeId)
  const bearing = open.filter((each) =>
    each.appealOfId
      ? levelOf(each)?.areaPath.startsWith(`${list.areaPath}.`)
      : each.noticeId === list.id,
  )
  const ofAll = bearing.filter(
    ({ ground, householdId }) =>
      ground === 'faulty_procedure' || (householdId === null && AGAINST_ENTRY.includes(ground)),
  )
  expect(ofAll, 'no list goes on while its procedure is contested').toEqual([])
  const contested = open.filter(
    (each) =>
      AGAINST_ENTRY.includes(each.ground) &&
      (details['advanced'] as string[]).includes(each.householdId ?? '') &&
      (!each.appealOfId || rank(levelOf(each)?.level) < rank(list.level)),
  )
  expect(contested, 'no contested entry goes on').toEqual([])
}

/** 3. Nobody is registered contested, without all four signatures, or without a measure for a cause. */
function checkRegistration(change: Change, { details }: EventRow) {
  const { after } = change
  const { applicationId, householdId } = details
  const of = after.cases.find(({ id }) => id === applicationId)
  expect(of?.level, 'past all levels').toBe('county')
  const stoodOn = after.entries
    .filter((each) => each.applicationId === applicationId && each.status !== 'removed')
    .map(({ noticeId }) => noticeId)
  const against = openThroughout(change).filter(
    (each) =>
      (each.householdId === householdId && AGAINST_ENTRY.includes(each.ground)) ||
      (stoodOn.includes(each.noticeId) &&
        (each.ground === 'faulty_procedure' ||
          (each.householdId === null && AGAINST_ENTRY.includes(each.ground)))),
  )
  expect(against, 'nobody contested is registered').toEqual([])
  const rows = after.signatures.filter((each) => each.applicationId === applicationId)
  const signed = rows.filter(({ status }) => status === 'signed')
  expect(signed.map(({ role }) => role).toSorted(), 'all four have signed').toEqual(
    [...SIGN_OFF_ROLES].toSorted(),
  )
  const latest = Math.max(...rows.map(({ seq }) => seq))
  expect(
    signed.every(({ seq }) => seq === latest),
    'what it is now',
  ).toBe(true)
  expect(signed.every(({ way, isPhotoKept }) => way === 'code' || isPhotoKept)).toBe(true)
  for (const one of ['staffId', 'contactId'] as const) {
    const who = signed.flatMap((each) => each[one] ?? [])
    expect(new Set(who).size, 'each as somebody else').toBe(who.length)
  }
  const standing = after.measures.filter(
    (each) => each.applicationId === applicationId && each.status !== 'cancelled',
  )
  expect(of?.causes.length).toBeGreaterThan(0)
  for (const cause of of?.causes ?? [])
    expect(
      standing.map((each) => each.cause),
      'a measure for each cause',
    ).toContain(cause)
}

const VISIT_OF = { group: 'screening', village: 'survey', township: 'revisit' }
/** Present of those entitled, as fractions: two thirds, six tenths, more than half. */
const QUORUMS: Record<string, (present: number, entitled: number) => boolean> = {
  group: (present, entitled) => 3 * present >= 2 * entitled,
  village: (present, entitled) => 10 * present >= 6 * entitled,
  township: (present, entitled) => 2 * present > entitled,
}

/** 4. No meeting decides without its quorum, its sums, and the visit of its level. */
function checkReview({ after }: Change, { type, details }: EventRow) {
  if (!['application.reviewed', 'application.declined'].includes(type)) return
  const { reviewId, applicationId, householdId, roundId } = details
  const review = after.reviews.find(({ id }) => id === reviewId)
  const vote = after.votes.find(
    (each) => each.reviewId === reviewId && each.applicationId === applicationId,
  )
  if (!review || !vote) throw new Error('decided by no meeting')
  const present = after.present.filter((each) => each.reviewId === reviewId).length
  expect(review).toMatchObject({ status: 'closed', present })
  const level = review.level as keyof typeof VISIT_OF
  expect(QUORUMS[level]?.(present, review.entitled ?? 0), 'a quorum was present').toBe(true)
  const { votesFor, votesAgainst, abstained, kinAbstained } = vote
  expect(votesFor + votesAgainst + abstained + kinAbstained).toBe(present)
  expect(type === 'application.reviewed').toBe(2 * votesFor > present)
  const entered = after.visits.filter(
    (each) =>
      each.householdId === householdId &&
      each.roundId === roundId &&
      each.kind === VISIT_OF[level] &&
      each.status === 'finished',
  )
  expect(entered.length, `visited before the review of the ${level}`).toBeGreaterThan(0)
}
