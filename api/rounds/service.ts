import { and, asc, desc, eq, inArray, isNull, like, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, areas, households, rounds } from '../../db/schema'
import type { AreaLevel, AreaPath } from '../../db/values/areas'
import type { HouseholdRoundKind, RoundKind } from '../../db/values/rounds'
import { isOpenApplication } from '../applications/open'
import { recordMany } from '../audit/record-many'
import { record } from '../audit/record'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { inScope, requireInScope, requireStaff } from '../http/scope'
import { areaAt, withAncestors } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { figuresToFreeze } from './figures'
import { firstLevel, isOfVillages } from './paths'

export interface NewRound {
  kind: RoundKind
  year: number
  areaPath: AreaPath
  /** 规模: how many are expected. Shown, and never cuts anybody who qualifies. */
  plannedSize?: number | null | undefined
}

/**
 * Opens a round 轮次 on an area: its figures are frozen as they are today, and who applied there
 * already is taken in. One place lies in one open round of a kind at most.
 */
export async function openRound(tx: Db, ctx: RequestContext, input: NewRound) {
  const { kind, year, areaPath, plannedSize = null } = input
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  requireInScope(ctx, areaPath, 'area')
  const area = await findArea(tx, county, areaPath)
  if (!area) throw new ApiError('not_found', 'area')
  if (isTooSmall(kind, area.level)) throw new ApiError('refused', 'area_too_small')
  await lockCounty(tx, county, areaPath)
  if (await isOverlapped(tx, county, kind, areaPath)) throw new ApiError('refused', 'round_open')
  const openedOn = dayOf(now)
  const figures = await figuresToFreeze(tx, county, kind, openedOn)
  const id = newId()
  const round = { county, id, kind, year, areaPath, status: 'open' as const }
  await tx.insert(rounds).values({ ...round, openedOn, openedBy: staffId, figures, plannedSize })
  const taken = isOfVillages(kind) ? [] : await takeIn(tx, ctx, id, kind, areaPath)
  const details = { roundId: id, kind, year, areaPath, figures, plannedSize, taken: taken.length }
  await record(tx, ctx, { subject: `round:${id}`, type: 'round.opened', details })
  await recordMany(
    tx,
    ctx,
    taken.map((applicationId) => ({
      subject: `application:${applicationId}`,
      type: 'application.taken_in',
      details: { applicationId, roundId: id, level: firstLevel(kind) },
    })),
  )
  return { id, area: area.name, openedOn, applications: taken.length }
}

/** The same as an outcome of a turn. */
export async function openByCommand(
  tx: Db,
  ctx: RequestContext,
  input: NewRound,
): Promise<Outcome> {
  const { area, applications: taken } = await openRound(tx, ctx, input)
  return { code: 'opened', vars: { area, applications: taken } }
}

/** Households are decided on in a village at least, villages in a township. */
const isTooSmall = (kind: RoundKind, level: AreaLevel) =>
  level === 'group' || (level === 'village' && isOfVillages(kind))

/**
 * Two rounds at once on areas one within the other would not see each other, nor this one who applies
 * at the same moment.
 */
async function lockCounty(tx: Db, county: string, areaPath: AreaPath) {
  const root = eq(areas.path, areaAt(areaPath, 'county'))
  await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), root))
    .for('update')
}

async function isOverlapped(tx: Db, county: string, kind: RoundKind, areaPath: AreaPath) {
  const around = inArray(rounds.areaPath, withAncestors(areaPath))
  const open = and(
    eq(rounds.county, county),
    eq(rounds.kind, kind),
    eq(rounds.status, 'open'),
    or(around, like(rounds.areaPath, `${areaPath}.%`)),
  )
  return (await tx.$count(rounds, open)) > 0
}

/** Applications that waited for a round, or were left over from one that is closed. */
async function takeIn(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  roundId: string,
  kind: HouseholdRoundKind,
  areaPath: AreaPath,
) {
  const closed = tx
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.county, county), eq(rounds.status, 'closed')))
  const rows = await tx
    .update(applications)
    .set({ roundId, level: firstLevel(kind), reviewId: null })
    .where(
      and(
        eq(applications.county, county),
        eq(applications.kind, kind),
        isOpenApplication(now),
        or(isNull(applications.roundId), inArray(applications.roundId, closed)),
        inArray(applications.householdId, householdsIn(tx, county, areaPath)),
      ),
    )
    .returning({ id: applications.id })
  return rows.map(({ id }) => id)
}

/** Households that live in an area by now. */
export const householdsIn = (tx: Db, county: string, areaPath: AreaPath) =>
  tx
    .select({ id: households.id })
    .from(households)
    .where(
      and(
        eq(households.county, county),
        sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`,
      ),
    )

/** Rounds of the actor's area, the newest first. */
export async function listRounds(ctx: RequestContext) {
  const { county } = ctx
  const rows = await ctx.deps.connection.db
    .select({
      id: rounds.id,
      kind: rounds.kind,
      year: rounds.year,
      areaPath: rounds.areaPath,
      status: rounds.status,
      openedOn: rounds.openedOn,
      closedOn: rounds.closedOn,
      figures: rounds.figures,
      plannedSize: rounds.plannedSize,
      /** Households on a list of it that waits. */
      listed: sql<number>`(
        select count(*)::int from notices n
          join notice_entries e on e.county = ${county} and e.notice_id = n.id
         where n.county = ${county} and n.round_id = ${rounds}.id
           and e.status in ('listed', 'severed'))`,
    })
    .from(rounds)
    .where(and(eq(rounds.county, county), inScope(ctx, rounds.areaPath)))
    .orderBy(desc(rounds.openedOn), asc(rounds.id))
  return { items: rows }
}
