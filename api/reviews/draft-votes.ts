import type { Db } from '../../db/client'
import type { ReviewOutcome } from '../../db/values/reviews'
import type { RequestContext } from '../http/context'
import { soundingLike } from '../names/named'
import { readHouseholdName } from '../objections/household-meant'
import type { ReviewCase } from './cases'
import { getReview, requireHolder } from './find'
import { kinOf, loadMeeting, type Meeting, sortCases, type Voted } from './meeting'
import { type NextQuestion, nextQuestion } from './next'
import { readVote, type VoteRefusal } from './rules'
import type { Vote } from './vote'
import { isRestUnanimous, readVoteLine, type SaidVote, strangeName, voteLines } from './vote-words'

export interface VotesDraft {
  reviewId: string
  text: string
  /** The case that was asked about; a line without a name is meant for it. */
  caseId: string | null
  /** The text is why that case was declined. */
  isReason: boolean
  skipped: readonly string[]
}

/** What was voted as it is worded, before it is written down; the first line that cannot be stops. */
export type Voting =
  | { state: 'unreadable' }
  /** What was asked about is not voted on any more. */
  | { state: 'case_gone' }
  | { state: 'name_unknown' | 'name_ambiguous' | 'tied'; name: string }
  | { state: VoteRefusal; name: string; said: number; present: number; kin: number }
  | {
      state: 'ready'
      votes: Vote[]
      /** The last of them, for whoever sent it. */
      last: { name: string; outcome: ReviewOutcome; votesFor: number; present: number }
      /** What is asked once they are written down. */
      next: NextQuestion
    }

export async function draftVotes(tx: Db, ctx: RequestContext, draft: VotesDraft): Promise<Voting> {
  const review = await getReview(tx, ctx.county, draft.reviewId)
  requireHolder(ctx, review)
  const meeting = await loadMeeting(tx, ctx, review)
  const isGone = draft.caseId && !meeting.cases.some(({ caseId }) => caseId === draft.caseId)
  if (isGone) return { state: 'case_gone' }
  const read = draft.isReason
    ? readReason(meeting, draft)
    : isRestUnanimous(draft.text)
      ? readRest(meeting, draft)
      : readLines(meeting, draft)
  if ('state' in read) return read
  const last = read.at(-1)
  if (!last) return { state: 'unreadable' }
  const after = { ...meeting, votes: new Map(meeting.votes) }
  for (const { of, voted } of read) after.votes.set(of.caseId, voted)
  return {
    state: 'ready',
    votes: read.map(({ vote }) => vote),
    last: {
      name: last.of.name,
      outcome: last.voted.outcome,
      votesFor: last.vote.votesFor,
      present: meeting.attendees.length,
    },
    next: await nextQuestion(tx, ctx, after, draft.skipped),
  }
}

interface Read {
  of: ReviewCase
  vote: Vote
  voted: Voted
}
type Stopped = Exclude<Voting, { state: 'ready' }>

/** The vote stands; only the reason comes to it. */
function readReason(meeting: Meeting, { caseId, text }: VotesDraft): Read[] | Stopped {
  const of = meeting.cases.find((each) => each.caseId === caseId)
  const before = of && meeting.votes.get(of.caseId)
  const reason = text.trim()
  if (!before || reason === '') return { state: 'unreadable' }
  const { votesFor, votesAgainst, abstained, kinAbstained: kin } = before
  const vote = { caseId: of.caseId, votesFor, votesAgainst, abstained, kin, reason }
  return toRead(meeting, of, vote)
}

function readLines(meeting: Meeting, { text, caseId }: VotesDraft): Read[] | Stopped {
  const names = meeting.cases.map(({ name }) => name)
  const all: Read[] = []
  const lines = voteLines(text, names)
  for (const line of lines) {
    const said = readVoteLine(asOnList(line, names), names)
    const of = findCase(meeting, said, line, lines.length === 1 ? caseId : null)
    if ('state' in of) return of
    if (!said.counts) return { state: 'unreadable' }
    const read = toRead(meeting, of, toVote(meeting, of, said, said.counts))
    if ('state' in read) return read
    all.push(...read)
  }
  return all
}

/** As many as one command writes down. */
const MOST_AT_ONCE = 100

function readRest(meeting: Meeting, { skipped }: VotesDraft): Read[] | Stopped {
  const all: Read[] = []
  for (const of of sortCases(meeting, skipped).open.slice(0, MOST_AT_ONCE)) {
    const votesFor = meeting.attendees.length - kinOf(meeting, of)
    const vote = { caseId: of.caseId, votesFor, votesAgainst: 0, abstained: 0, kin: null }
    const read = toRead(meeting, of, { ...vote, reason: null })
    if ('state' in read) return read
    all.push(...read)
  }
  return all
}

/** A name written with other characters becomes the one on the list that sounds the same. */
function asOnList(line: string, names: readonly string[]): string {
  const strange = strangeName(line)
  if (strange === null || names.includes(strange)) return line
  const alike = soundingLike([...new Set(names)], strange, (name) => name)
  return alike.length === 1 ? line.replace(strange, alike[0] ?? strange) : line
}

function findCase(
  { cases }: Meeting,
  { name, which }: SaidVote,
  line: string,
  asked: string | null,
): ReviewCase | Stopped {
  if (name === null) {
    const strange = strangeName(line)
    if (strange) return { state: 'name_unknown', name: strange }
    return cases.find(({ caseId }) => caseId === asked) ?? { state: 'unreadable' }
  }
  const { group, size } = readHouseholdName(which)
  const named = cases.filter((each) => each.name === name)
  const here = named.filter(
    (each) =>
      (!group || each.areaPath.split('.')[3] === String(group)) && (!size || each.size === size),
  )
  const [only, ...others] = here
  if (!only) return { state: 'name_unknown', name }
  if (others.length === 0) return only
  return here.find(({ caseId }) => caseId === asked) ?? { state: 'name_ambiguous', name }
}

function toVote(meeting: Meeting, of: ReviewCase, said: SaidVote, counts: Counts): Vote {
  const kin = counts.kin ?? kinOf(meeting, of)
  const votesFor = said.isUnanimous ? meeting.attendees.length - kin : counts.votesFor
  return { ...counts, caseId: of.caseId, votesFor, reason: said.reason || null }
}
type Counts = NonNullable<SaidVote['counts']>

function toRead(meeting: Meeting, of: ReviewCase, vote: Vote): Read[] | Stopped {
  const { name, caseId } = of
  if (meeting.tied.has(caseId)) return { state: 'tied', name }
  const present = meeting.attendees.length
  const read = readVote(vote, present, kinOf(meeting, of))
  const { votesFor, votesAgainst, abstained } = vote
  if (read.refusal) {
    const said = votesFor + votesAgainst + abstained + read.kin
    return { state: read.refusal, name, said, present, kin: read.kin }
  }
  const { kin: kinAbstained, outcome } = read
  const hasReason = vote.reason !== null || (meeting.votes.get(caseId)?.hasReason ?? false)
  return [
    { of, vote, voted: { votesFor, votesAgainst, abstained, kinAbstained, outcome, hasReason } },
  ]
}
