import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, type households } from '../../db/schema'
import type { Verdict } from '../../db/values/entry-visits'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { joinOpenRound, type Round } from '../rounds/find'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { staffName } from '../staff/names'
import type { Outcome } from '../turns/answer'
import { lockVisited } from '../visits/service'
import { NO_FACTS, type SurveyFacts } from './facts'
import type { NewScreening } from './input'
import { inviteHousehold } from './invite'
import { countAreas } from './progress'
import { type Case, screeningRefusal } from './rules'
import { isScreener } from './screening-list'
import { type Entry, findEntry, saveEntry } from './store'

type Household = typeof households.$inferSelect

/** A household held, with the round it may be entered in and how its screening stands. */
interface Held {
  household: Household
  round: Round
  standing: Entry | undefined
}

/**
 * Screens 排查 a household of the actor's group in the open round, once and for all unless it is a
 * correction; of two at once the second learns what the first found. A household that may qualify is
 * invited to apply. Whoever is tied to it may screen it; that they are is put on record.
 */
export async function screenHousehold(
  tx: Db,
  ctx: RequestContext,
  input: NewScreening,
): Promise<Outcome> {
  const held = await hold(tx, ctx, input.householdId)
  const { household, standing } = held
  const { areaPath, headName: head } = household
  const before = standing?.status === 'finished' ? standing : null
  if (before?.verdict && !input.isCorrection) {
    const vars = {
      head,
      verdict: before.verdict,
      by: await staffName(tx, ctx.county, before.staffId),
    }
    return { code: 'screened_before', vars: { ...vars, ...(await countsOf(tx, ctx, areaPath)) } }
  }
  const entryId = await putDown(tx, ctx, held, input)
  const isInvited = input.verdict === 'eligible' && before?.verdict !== 'eligible'
  const told = isInvited
    ? await inviteHousehold(tx, ctx, { householdId: household.id, roundId: held.round.id, entryId })
    : null
  const counts = await countsOf(tx, ctx, areaPath)
  const code = told === 0 ? 'screened_untold' : before ? 'screening_corrected' : 'screened'
  return { code, vars: { head, verdict: input.verdict, ...counts } }
}

/** Puts a household off 跳过: it comes again behind the others. */
export async function putOffScreening(
  tx: Db,
  ctx: RequestContext,
  { householdId }: { householdId: string },
): Promise<Outcome> {
  const { household, round, standing } = await hold(tx, ctx, householdId)
  const { areaPath, headName: head } = household
  const vars = { head, ...(await countsOf(tx, ctx, areaPath)) }
  if (standing?.status === 'finished') return { code: 'put_off', vars }
  const { id } = await saveEntry(tx, ctx, {
    ...entryOf(ctx, { household, round }),
    status: 'open',
    finishedAt: null,
    visitedOn: null,
    verdict: null,
    facts: NO_FACTS,
  })
  const details = { householdId, roundId: round.id }
  await record(tx, ctx, { subject: `entry:${id}`, type: 'entry.put_off', details })
  return { code: 'put_off', vars }
}

/** Refuses whoever does not screen it, and what is not to be screened. */
async function hold(tx: Db, ctx: RequestContext, householdId: string): Promise<Held> {
  const household = await lockVisited(tx, ctx, householdId)
  const round = await joinOpenRound(tx, ctx.county, household.areaPath)
  const key = { householdId, kind: 'screening' as const }
  const standing = round && (await findEntry(tx, ctx, { ...key, roundId: round.id }))
  const refusal = screeningRefusal({
    isRoundOpen: round !== undefined,
    status: household.status,
    isScreener: await isScreener(tx, ctx, householdId),
    screened: standing?.status === 'finished' ? standing.verdict : null,
    case: round ? await findCase(tx, ctx, round.id, householdId) : null,
  })
  if (refusal || !round) throw new ApiError('refused', refusal ?? 'no_round')
  return { household, round, standing }
}

/** What became of a household in a round so far; null where it never applied there. */
export async function findCase(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  roundId: string,
  householdId: string,
): Promise<Case | null> {
  const [row] = await tx
    .select({
      status: applications.status,
      level: applications.level,
      reviewId: applications.reviewId,
    })
    .from(applications)
    .where(
      and(
        eq(applications.county, county),
        eq(applications.householdId, householdId),
        eq(applications.roundId, roundId),
      ),
    )
    .orderBy(desc(applications.filedAt), desc(applications.id))
    .limit(1)
  return row ?? null
}

async function putDown(
  tx: Db,
  ctx: RequestContext,
  { household, round, standing }: Held,
  input: NewScreening,
): Promise<string> {
  const { actor, now } = ctx
  const before = standing?.status === 'finished' ? standing : null
  // Also of one that was put off, or opened again.
  const facts = factsOf(input, standing?.facts.disputes ?? [])
  const { id } = await saveEntry(tx, ctx, {
    ...entryOf(ctx, { household, round }),
    status: 'finished',
    finishedAt: now,
    visitedOn: dayOf(now),
    verdict: input.verdict,
    facts,
  })
  const isTied = actor.kind === 'staff' && actor.tiedHouseholdIds.includes(household.id)
  const details = {
    householdId: household.id,
    roundId: round.id,
    isTied,
    ...found(input.verdict, facts),
    ...(before && { before: found(before.verdict, before.facts) }),
  }
  const type = before ? 'entry.screening_corrected' : 'entry.screened'
  await record(tx, ctx, { subject: `entry:${id}`, type, details })
  return id
}

const entryOf = (ctx: RequestContext, { household, round }: Pick<Held, 'household' | 'round'>) => ({
  roundId: round.id,
  householdId: household.id,
  kind: 'screening' as const,
  areaPath: household.areaPath,
  staffId: requireStaff(ctx).staffId,
  companionId: null,
  startedAt: ctx.now,
  point: null,
  isFar: false,
})

/** What others said before stays until somebody goes there again. */
function factsOf(input: NewScreening, disputes: SurveyFacts['disputes']): SurveyFacts {
  const { size, workers, grade, areaM2, netIncomePerHeadFen, assurances, note, dispute } = input
  const isKnown = disputes.some(({ text }) => text === dispute?.text)
  const fresh = dispute && !isKnown ? [{ ...dispute, settled: null }] : []
  return {
    ...NO_FACTS,
    size,
    workers,
    housing: { ...NO_FACTS.housing, grade, areaM2 },
    netIncomePerHeadFen,
    assurances,
    note,
    disputes: [...disputes, ...fresh],
  }
}

const metIn = ({ assurances }: SurveyFacts) =>
  Object.fromEntries(
    Object.entries(assurances).map(([each, finding]) => [each, finding?.isMet ?? null]),
  )

/** What an event says of an entry: everything but words. */
export const found = (verdict: Verdict | null, facts: SurveyFacts) => ({
  verdict,
  size: facts.size,
  workers: facts.workers,
  housing: facts.housing,
  netIncomePerHeadFen: facts.netIncomePerHeadFen,
  assurances: metIn(facts),
  openDisputes: facts.disputes.filter(({ settled }) => settled === null).length,
})

/** How far the group has come, as the sentence about it needs it. */
export async function countsOf(tx: Db, { county }: RequestContext, areaPath: string) {
  const { screened: done, households: total, ...counts } = await countAreas(tx, county, [areaPath])
  return { done, total, eligible: counts.eligible, unclear: counts.unclear }
}
