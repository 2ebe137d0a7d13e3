import { and, eq, isNull, sql } from 'drizzle-orm'
import { applications, households } from '../../db/schema'
import type { EntryKind } from '../../db/values/entry-visits'
import { record } from '../audit/record'
import { NO_FACTS } from '../entry-visits/facts'
import { saveEntry } from '../entry-visits/store'
import { levelOf } from '../notices/rules'
import { stepAt } from '../rounds/paths'
import { dayOf } from '../shared/day'
import { requireStaff } from '../http/scope'
import { RESIDENT, SURVEYOR } from './acts'
import type { Stage } from './stage'

/** Enough of them for a quorum; nobody of the cast is among them. */
const PRESENT = '向正文 覃世福 沈明英 卢远贵 姚光银'
const VOTES = { votesFor: 5, votesAgainst: 0, abstained: 0 }

type Waiting = Awaited<ReturnType<typeof listWaiting>>[number]

/**
 * Whoever waits in an area is entered as the level asks, and its meeting, held by `who`, passes them:
 * called, attended, voted, minuted and closed by the very services.
 */
export async function review(stage: Stage, who: string, areaPath: string): Promise<void> {
  const level = levelOf(areaPath)
  const waiting = await listWaiting(stage, areaPath)
  const [first] = waiting
  if (!first?.roundId || !level) return
  const entry = stepAt('identification', level)?.entry
  if (entry) for (const each of waiting) await enter(stage, entry, each)
  const { roundId } = first
  const meetsAt = stage.as(who, 'review.hold').now.toISOString()
  const called = await stage.act(who, { type: 'call_review', roundId, areaPath, meetsAt }, 'called')
  const of = { reviewId: String(called['reviewId']) }
  const basis = level === 'group' ? ('households' as const) : ('members' as const)
  const setUp = { basis, entitled: 6, isSecret: false }
  await stage.act(who, { type: 'set_up_review', ...of, ...setUp }, 'set_up')
  await stage.act(who, { type: 'attend_review', ...of, text: PRESENT, photos: [] }, 'attended')
  const votes = waiting.map(({ id: caseId }) => ({ caseId, ...VOTES, kin: 0, reason: null }))
  await stage.act(who, { type: 'vote_in_review', ...of, votes }, 'voted')
  const text = '逐户评议，举手表决，一致同意。'
  await stage.act(who, { type: 'minute_review', ...of, text, photos: [] }, 'minuted')
  await stage.act(who, { type: 'close_review', ...of }, 'closed')
}

/** Cases at the level of the area that no review has passed. */
function listWaiting({ tx, county }: Stage, areaPath: string) {
  const level = levelOf(areaPath)
  return tx
    .select({
      id: applications.id,
      roundId: applications.roundId,
      householdId: households.id,
      areaPath: households.areaPath,
      size: households.size,
    })
    .from(applications)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(
      and(
        eq(applications.county, county),
        eq(applications.status, 'filed'),
        level ? eq(applications.level, level) : undefined,
        isNull(applications.reviewId),
        sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`,
      ),
    )
    .orderBy(households.key)
}

const EVENTS = {
  screening: 'entry.screened',
  survey: 'entry.surveyed',
  revisit: 'entry.revisited',
} as const satisfies Record<EntryKind, string>

/** What somebody found there, who went as the path has it. */
async function enter(stage: Stage, kind: EntryKind, waiting: Waiting): Promise<void> {
  const { tx, county } = stage
  const who = kind === 'survey' ? SURVEYOR : RESIDENT
  const ctx = stage.as(who, 'visit.note')
  const { householdId, areaPath, size, id: applicationId } = waiting
  const { id } = await saveEntry(tx, ctx, {
    roundId: waiting.roundId ?? '',
    householdId,
    areaPath,
    kind,
    status: 'finished',
    staffId: requireStaff(ctx).staffId,
    companionId: null,
    startedAt: ctx.now,
    finishedAt: ctx.now,
    visitedOn: dayOf(ctx.now),
    verdict: 'eligible',
    facts: { ...NO_FACTS, size, netIncomePerHeadFen: 320_000, mainCause: 'illness' },
    point: null,
    isFar: false,
  })
  if (kind === 'survey') {
    await tx
      .update(applications)
      .set({ householdType: 'ordinary', mainCause: 'illness' })
      .where(and(eq(applications.county, county), eq(applications.id, applicationId)))
  }
  const details = { entryId: id, householdId, kind }
  for (const subject of [`application:${applicationId}`, `household:${householdId}`])
    await record(tx, ctx, { subject, type: EVENTS[kind], details })
}
