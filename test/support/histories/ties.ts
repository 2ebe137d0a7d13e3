import { expect } from 'vitest'
import { COUNTY, type TestApi } from '../api'
import type { History } from './history'
import type { Change } from './invariants'
import type { EventRow } from './picture'

/** Which member of staff is kin of which household, or of it by their own phone. */
export type Ties = ReadonlySet<string>

export async function readTies({ sql }: TestApi, homeIds: readonly string[]): Promise<Ties> {
  const rows = await sql<{ pair: string }[]>`
    select staff_id || ' ' || household_id as pair from staff_ties
     where county = ${COUNTY} and household_id = any(${homeIds}::uuid[])
    union
    select s.id || ' ' || p.household_id from people p
      join staff s on s.county = p.county and s.phone_index = p.phone_index
     where p.county = ${COUNTY} and p.household_id = any(${homeIds}::uuid[])`
  return new Set(rows.map(({ pair }) => pair))
}

/** What only a person does whom nothing ties to the household. */
const UNTIED = [
  'application.checked',
  'application.returned',
  'household.registered',
  'measure.planned',
  'sign_off.deputy_appointed',
  'sign_off.refused',
]

/** 5. Nobody decides on their own or their kin's household, nor on their own decision. */
export function checkTies(h: History, ties: Ties, { after, events }: Change): void {
  const apart = (staffId: string | null, householdId: unknown, what: string) =>
    expect(ties.has(`${staffId} ${String(householdId)}`), `${what} by whoever is tied`).toBe(false)
  const householdOf = (applicationId: unknown) =>
    after.cases.find(({ id }) => id === applicationId)?.householdId

  for (const { type, actor, subject, details } of events) {
    if (UNTIED.includes(type) && actor.startsWith('staff:') && !subject.startsWith('round:'))
      apart(idOf(actor), details['householdId'] ?? householdOf(details['applicationId']), type)
    if (type === 'objection.decided') checkDecision(h, ties, after, subject)
  }
  for (const row of after.signatures.filter(({ status }) => status === 'signed')) {
    const of = householdOf(row.applicationId)
    if (row.role !== 'household') apart(row.staffId, of, 'signed')
    apart(row.enteredBy, of, 'put down on paper')
    expect(row.enteredBy === null || row.enteredBy !== row.staffId).toBe(true)
  }
  for (const { checkedBy, reportedBy, announcedBy, status } of after.items)
    if (status === 'checked' || status === 'announced')
      for (const each of [checkedBy, announcedBy])
        expect(each, 'nobody checks their own report').not.toBe(reportedBy)
  for (const { plannedBy, ownerId, householdId } of after.measures)
    for (const each of [plannedBy, ownerId]) apart(each, householdId, 'a measure')
  for (const { kind, staffId, companionId, householdId } of after.visits)
    if (kind !== 'screening')
      for (const each of [staffId, companionId]) apart(each, householdId, kind)
  for (const { id, status } of after.reviews) if (status === 'closed') checkVotes(ties, after, id)
}

const idOf = (actor: string) => actor.slice(actor.indexOf(':') + 1)

type After = Change['after']

/** Whoever checks an objection is neither side's, and had no part in what it is about. */
function checkDecision({ homes, world }: History, ties: Ties, picture: After, subject: string) {
  const objection = picture.objections.find(({ id }) => subject === `objection:${id}`)
  if (!objection?.decidedBy) throw new Error('decided by nobody')
  const { decidedBy, householdId, contactId, enteredBy, noticeId, appealOfId } = objection
  const list = picture.lists.find(({ id }) => id === noticeId)
  const objector = homes.find(({ contact }) => contact.id === contactId)
  const own = world.staff.find(({ id }) => id === decidedBy)
  const first = picture.objections.find(({ id }) => id === appealOfId)
  for (const each of [householdId, objector?.id])
    expect(ties.has(`${decidedBy} ${each}`), 'an objection decided by whoever is tied').toBe(false)
  const barred = [list?.postedBy, enteredBy, first?.decidedBy, first?.enteredBy]
  expect(barred, 'nobody decides about their own doing').not.toContain(decidedBy)
  expect(own?.contact.id, 'nobody decides what they say themselves').not.toBe(contactId)
  const closers = picture.reviews
    .filter(({ level, areaPath }) => level === list?.level && areaPath === list?.areaPath)
    .filter(({ id }) => wasClosedBefore(picture, id, objection.filedAt))
    .map(({ closedBy }) => closedBy)
  expect(closers).not.toContain(decidedBy)
}

const wasClosedBefore = ({ chains }: After, reviewId: string, at: Date) =>
  (chains.get(`review:${reviewId}`) ?? []).some(
    (event) => event.type === 'review.closed' && event.at <= at,
  )

/** Kin in the room abstain, and none of them wrote down the vote that counted. */
function checkVotes(ties: Ties, { votes, present, cases, chains }: After, reviewId: string) {
  for (const vote of votes.filter((each) => each.reviewId === reviewId)) {
    const of = cases.find(({ id }) => id === vote.applicationId)?.householdId ?? ''
    const kin = present.filter(
      (each) =>
        each.reviewId === reviewId &&
        (each.householdId === of || ties.has(`${each.staffId} ${of}`)),
    )
    expect(vote.kinAbstained, 'kin abstain').toBeGreaterThanOrEqual(kin.length)
    const wrote = (chains.get(`review:${reviewId}`) ?? []).findLast((event) =>
      isVoteOn(event, vote.applicationId),
    )
    const isTied = ties.has(`${idOf(wrote?.actor ?? '')} ${of}`)
    expect(isTied, 'a vote written down by whoever is tied').toBe(false)
  }
}

const isVoteOn = ({ type, details }: EventRow, caseId: string) =>
  type === 'review.voted' &&
  (details['votes'] as { caseId: string }[]).some((each) => each.caseId === caseId)
