import type { EntryKind } from '../../db/values/entry-visits'
import { CASE_LEVELS, type CaseLevel, type NoticeLevel } from '../../db/values/rounds'
import { SIGN_OFF_ROLES, type SignOffRole } from '../../db/values/sign-offs'
import { PATHS, type Step } from '../rounds/paths'
import type { Day } from '../shared/day'
import type { Case, Inspection, List, Meeting, Vote } from './facts'

/** A link of the chain from filing to the register, by what an inspector asks for. */
export type LinkName =
  | 'filing'
  | EntryKind
  | `review_${NoticeLevel}`
  | `notice_${NoticeLevel}`
  | 'objections'
  | `sign_${SignOffRole}`
  | 'measures'
  | 'report'
  | 'check'
  | 'announcement'

/** Every link there can be, in the order in which they are gone through. */
export const LINK_NAMES: readonly LinkName[] = [
  'filing',
  'screening',
  'review_group',
  'notice_group',
  'survey',
  'review_village',
  'notice_village',
  'revisit',
  'review_township',
  'notice_township',
  'objections',
  ...SIGN_OFF_ROLES.map((role) => `sign_${role}` as const),
  'measures',
  'report',
  'check',
  'announcement',
]

/**
 * `missing` 缺: the case went past it without, or stands without what it should have by now; `ahead`:
 * it has not come so far; `waived`: it came in at a later level; `ended`: it was declined or withdrawn before.
 */
export type LinkState = 'done' | 'missing' | 'ahead' | 'waived' | 'ended'

/** What stands behind a link that is done, or what it lacks. */
export type Ground =
  | { of: 'filing' }
  | { of: 'visit'; visitId: string }
  | { of: 'vote'; vote: Vote }
  | { of: 'list'; listId: string; lacks: 'first' | 'last' | null }
  | { of: 'objections'; open: number; decided: number }
  | { of: 'signature'; signatureId: string }
  | { of: 'measures'; lacking: number }
  | { of: 'report' }
  | { of: 'nothing' }

export interface Link {
  name: LinkName
  state: LinkState
  on: Day | null
  ground: Ground
}

interface Found {
  isDone: boolean
  on: Day | null
  ground: Ground
}

const NOTHING: Found = { isDone: false, on: null, ground: { of: 'nothing' } }

/** The chain a case of its kind goes through, each link done or not by what is on record. */
export function chainOf(
  one: Case,
  { meetings, lists }: Pick<Inspection, 'meetings' | 'lists'>,
  now: Date,
): Link[] {
  const { steps, signOffs } = PATHS[one.kind]
  const links: Link[] = [
    { name: 'filing', state: 'done', on: one.filedOn, ground: { of: 'filing' } },
    ...steps.flatMap((step) => linksOf(one, step, meetings, lists, now)),
    objectionsLink(one),
    ...(signOffs?.roles ?? []).map((role) => signLink(one, role, signOffs?.before ?? 'county')),
    ...endLinks(one),
  ]
  return links
}

/** Drawing more holds everybody else up for seconds: the command line does it, the server does not. */
const MOST_DRAWN = 100

export const mayDraw = (cases: number): boolean => cases <= MOST_DRAWN

/** The links of a chain that are missing. */
export const missingIn = (chain: readonly Link[]): Link[] =>
  chain.filter(({ state }) => state === 'missing')

function linksOf(
  one: Case,
  { level, entry, noticeDays }: Step,
  meetings: ReadonlyMap<string, Meeting>,
  lists: ReadonlyMap<string, List>,
  now: Date,
): Link[] {
  const vote = findVote(one, level, meetings)
  const listing = noticeDays ? findListing(one, level, lists, now) : NOTHING
  const isListed = listing.ground.of === 'list'
  const isReviewed = vote.isDone || isListed
  const visit = entry ? findVisit(one, entry) : NOTHING
  return [
    ...(entry ? [linkOf(one, level, entry, visit, isReviewed)] : []),
    linkOf(one, level, `review_${level}`, vote, isListed),
    ...(noticeDays ? [linkOf(one, level, `notice_${level}`, listing, false)] : []),
  ]
}

/** @param isPassed Later things were done at the same level already. */
function linkOf(
  one: Case,
  level: CaseLevel,
  name: LinkName,
  { isDone, on, ground }: Found,
  isPassed: boolean,
): Link {
  return { name, state: isDone ? 'done' : stateAt(one, level, isPassed), on, ground }
}

const rank = (level: CaseLevel | null) => (level === null ? -1 : CASE_LEVELS.indexOf(level))

/** What a link that is not done is, by where the case stands. */
function stateAt(one: Case, level: CaseLevel, isPassed: boolean): LinkState {
  if (rank(one.enteredAt) > rank(level)) return 'waived'
  if (isPassed || one.status === 'accepted' || rank(one.level) > rank(level)) return 'missing'
  return one.status === 'filed' ? 'ahead' : 'ended'
}

