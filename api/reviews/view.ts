import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { applications, households, reviewItems, reviews, rounds, staff } from '../../db/schema'
import type { ReviewStatus } from '../../db/values/reviews'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireInScope } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { attendeeFacts } from './attend'
import { isHolder } from './find'
import { countPhotos, type Item, listAttendees, listItems } from './meeting'
import { minutesPlace } from './minutes'
import { reasonPlace } from './vote'

export interface ReviewQuery extends PageQuery {
  areaPath?: string | undefined
  roundId?: string | undefined
  status?: ReviewStatus | undefined
}

const Position = z.tuple([z.iso.date(), z.uuid()])

/** Meetings of the actor's area with what they came to, the latest first. No names of households. */
export async function listReviews(ctx: RequestContext, query: ReviewQuery) {
  const { county } = ctx
  const { cursor, limit, areaPath, roundId, status } = query
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const rows = await select(ctx.deps.connection.db, county)
    .where(
      and(
        eq(reviews.county, county),
        inScope(ctx, reviews.areaPath),
        areaPath === undefined
          ? undefined
          : sql`(${reviews.areaPath} = ${areaPath} or ${reviews.areaPath} like ${`${areaPath}.%`})`,
        roundId === undefined ? undefined : eq(reviews.roundId, roundId),
        status === undefined ? undefined : eq(reviews.status, status),
        after && sql`(${reviews.meetsOn}, ${reviews.id}) < (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(reviews.meetsOn), desc(reviews.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ review: { meetsOn, id } }) => [meetsOn, id])
  return { items: items.map((row) => present(ctx, row)), next }
}

/** One meeting with who came, how it voted and why it declined; looked at on record. */
export async function showReview(tx: Db, ctx: RequestContext, id: string) {
  const { county, deps } = ctx
  const [row] = await select(tx, county).where(and(eq(reviews.county, county), eq(reviews.id, id)))
  if (!row) throw new ApiError('not_found', 'review')
  requireInScope(ctx, row.review.areaPath, 'review')
  await recordAccess(tx, ctx, 'review.read', `review:${id}`)
  const attendees = await listAttendees(tx, county, id)
  const items = await listItems(tx, county, id)
  const { minutesSealed } = row.review
  return {
    ...present(ctx, row),
    attendees: attendees.map(attendeeFacts),
    items: await presentItems(tx, ctx, items),
    minutes: minutesSealed && deps.sealer.open(minutesPlace(county, id), minutesSealed),
    photos: await countPhotos(tx, county, id),
  }
}

const select = (db: Db, county: string) =>
  db
    .select({
      review: reviews,
      kind: rounds.kind,
      caller: staff.name,
      ...countOf(county, 'passed'),
      ...countOf(county, 'declined'),
    })
    .from(reviews)
    .innerJoin(rounds, and(eq(rounds.county, county), eq(rounds.id, reviews.roundId)))
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, reviews.calledBy)))
    .$dynamic()

function countOf<O extends Item['outcome']>(county: string, outcome: O) {
  const count = sql<number>`(
    select count(*)::int from ${reviewItems}
     where ${reviewItems.county} = ${county} and ${reviewItems.reviewId} = ${reviews.id}
       and ${reviewItems.outcome} = ${outcome})`
  return { [outcome]: count } as Record<O, typeof count>
}

type Row = Awaited<ReturnType<typeof select>>[number]

function present(ctx: RequestContext, { review, kind, caller, passed, declined }: Row) {
  const { id, roundId, level, areaPath, areaName: area, body, status, meetsOn } = review
  const { isSecret, basis, entitled, calledBy, closedAt, closedBy } = review
  return {
    id,
    roundId,
    kind,
    level,
    areaPath,
    area,
    body,
    status,
    meetsOn,
    isSecret,
    basis,
    entitled,
    present: review.present,
    passed,
    declined,
    calledBy: { staffId: calledBy, name: caller },
    closedOn: closedAt && dayOf(closedAt),
    closedBy,
    /** Whether the actor writes down what it decides. */
    mayHold: isHolder(ctx, level, areaPath),
  }
}

async function presentItems(tx: Db, { county, deps }: RequestContext, items: readonly Item[]) {
  const ids = items.flatMap(({ applicationId }) => applicationId ?? [])
  const heads = ids.length === 0 ? [] : await headsOf(tx, county, ids)
  const of = new Map(heads.map(({ applicationId, ...household }) => [applicationId, household]))
  return items.map(({ caseId, reviewId, reasonSealed, ...item }) => ({
    caseId,
    householdId: of.get(caseId)?.householdId ?? null,
    head: of.get(caseId)?.head ?? null,
    villageCaseId: item.villageCaseId,
    votesFor: item.votesFor,
    votesAgainst: item.votesAgainst,
    abstained: item.abstained,
    kinAbstained: item.kinAbstained,
    outcome: item.outcome,
    reason: reasonSealed && deps.sealer.open(reasonPlace(county, reviewId, caseId), reasonSealed),
  }))
}

const headsOf = (tx: Db, county: string, applicationIds: readonly string[]) =>
  tx
    .select({
      applicationId: applications.id,
      householdId: households.id,
      head: households.headName,
    })
    .from(applications)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(and(eq(applications.county, county), inArray(applications.id, [...applicationIds])))
    .orderBy(asc(households.headName), asc(households.id))
