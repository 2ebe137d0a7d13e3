import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, villageCases } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { tellHouseholds } from '../links/tell-household'
import { say } from '../messages/templates'
import { reasonOf } from '../objections/reason'
import { isOfVillages } from '../rounds/paths'
import { askSignOffs } from '../sign-offs/ask'
import { areaAt } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { holdCases, type Standing } from './hold-cases'
import type { Item, Meeting } from './meeting'
import { reasonPlace } from './vote'

/** A case a meeting has decided. */
export interface Decided extends Standing {
  /** What it is told, where it was declined. */
  reason: string | null
}

/** What the votes of a meeting do; who is gone by now is skipped. */
export async function settleCases(
  tx: Db,
  ctx: RequestContext,
  meeting: Meeting,
  items: readonly Item[],
): Promise<{ decided: Decided[]; skipped: Item[] }> {
  const standing = await holdCases(tx, ctx, meeting, items)
  const decided: Decided[] = []
  for (const each of standing) {
    const reason = await reasonToTell(tx, ctx, meeting, each)
    decided.push({ ...each, reason })
  }
  await storeOutcomes(tx, ctx, meeting, decided)
  await recordOutcomes(tx, ctx, meeting, decided)
  // Whose path has somebody agree before the list hangs is asked now.
  if (!isOfVillages(meeting.round.kind)) await askSignOffs(tx, ctx, passedIn(decided))
  await tellOutcomes(tx, ctx, meeting, decided)
  const done = new Set(decided.map(({ item }) => item.caseId))
  return { decided, skipped: items.filter(({ caseId }) => !done.has(caseId)) }
}

/** Without the names of others; as the household, or the village, may read it. */
async function reasonToTell(
  tx: Db,
  ctx: RequestContext,
  { attendees }: Meeting,
  { item, ...of }: Standing,
) {
  const { reviewId, caseId, reasonSealed } = item
  if (item.outcome === 'passed' || !reasonSealed) return null
  const said = ctx.deps.sealer.open(reasonPlace(ctx.county, reviewId, caseId), reasonSealed)
  if (!of.householdId) return said
  const present = attendees.flatMap(({ name, proxyName }) => [
    name,
    ...(proxyName ? [proxyName] : []),
  ])
  const village = areaAt(of.areaPath, 'village')
  return reasonOf(tx, ctx.county, village, of.householdId, said, present)
}

const passedIn = (decided: readonly Decided[]) =>
  decided.filter(({ item }) => item.outcome === 'passed').map(({ item }) => item.caseId)

async function storeOutcomes(
  tx: Db,
  { county, now }: RequestContext,
  { review, round }: Meeting,
  decided: readonly Decided[],
) {
  const table = isOfVillages(round.kind) ? villageCases : applications
  const byId = (ids: readonly string[]) =>
    and(eq(table.county, county), inArray(table.id, [...ids]))
  const passed = decided.filter(({ item }) => item.outcome === 'passed')
  const [first] = passed
  if (first) {
    const { level } = first
    const reviewId = level === review.level ? review.id : null
    const ids = passed.map(({ item }) => item.caseId)
    await tx.update(table).set({ level, reviewId }).where(byId(ids))
  }
  for (const { item, reason } of decided) {
    if (item.outcome === 'passed') continue
    const set = { status: 'declined' as const, reason, decidedOn: dayOf(now) }
    await tx
      .update(table)
      .set(set)
      .where(byId([item.caseId]))
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
