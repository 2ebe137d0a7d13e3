import { and, eq, inArray } from 'drizzle-orm'
import { findArea } from '../areas/words'
import type { Db } from '../../db/client'
import { staff } from '../../db/schema'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import { type Day, dayOf } from '../shared/day'
import { type DutyKind, isNewlyLate, isOfInspectors, superiorsOf } from '../todo/rules'
import { wholeCounty } from '../todo/scope'
import { climbedTo, type HeldDuty, listDuties, listHolders } from '../todo/service'

/** A duty in the words of a digest. */
export interface ToldDuty {
  vars: { kind: DutyKind; area: string; count: number; code: string; due: Day }
  dueOn: Day
  /** Who holds it, the first of several. */
  holder: string
}

/** What the digest tells by itself, with all that belongs to it. */
const TOLD_APART = new Set<DutyKind>(['help', 'objection', 'advance'])

/** What everybody has to do in the rounds of the county, for the digest of a morning. */
export async function readDuties(db: Db, ctx: RequestContext) {
  const today = dayOf(ctx.now)
  const { duties, climbDays } = await listWhereSet(db, ctx, today)
  const holders = duties.length > 0 ? await listHolders(db, ctx.county) : []
  const told = await wordingOf(db, ctx.county, duties)
  return {
    of: (staffId: string) =>
      duties
        .filter(({ kind, holders: own }) => !TOLD_APART.has(kind) && own.includes(staffId))
        .map(told),
    newlyLateUnder: (staffId: string) =>
      duties
        .filter((duty) => isNewlyLate(duty, today) && !isOfInspectors(duty))
        .filter((duty) => superiorsOf(duty, holders).includes(staffId))
        .map(told),
    lateUnder: (staffId: string) =>
      climbedTo(staffId, duties, holders, { today, climbDays }).map(told),
  }
}

/** A county that has not set the days yet is still told of calls and objections. */
async function listWhereSet(db: Db, ctx: RequestContext, today: Day) {
  try {
    const climbDays = await getFigure(db, ctx.county, 'climb_days', today)
    return { duties: await listDuties(db, wholeCounty(ctx)), climbDays }
  } catch (error) {
    if (error instanceof ApiError && error.code === 'figure_missing')
      return { duties: [], climbDays: 0 }
    throw error
  }
}

async function wordingOf(db: Db, county: string, duties: readonly HeldDuty[]) {
  const names = new Map<string, string>()
  for (const path of new Set(duties.map(({ areaPath }) => areaPath)))
    names.set(path, (await findArea(db, county, path))?.name ?? '')
  const ids = [...new Set(duties.flatMap(({ holders }) => holders))]
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id: staff.id, name: staff.name })
          .from(staff)
          .where(and(eq(staff.county, county), inArray(staff.id, ids)))
  const people = new Map(rows.map(({ id, name }) => [id, name]))
  return ({ kind, areaPath, count, code, dueOn, holders }: HeldDuty): ToldDuty => ({
    vars: { kind, area: names.get(areaPath) ?? '', count, code: code ?? '', due: dueOn },
    dueOn,
    holder: people.get(holders[0] ?? '') ?? '',
  })
}
