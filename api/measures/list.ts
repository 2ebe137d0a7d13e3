import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { contactLinks, households, measures, staff } from '../../db/schema'
import type { MeasureStatus } from '../../db/values/registrations'
import { areaInWords } from '../areas/words'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireContact, requireInScope, requireStaff } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { dayAtStart } from '../visits/opening'
import { findMeasure } from './find'
import { isMeasureOverdue, showsPlanned } from './rules'

export interface MeasureQuery extends PageQuery {
  householdId?: string | undefined
  ownerId?: string | undefined
  status?: MeasureStatus | undefined
  /** Planned, and past its due day. */
  isOverdue?: boolean | undefined
}

const Position = z.tuple([z.iso.date(), z.uuid()])

/** Measures for households of the actor's area, the first due first; of one household on record. */
export async function listMeasures(ctx: RequestContext, query: MeasureQuery) {
  const { county, now } = ctx
  const { db } = ctx.deps.connection
  const { householdId, ownerId, status, isOverdue, cursor, limit } = query
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const overdue = sql`(${measures.status} = 'planned' and ${measures.dueOn} < ${dayOf(now)})`
  const rows = await select(db, county)
    .where(
      and(
        eq(measures.county, county),
        inScope(ctx, households.areaPath),
        householdId === undefined ? undefined : eq(measures.householdId, householdId),
        ownerId === undefined ? undefined : eq(measures.ownerId, ownerId),
        status && eq(measures.status, status),
        isOverdue === undefined ? undefined : isOverdue ? overdue : sql`not ${overdue}`,
        after && sql`(${measures.dueOn}, ${measures.id}) > (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(measures.dueOn), asc(measures.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ measure: { dueOn, id } }) => [dueOn, id])
  if (householdId !== undefined)
    await recordAccess(db, ctx, 'measure.list', `household:${householdId}`)
  return { items: items.map((row) => present(ctx, row)), next }
}

/** So many open ones are worth reading in a chat. */
const MOST_OWN = 30

/** What the actor is responsible for and has not delivered, the first due first. */
export async function listOwnedMeasures(ctx: RequestContext) {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const mine = and(eq(measures.ownerId, staffId), eq(measures.status, 'planned'))
  const rows = await select(ctx.deps.connection.db, county)
    .where(and(eq(measures.county, county), mine))
    .orderBy(asc(measures.dueOn), asc(measures.id))
    .limit(MOST_OWN)
  return { items: rows.map((row) => present(ctx, row)) }
}

/**
 * What the contact's own households get, once it is decided that they do. What was delivered is shown
 * whatever they are: they are asked about it.
 */
export async function listHouseholdsMeasures(ctx: RequestContext) {
  const { county } = ctx
  const contactId = requireContact(ctx)
  const rows = await select(ctx.deps.connection.db, county)
    .innerJoin(
      contactLinks,
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.householdId, measures.householdId),
        eq(contactLinks.contactId, contactId),
        isNull(contactLinks.endedAt),
      ),
    )
    .where(and(eq(measures.county, county), ne(measures.status, 'cancelled')))
    .orderBy(asc(households.id), asc(measures.dueOn), asc(measures.id))
  const shown = rows.filter(
    ({ measure, roll, watch }) => measure.status !== 'planned' || showsPlanned(roll, watch),
  )
  return { items: shown.map((row) => present(ctx, row)) }
}

/**
 * A measure by its receipt as whoever is to deliver or to take it back sees it; for a department or
 * unit their own alone.
 * @param said When it was delivered, as it is worded: 昨天, 3月5日; `day` is null where that tells none.
 */
export async function getMeasureByCode(
  ctx: RequestContext,
  { code, said }: { code: string; said: string | undefined },
) {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const { staffId, roles } = requireStaff(ctx)
  const found = await findMeasure(db, county, { code })
  if (!found) throw new ApiError('not_found', 'measure')
  requireInScope(ctx, found.household.areaPath, 'measure')
  const isHelper = roles.every(({ role }) => role === 'department' || role === 'group_unit')
  const isMine = found.measure.ownerId === staffId
  if (isHelper && !isMine) throw new ApiError('not_found', 'measure')
  const [row] = await select(db, county).where(
    and(eq(measures.county, county), eq(measures.id, found.measure.id)),
  )
  if (!row) throw new ApiError('not_found', 'measure')
  const today = dayOf(now)
  const day = said ? (dayAtStart(said.normalize('NFKC').trim(), today)?.day ?? null) : today
  const area = await areaInWords(db, county, row.areaPath)
  return { ...present(ctx, row), area, isMine, day }
}

const select = (db: Db, county: string) =>
  db
    .select({
      measure: measures,
      head: households.headName,
      areaPath: households.areaPath,
      roll: households.status,
      watch: households.watch,
      owner: staff.name,
    })
    .from(measures)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, measures.householdId)),
    )
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, measures.ownerId)))
    .$dynamic()

type Row = Awaited<ReturnType<typeof select>>[number]

function present({ now }: RequestContext, { measure, head, areaPath, owner }: Row) {
  const { id, code, householdId, cause, category, content, amountFen, status, ownerId } = measure
  const { plannedOn, dueOn, deliveredOn, askedAt, answeredAt } = measure
  return {
    id,
    code,
    householdId,
    head,
    areaPath,
    cause,
    category,
    content,
    amountFen,
    status,
    owner: { staffId: ownerId, name: owner },
    plannedOn,
    dueOn,
    deliveredOn,
    askedAt: askedAt?.toISOString() ?? null,
    answeredAt: answeredAt?.toISOString() ?? null,
    isOverdue: isMeasureOverdue(status, dayOf(now), dueOn),
  }
}
