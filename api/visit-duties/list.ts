import type { AreaPath } from '../../db/values/areas'
import { areaInWords, findArea } from '../areas/words'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { requireTouched } from '../areas/touched'
import { inScope, requireStaff } from '../http/scope'
import { areaAt, contains } from '../shared/area-path'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { holdersOf } from '../todo/rules'
import { listHolders } from '../todo/service'
import { z } from 'zod'
import { daysBetween, isVisitLate } from './rules'
import { findVisitDays, listVisitsDue, type VisitDue } from './standing'
import { ApiError } from '../shared/errors'

export interface VisitDutyQuery extends PageQuery {
  areaPath?: AreaPath | undefined
  /** Those whose visit is the actor's duty. */
  isMine?: boolean | undefined
  /** Past their day only; else those due within the county's `duty_days` as well. */
  isLate?: boolean | undefined
}

const Position = z.tuple([z.iso.date(), z.uuid()])

/** Households that must be visited, the longest overdue first, each with whose duty it is. */
export async function listVisitDuties(ctx: RequestContext, query: VisitDutyQuery) {
  const { cursor, limit } = query
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const due = await readDue(ctx, query)
  const rows = due.filter(
    ({ dueOn, householdId }) =>
      !after || dueOn > after[0] || (dueOn === after[0] && householdId > after[1]),
  )
  const { items, next } = pageOf(rows.slice(0, limit + 1), limit, ({ dueOn, householdId }) => [
    dueOn,
    householdId,
  ])
  const total = due.length
  return { total, items: await Promise.all(items.map((row) => present(ctx, row))), next }
}

/** How many of each village are past their day or due soon, the longest overdue village first. */
export async function countVisitDuties(
  ctx: RequestContext,
  query: { areaPath?: AreaPath | undefined },
) {
  const today = dayOf(ctx.now)
  const due = await readDue(ctx, query)
  const villages = Map.groupBy(due, ({ areaPath }) => areaAt(areaPath, 'village'))
  const { db } = ctx.deps.connection
  const items = []
  for (const [areaPath, rows] of villages) {
    const late = rows.filter(({ dueOn }) => isVisitLate(dueOn, today)).length
    const area = (await findArea(db, ctx.county, areaPath))?.name ?? ''
    items.push({
      areaPath,
      area,
      late,
      soon: rows.length - late,
      firstDueOn: rows[0]?.dueOn ?? today,
    })
  }
  return { items }
}

/** All that are asked for, whole: what is shown of them is cut by who asks. */
export async function readDue(
  ctx: RequestContext,
  { areaPath, isMine, isLate }: Omit<VisitDutyQuery, keyof PageQuery>,
): Promise<VisitDue[]> {
  const { county, now, deps } = ctx
  const { db } = deps.connection
  const today = dayOf(now)
  if (areaPath !== undefined) requireTouched(ctx, areaPath)
  if (!(await findVisitDays(db, ctx))) throw new ApiError('figure_missing', 'visit_days_key')
  const soon = await getFigure(db, county, 'duty_days', today)
  const scope = {
    county,
    now,
    within: (column: Parameters<typeof inScope>[1]) => inScope(ctx, column),
  }
  const due = await listVisitsDue(db, scope, soon)
  const here = due.filter(
    (each) =>
      (areaPath === undefined || contains(areaPath, each.areaPath)) &&
      (isLate !== true || isVisitLate(each.dueOn, today)),
  )
  if (isMine !== true) return here
  const { staffId } = requireStaff(ctx)
  const holders = await listHolders(db, county)
  const cadres = new Map<string, string[]>()
  return here.filter((each) => {
    if (each.staffId) return each.staffId === staffId
    const village = areaAt(each.areaPath, 'village')
    const duty = { kind: 'household_visit' as const, areaPath: village, staffId: null }
    const own =
      cadres.get(village) ??
      holdersOf({ ...duty, dueOn: each.dueOn, count: 1, code: null }, holders)
    cadres.set(village, own)
    return own.includes(staffId)
  })
}

async function present(ctx: RequestContext, { areaPath, ...row }: VisitDue) {
  const today = dayOf(ctx.now)
  return {
    ...row,
    areaPath,
    area: await areaInWords(ctx.deps.connection.db, ctx.county, areaPath),
    isLate: isVisitLate(row.dueOn, today),
    /** Since the last visit; null where there never was one. */
    days: row.lastVisitOn === null ? null : daysBetween(row.lastVisitOn, today),
    overdueDays: Math.max(0, daysBetween(row.dueOn, today)),
  }
}
