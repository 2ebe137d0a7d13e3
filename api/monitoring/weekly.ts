import { and, eq, inArray, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, households, leads, ledgerEntries, measures } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { findArea } from '../areas/words'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { inTransaction } from '../http/write'
import { say } from '../messages/templates'
import { addDays, type Day, dayOf, instantOf } from '../shared/day'
import { type DutyScope, scopeOf, wholeCounty } from '../todo/scope'
import { listHolders } from '../todo/service'
import {
  type GroupWeek,
  isMonday,
  isQuiet,
  ownArea,
  type Week,
  weeklyReaders,
  weekOf,
  worstOf,
} from './weekly-rules'

const WEEK = 7

/** The week of an area as it is told. */
export interface ToldWeek extends Week {
  area: string
  /** Its townships or villages, the worst first: `宝坪村=5/2;新华村=3/0`, open and late; empty of a village. */
  parts: string
}

/** 周报: the week of the widest area the actor works in. */
export async function readWeekly(ctx: RequestContext): Promise<ToldWeek> {
  const { roles } = requireStaff(ctx)
  const { db } = ctx.deps.connection
  const groups = await listGroups(db, scopeOf(ctx))
  return tellable(db, ctx.county, ownArea(roles) ?? ctx.county, groups)
}

/** On Monday mornings each level hears of its week, once; where there is nothing to say it is not told. */
export async function tellWeekly(ctx: RequestContext, day: Day): Promise<void> {
  if (!isMonday(day)) return
  const { county } = ctx
  const { db } = ctx.deps.connection
  const groups = await listGroups(db, wholeCounty(ctx))
  const readers = weeklyReaders(await listHolders(db, county))
  const weeks = new Map<AreaPath, ToldWeek>()
  for (const [staffId, path] of [...readers].toSorted()) {
    const week = weeks.get(path) ?? (await tellable(db, county, path, groups))
    weeks.set(path, week)
    if (isQuiet(countsOf(week))) continue
    const told = {
      staffId,
      asker: ANYWHERE,
      purpose: `weekly:${staffId}:${day}`,
      say: week.parts === '' ? say('weekly.village', week) : say('weekly.above', week),
      class: 'reminder' as const,
      notAfter: instantOf(day, 24),
    }
    await inTransaction(db, (tx) => tellStaff(tx, ctx, told))
  }
}

const countsOf = ({ open, late, fresh, watched, ledger, due }: ToldWeek): Week => {
  return { open, late, fresh, watched, ledger, due }
}

async function tellable(
  db: Db,
  county: string,
  path: AreaPath,
  groups: readonly GroupWeek[],
): Promise<ToldWeek> {
  const isAbove = path.split('.').length < 3
  const worst = isAbove ? worstOf(path, groups) : []
  const names = await namesOf(
    db,
    county,
    worst.map(({ areaPath }) => areaPath),
  )
  const parts = worst.map(
    ({ areaPath, open, late }) => `${names.get(areaPath) ?? ''}=${open}/${late}`,
  )
  const area = (await findArea(db, county, path))?.name ?? ''
  return { area, ...weekOf(path, groups), parts: parts.join(';') }
}

async function namesOf(db: Db, county: string, paths: string[]) {
  if (paths.length === 0) return new Map<string, string>()
  const rows = await db
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, county), inArray(areas.path, paths)))
  return new Map(rows.map(({ path, name }) => [path, name]))
}

/** What is counted in each group of a scope. */
async function listGroups(db: Db, { county, now, within }: DutyScope): Promise<GroupWeek[]> {
  const today = dayOf(now)
  const since = instantOf(addDays(today, -WEEK), 0)
  const found = await db
    .select({
      // Where it is now: whoever moved takes what waits along, as in what is to be done.
      areaPath: households.areaPath,
      open: sql<number>`(count(*) filter (where ${leads.status} <> 'decided'))::int`,
      late: sql<number>`(count(*) filter (where ${leads.status} <> 'decided' and (
        ${leads.decideDueOn} < ${today}::date
        or (${leads.status} = 'open' and ${leads.visitDueOn} < ${today}::date))))::int`,
      fresh: sql<number>`(count(*) filter (
        where ${leads.openedAt} >= ${since.toISOString()}::timestamptz))::int`,
    })
    .from(leads)
    .innerJoin(households, and(eq(households.county, county), eq(households.id, leads.householdId)))
    .where(and(eq(leads.county, county), within(households.areaPath)))
    .groupBy(households.areaPath)
  const count = sql<number>`count(*)::int`
  const watched = await db
    .select({ areaPath: households.areaPath, watched: count })
    .from(households)
    .where(
      and(
        eq(households.county, county),
        isNotNull(households.watch),
        ne(households.status, 'closed'),
        within(households.areaPath),
      ),
    )
    .groupBy(households.areaPath)
  const ledger = await db
    .select({ areaPath: households.areaPath, ledger: count })
    .from(ledgerEntries)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, ledgerEntries.householdId)),
    )
    .where(
      and(
        eq(ledgerEntries.county, county),
        isNull(ledgerEntries.leftOn),
        within(households.areaPath),
      ),
    )
    .groupBy(households.areaPath)
  const due = await db
    .select({ areaPath: households.areaPath, due: count })
    .from(measures)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, measures.householdId)),
    )
    .where(
      and(
        eq(measures.county, county),
        eq(measures.status, 'planned'),
        lte(measures.dueOn, addDays(today, WEEK)),
        within(households.areaPath),
      ),
    )
    .groupBy(households.areaPath)
  return [...found, ...watched, ...ledger, ...due]
}
