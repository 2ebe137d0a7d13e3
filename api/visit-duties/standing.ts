import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { households, pairings } from '../../db/schema'
import { servesThere } from '../pairings/serving'
import type { AreaPath } from '../../db/values/areas'
import type { RollStatus, WatchKind } from '../../db/values/roll'
import { getFigureRow } from '../figures/service'
import { watchedSince } from '../monitoring/watched-since'
import { addDays, type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { VISITING_ROLES, type VisitClass, visitClassOf, type VisitDays, visitDueOn } from './rules'

/** How often households of each class must be visited; null where the county has not set it. */
export async function findVisitDays(
  db: Db,
  { county, now }: { county: string; now: Date },
): Promise<Record<VisitClass, VisitDays> | null> {
  try {
    const today = dayOf(now)
    const [key, other] = await Promise.all([
      getFigureRow(db, county, 'visit_days_key', today),
      getFigureRow(db, county, 'visit_days_other', today),
    ])
    const of = ({ value: days, validFrom }: typeof key) => ({ days, validFrom })
    return { key: of(key), other: of(other) }
  } catch (error) {
    if (error instanceof ApiError && error.code === 'figure_missing') return null
    throw error
  }
}

/**
 * When a household of the statement was last visited, by anybody. A corrected note counts by what took
 * its place, wherever that lies.
 */
export const lastVisitOf = (county: string) => sql<Day | null>`(
  select v.visited_on::text from visits v
   where v.county = ${county} and v.household_id = ${households.id}
     and not exists (select from visits newer
                      where newer.county = ${county} and newer.corrects_id = v.id)
   order by v.visited_on desc limit 1)`

/** When it was paired for the first time: pairing it anew gives nobody more days. */
export const firstPairedOf = (county: string) => sql<Day | null>`(
  select min(p.from_day)::text from pairings p
   where p.county = ${county} and p.household_id = ${households.id})`

/** The day it came onto the roll, where nobody has been there; of others it is not asked. */
export const enteredOf = (county: string) => sql<Day | null>`(
  select (e.at at time zone 'Asia/Shanghai')::date::text from events e
   where e.county = ${county} and e.subject = 'household:' || ${households.id} and e.seq = 1
     and not exists (select from visits v
                      where v.county = ${county} and v.household_id = ${households.id}))`

export const isOnLedger = (county: string) => sql<boolean>`exists (
  select from ledger_entries l
   where l.county = ${county} and l.household_id = ${households.id} and l.left_on is null)`

export const VISIT_FACTS = (county: string) => ({
  status: households.status,
  statusSince: households.statusSince,
  watch: households.watch,
  // Only of the few who are watched their events are read.
  watchedSince: sql<Day | null>`case when ${households.watch} is not null then ${watchedSince(county)} end`,
  lastVisitOn: lastVisitOf(county),
  firstPairedOn: firstPairedOf(county),
  enteredOn: enteredOf(county),
  isOnLedger: isOnLedger(county),
})

interface VisitFacts {
  status: RollStatus
  statusSince: Day | null
  watch: WatchKind | null
  watchedSince: Day | null
  lastVisitOn: Day | null
  firstPairedOn: Day | null
  enteredOn: Day | null
  isOnLedger: boolean
}

/** By which day a household must be visited; null where it need not be, or nobody has set how often. */
export function dueOf(facts: VisitFacts, days: Record<VisitClass, VisitDays> | null) {
  const visitClass = visitClassOf(facts)
  if (!days || !visitClass) return null
  return {
    class: visitClass,
    dueOn: visitDueOn({ ...facts, class: visitClass }, days[visitClass]),
  }
}

/** A household that must be visited soon, or should have been. */
export interface VisitDue {
  householdId: string
  head: string
  areaPath: AreaPath
  class: VisitClass
  lastVisitOn: Day | null
  dueOn: Day
  /** Whose duty it is, where somebody is paired who notes visits; else the village cadre's. */
  staffId: string | null
}

interface Scope {
  county: string
  now: Date
  within: (areaPath: PgColumn) => SQL | undefined
}

/**
 * The households of a scope whose visit is due within so many days, the most urgent first: one
 * statement, whose plan reads households by area and of each only its newest visit.
 */
export async function listVisitsDue(
  db: Db,
  { county, now, within }: Scope,
  withinDays: number,
): Promise<VisitDue[]> {
  const days = await findVisitDays(db, { county, now })
  if (!days) return []
  const horizon = addDays(dayOf(now), withinDays)
  const rows = await selectVisited(
    db,
    county,
    within,
    addDays(horizon, -Math.min(days.key.days, days.other.days)),
  )
  return rows
    .flatMap(({ householdId, head, areaPath, staffId, ...facts }) => {
      const due = dueOf(facts, days)
      if (!due || due.dueOn > horizon) return []
      return { householdId, head, areaPath, staffId, lastVisitOn: facts.lastVisitOn, ...due }
    })
    .toSorted(byDue)
}

/** @param newest Who was visited after that is due later, whatever class it is of. */
export function selectVisited(db: Db, county: string, within: Scope['within'], newest: Day) {
  return db
    .select({
      householdId: households.id,
      head: households.headName,
      areaPath: households.areaPath,
      ...VISIT_FACTS(county),
      staffId: sql<string | null>`case when exists (
        select from staff s where s.county = ${county} and s.id = ${pairings.staffId} and s.is_active)
        and ${servesThere(county, VISITING_ROLES)} then ${pairings.staffId} end`,
    })
    .from(households)
    .leftJoin(
      pairings,
      and(
        eq(pairings.county, county),
        eq(pairings.householdId, households.id),
        isNull(pairings.toDay),
      ),
    )
    .where(
      and(
        eq(households.county, county),
        within(households.areaPath),
        sql`(${inArray(households.status, ['registered', 'exiting', 'returned', 'exited'])}
             or (${households.status} = 'unregistered'
                 and (${households.watch} is not null or ${isOnLedger(county)})))`,
        sql`not exists (
          select from visits v
           where v.county = ${county} and v.household_id = ${households.id}
             and v.visited_on > ${newest}
             and not exists (select from visits newer
                              where newer.county = ${county} and newer.corrects_id = v.id))`,
      ),
    )
}

const byDue = (a: VisitDue, b: VisitDue): number =>
  a.dueOn === b.dueOn ? (a.householdId < b.householdId ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1
