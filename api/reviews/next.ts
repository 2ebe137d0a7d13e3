import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { entryVisits, households } from '../../db/schema'
import { ENTRY_KINDS } from '../../db/values/entry-visits'
import { areaInWords } from '../areas/words'
import { latestFound } from '../entry-visits/latest'
import { readFacts } from '../entry-visits/store'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { figureFor, getReview, requireHolder } from './find'
import type { ReviewCase } from './cases'
import { loadMeeting, type Meeting, progressOf, sortCases } from './meeting'
import {
  attendanceRefusal,
  meetingRefusal,
  type MeetingStep,
  minutesRefusal,
  nextStep,
} from './rules'
import { suggestEntitled } from './set-up'

/** The case a meeting votes on now, as it is read out. */
export interface NextCase {
  caseId: string
  name: string
  area: string
  /** `size=4;disputes=1;income=320000;line=400000;grade=c;lacking=drinking_water;screening=eligible`. */
  facts: string
  /** The so manieth of so many. */
  at: number
  of: number
  present: number
  /** Who may not vote on it, as far as it is known. */
  kin: number
  /** Where it was voted on. */
  votesFor: number | null
}

/** What whoever holds a meeting is asked next, with how far it has come. */
export interface NextQuestion {
  /** `other`: what is left is for a colleague who is tied to nobody in it. */
  step: MeetingStep | 'other'
  case: NextCase | null
  passed: number
  declined: number
  /** Cases without a vote: put off, or of households the actor is tied to. */
  left: number
  /** Of them those somebody else has to write down. */
  tied: number
}

/** @param skipped Cases put off to another meeting. */
export async function nextQuestion(
  tx: Db,
  ctx: RequestContext,
  meeting: Meeting,
  skipped: readonly string[],
): Promise<NextQuestion> {
  const progress = progressOf(meeting, skipped)
  const sorted = sortCases(meeting, skipped)
  const step = nextStep(progress)
  const { votes, tied, cases } = meeting
  const outcomes = sorted.counted.map(({ caseId }) => votes.get(caseId)?.outcome)
  const unvoted = cases.filter(({ caseId }) => !votes.has(caseId))
  const candidates = { reason: sorted.withoutReason, recount: sorted.recount, vote: sorted.open }
  const asked = step in candidates ? candidates[step as keyof typeof candidates] : null
  const item = asked?.find(({ caseId }) => !tied.has(caseId))
  return {
    step: asked && !item ? 'other' : step,
    case: item ? await presentCase(tx, ctx, meeting, item) : null,
    passed: outcomes.filter((outcome) => outcome === 'passed').length,
    declined: outcomes.filter((outcome) => outcome === 'declined').length,
    left: unvoted.length,
    tied: unvoted.filter(({ caseId }) => tied.has(caseId)).length,
  }
}

async function presentCase(
  tx: Db,
  ctx: RequestContext,
  meeting: Meeting,
  item: ReviewCase,
): Promise<NextCase> {
  const { caseId, name, householdId, areaPath } = item
  const { cases, attendees, kin } = meeting
  return {
    caseId,
    name,
    area: householdId ? await areaInWords(tx, ctx.county, areaPath) : '',
    facts: householdId ? await factsOf(tx, ctx, meeting, householdId) : '',
    at: cases.indexOf(item) + 1,
    of: cases.length,
    present: attendees.length,
    kin: (householdId && kin.get(householdId)) || 0,
    votesFor: meeting.votes.get(caseId)?.votesFor ?? null,
  }
}

/** What the entries 进户 found, the latest of each, and what the roll says where none looked. */
async function factsOf(
  tx: Db,
  ctx: RequestContext,
  { round }: Meeting,
  householdId: string,
): Promise<string> {
  const { county } = ctx
  const [household] = await tx
    .select({ size: households.size, grade: households.housingGrade })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  const entries = await tx
    .select({
      id: entryVisits.id,
      factsSealed: entryVisits.factsSealed,
      kind: entryVisits.kind,
      verdict: entryVisits.verdict,
      income: entryVisits.netIncomePerHeadFen,
      disputes: entryVisits.openDisputes,
    })
    .from(entryVisits)
    .where(
      and(
        eq(entryVisits.county, county),
        eq(entryVisits.roundId, round.id),
        eq(entryVisits.householdId, householdId),
        eq(entryVisits.status, 'finished'),
        inArray(entryVisits.kind, [...ENTRY_KINDS]),
      ),
    )
    .orderBy(desc(entryVisits.finishedAt), desc(entryVisits.id))
  const found = latestFound(entries.map((each) => readFacts(ctx, each)))
  const income = entries.find((each) => each.income !== null)?.income ?? null
  const facts = {
    size: found.size ?? household?.size,
    disputes: entries[0]?.disputes || null,
    differing: isDiffering(entries.map(({ verdict }) => verdict)) ? 'yes' : null,
    income,
    line: income === null ? null : await figureFor(tx, ctx, round, 'poverty_line'),
    grade: found.grade ?? household?.grade,
    lacking: found.lacking.join(',') || null,
    ...Object.fromEntries(entries.map(({ kind, verdict }) => [kind, verdict])),
  }
  return Object.entries(facts)
    .flatMap(([fact, value]) => (value == null ? [] : `${fact}=${value}`))
    .join(';')
}

/** One found them eligible and another not. */
const isDiffering = (verdicts: readonly (string | null)[]) =>
  verdicts.includes('eligible') && verdicts.includes('not_eligible')

/** A meeting for whoever holds it: how it is set up, who came, and what is next. */
export async function readProgress(
  tx: Db,
  ctx: RequestContext,
  { reviewId, skipped }: { reviewId: string; skipped: readonly string[] },
) {
  const review = await getReview(tx, ctx.county, reviewId)
  requireHolder(ctx, review)
  const meeting = await loadMeeting(tx, ctx, review)
  const { id, level, body, status, meetsOn, isSecret, basis, entitled, areaName: area } = review
  return {
    id,
    area,
    level,
    body,
    kind: meeting.round.kind,
    status,
    meetsOn,
    isSecret,
    basis,
    entitled,
    refusal: meetingRefusal(review, dayOf(ctx.now)),
    attendance: attendanceRefusal(progressOf(meeting)),
    minutes: minutesRefusal(progressOf(meeting)),
    suggested: entitled === null ? await suggestEntitled(tx, ctx.county, review) : null,
    present: meeting.attendees.length,
    needed: meeting.quorum,
    photos: meeting.photos,
    next: await nextQuestion(tx, ctx, meeting, skipped),
  }
}