/** What was done at a level before the case was sent back there, or below, counts no more. */
function countsSince(one: Case, level: CaseLevel, of: 'review' | 'list'): Date {
  const back = one.moves.filter(
    (move) =>
      move.level !== null &&
      rank(move.level) <= rank(level) &&
      !(of === 'review' && move.keepsReview && move.level === level),
  )
  return new Date(Math.max(0, ...back.map(({ at }) => at.getTime())))
}

function findVisit(one: Case, kind: EntryKind): Found {
  const visit = one.visits.find((each) => each.kind === kind)
  if (!visit) return NOTHING
  const ground = { of: 'visit', visitId: visit.id } as const
  return { isDone: visit.status === 'finished', on: visit.on, ground }
}

function findVote(one: Case, level: NoticeLevel, meetings: ReadonlyMap<string, Meeting>): Found {
  const since = countsSince(one, level, 'review')
  const held = one.votes.flatMap((vote) => {
    const meeting = meetings.get(vote.meetingId)
    const closedAt = meeting?.closedAt
    const counts = meeting?.level === level && closedAt && closedAt >= since
    return counts ? [{ vote, on: meeting.on }] : []
  })
  const last = held.at(-1)
  if (!last) return NOTHING
  const isDone = last.vote.outcome === 'passed' || one.status === 'declined'
  return { isDone, on: last.on, ground: { of: 'vote', vote: last.vote } }
}

/** Of the lists of a level the last one it stood through, with both ends of its window proved. */
function findListing(
  one: Case,
  level: NoticeLevel,
  lists: ReadonlyMap<string, List>,
  now: Date,
): Found {
  const since = countsSince(one, level, 'list')
  const stood = one.listings.flatMap(({ listId, status }) => {
    const list = lists.get(listId)
    const hangs = list?.level === level && (list.status === 'posted' || list.status === 'closed')
    const counts = hangs && status !== 'removed' && list.postedAt && list.postedAt >= since
    return counts ? [list] : []
  })
  const list = stood.at(-1)
  if (!list) return NOTHING
  const has = (moment: 'first' | 'last') => list.proofs.some((proof) => proof.moment === moment)
  const lacks = !has('first') ? 'first' : !has('last') ? 'last' : null
  const isOver = now >= list.closesAt
  const ground = { of: 'list', listId: list.id, lacks } as const
  return { isDone: lacks === null && isOver, on: list.postedOn, ground }
}

function objectionsLink(one: Case): Link {
  const open = one.objections.filter(({ status }) => status === 'open').length
  const decided = one.objections.length - open
  const ground = { of: 'objections', open, decided } as const
  const days = one.objections.flatMap(({ decidedOn }) => decidedOn ?? []).toSorted()
  const state = open === 0 ? 'done' : one.status === 'filed' ? 'ahead' : 'missing'
  return { name: 'objections', state, on: days.at(-1) ?? null, ground }
}

function signLink(one: Case, role: SignOffRole, before: 'notice' | 'county'): Link {
  const name = `sign_${role}` as const
  const last = one.signatures.findLast((each) => each.role === role && each.status === 'signed')
  const isDone = one.signed.includes(role) && last !== undefined
  const ground = last ? ({ of: 'signature', signatureId: last.id } as const) : NOTHING.ground
  const isPosted = before === 'notice' && one.listings.some(({ status }) => status !== 'removed')
  const isPassed = isPosted || standingReport(one) !== undefined
  const state = isDone ? 'done' : stateAt(one, 'county', isPassed)
  return { name, state, on: last?.decidedOn ?? null, ground }
}

/** The report the case is in now, or went through. */
export const standingReport = ({ reports }: Case) =>
  reports.findLast(({ status }) => status !== 'returned')

/** Measures that stand: neither taken back nor, by the household's own word, never delivered. */
const STANDING = ['planned', 'delivered', 'confirmed']

function endLinks(one: Case): Link[] {
  const report = standingReport(one)
  const of = (name: LinkName, on: Day | null | undefined, isPassed: boolean): Link => {
    const ground: Ground = on ? { of: 'report' } : { of: 'nothing' }
    return linkOf(one, 'county', name, { isDone: Boolean(on), on: on ?? null, ground }, isPassed)
  }
  return [
    ...(one.kind === 'identification' ? [measuresLink(one, report !== undefined)] : []),
    of('report', report?.reportedOn, false),
    of('check', report?.checkedOn, report?.announcedOn != null),
    of('announcement', report?.announcedOn, false),
  ]
}

/** A measure for every cause, before anything is reported. */
function measuresLink(one: Case, isReported: boolean): Link {
  const standing = one.measures.filter(({ status }) => STANDING.includes(status))
  const lacking = one.causes.filter((cause) => !standing.some((each) => each.cause === cause))
  const isDone = one.causes.length > 0 && lacking.length === 0
  const found = {
    isDone,
    on: standing.map(({ plannedOn }) => plannedOn).toSorted()[0] ?? null,
    ground: { of: 'measures', lacking: lacking.length } as const,
  }
  return linkOf(one, 'county', 'measures', found, isReported)
}
