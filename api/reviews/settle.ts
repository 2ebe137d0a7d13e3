import { and, asc, eq, inArray } from 'drizzle-orm'
import { findFiled } from '../applications/withdrawals'
import type { Db } from '../../db/client'
import { applications, households, villageCases } from '../../db/schema'
import type { CaseLevel } from '../../db/values/rounds'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { tellHouseholds } from '../links/tell-household'
import { say } from '../messages/templates'
import { reasonOf } from '../objections/reason'
import { nextLevel, stepAt } from '../rounds/paths'
import { areaAt, contains } from '../shared/area-path'
import { dayOf } from '../shared/day'
import type { Item, Meeting } from './meeting'
import { reasonPlace } from './vote'

/** A case a meeting has decided. */
export interface Decided {
  item: Item
  /** Null where the case is a village's. */
  householdId: string | null
  /** Of the head, or of the village. */
  name: string
  areaPath: string
  /** Where it is now: at the level, until its list was posted, or at the next one. */
  level: CaseLevel
  /** What it is told, where it was declined. */
  reason: string | null
}

/**
 * What the votes of a meeting do. Held in their order: households, then their applications; who is
 * gone from there by now is skipped.
 */
export async function settleCases(
  tx: Db,
  ctx: RequestContext,
  meeting: Meeting,
  items: readonly Item[],
): Promise<{ decided: Decided[]; skipped: Item[] }> {
  const standing = await holdCases(tx, ctx, meeting, items)
  const decided: Decided[] = []
  for (const each of standing) {
    const reason = await reasonToTell(tx, ctx, each)
    decided.push({ ...each, reason })
  }
  await storeOutcomes(tx, ctx, meeting, decided)
  await recordOutcomes(tx, ctx, meeting, decided)
  await tellOutcomes(tx, ctx, meeting, decided)
  const done = new Set(decided.map(({ item }) => item.caseId))
  return { decided, skipped: items.filter(({ caseId }) => !done.has(caseId)) }
}

type Standing = Omit<Decided, 'reason'>

async function holdCases(
  tx: Db,
  ctx: RequestContext,
  meeting: Meeting,
  items: readonly Item[],
): Promise<Standing[]> {
  const { review, round } = meeting
  const step = stepAt(round.kind, review.level)
  const level = step?.noticeDays ? review.level : nextLevel(round.kind, review.level)
  const open = new Map(meeting.cases.map((each) => [each.caseId, each]))
  const voted = items.flatMap((item) => {
    const of = open.get(item.caseId)
    return of ? [{ item, ...of, level }] : []
  })
  const held = await lockHouseholdsOf(tx, ctx.county, voted)
  const standing: Standing[] = []
  for (const { item, householdId, name, areaPath } of voted) {
    const isThere = householdId
      ? await isStillOpen(tx, ctx, meeting, item.caseId, held.get(householdId))
      : await isVillageOpen(tx, ctx, meeting, item.caseId)
    if (isThere) standing.push({ item, householdId, name, areaPath, level })
  }
  return standing
}

type Household = typeof households.$inferSelect

async function lockHouseholdsOf(
  tx: Db,
  county: string,
  cases: readonly { householdId: string | null }[],
): Promise<Map<string, Household>> {
  const ids = cases.flatMap(({ householdId }) => householdId ?? [])
  if (ids.length === 0) return new Map()
  const held = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, ids)))
    .orderBy(asc(households.id))
    .for('update')
  return new Map(held.map((each) => [each.id, each]))
}

/** Neither withdrawn, nor decided or moved on by anything else, nor of another area by now. */
async function isStillOpen(
  tx: Db,
  ctx: RequestContext,
  { review }: Meeting,
  applicationId: string,
  household: Household | undefined,
): Promise<boolean> {
  if (!household || !contains(review.areaPath, household.areaPath)) return false
  const filed = await findFiled(tx, ctx, household.id)
  return (
    filed?.id === applicationId &&
    filed.roundId === review.roundId &&
    filed.level === review.level &&
    filed.reviewId === null
  )
}

async function isVillageOpen(
  tx: Db,
  { county }: RequestContext,
  { review }: Meeting,
  id: string,
): Promise<boolean> {
  const [held] = await tx
    .select()
    .from(villageCases)
    .where(and(eq(villageCases.county, county), eq(villageCases.id, id)))
    .for('update')
  return held?.status === 'filed' && held.level === review.level && held.reviewId === null
}

/** Without the names of others; as the household, or the village, may read it. */
async function reasonToTell(tx: Db, ctx: RequestContext, { item, ...of }: Standing) {
  const { reviewId, caseId, reasonSealed } = item
  if (item.outcome === 'passed' || !reasonSealed) return null
  const said = ctx.deps.sealer.open(reasonPlace(ctx.county, reviewId, caseId), reasonSealed)
  if (!of.householdId) return said
  return reasonOf(tx, ctx.county, areaAt(of.areaPath, 'village'), of.householdId, said)
}

async function storeOutcomes(
  tx: Db,
  { county, now }: RequestContext,
  { review }: Meeting,
  decided: readonly Decided[],
) {
  for (const { item, householdId, level, reason } of decided) {
    const isListed = level === review.level
    const set =
      item.outcome === 'passed'
        ? { level, reviewId: isListed ? review.id : null }
        : { status: 'declined' as const, reason, decidedOn: dayOf(now) }
    const table = householdId ? applications : villageCases
    await tx
      .update(table)
      .set(set)
      .where(and(eq(table.county, county), eq(table.id, item.caseId)))
  }
}

async function recordOutcomes(
  tx: Db,
  ctx: RequestContext,
  { review }: Meeting,
  decided: readonly Decided[],
) {
  const { id: reviewId, roundId } = review
  const events = decided.flatMap(({ item, householdId, level }) => {
    const { caseId, votesFor, votesAgainst, abstained, kinAbstained, outcome } = item
    const about = householdId ? { applicationId: caseId, householdId } : { villageCaseId: caseId }
    const votes = { votesFor, votesAgainst, abstained, kinAbstained }
    const details = { ...about, reviewId, roundId, reviewLevel: review.level, level, ...votes }
    const noun = householdId ? 'application' : 'village_case'
    const type = `${noun}.${outcome === 'passed' ? 'reviewed' : 'declined'}`
    const subjects = [`${noun}:${caseId}`, ...(householdId ? [`household:${householdId}`] : [])]
    return subjects.map((subject) => ({ subject, type, details }))
  })
  await recordMany(tx, ctx, events)
}

async function tellOutcomes(
  tx: Db,
  ctx: RequestContext,
  { review, round }: Meeting,
  decided: readonly Decided[],
) {
  const { id, level } = review
  const told = decided.flatMap(({ item, householdId, name: head, reason }) => {
    if (!householdId) return []
    const { kind } = round
    const message =
      item.outcome === 'passed'
        ? say('review.passed', { head, kind, level })
        : say('review.declined', { head, kind, level, reason: reason ?? '' })
    return { householdId, purpose: `review:${id}:decided:${householdId}`, say: message }
  })
  await tellHouseholds(tx, ctx, told)
}
