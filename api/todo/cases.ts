import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import { isOpenApplication } from '../applications/open'
import type { Db } from '../../db/client'
import { applications, households, rounds } from '../../db/schema'
import type { EntryKind } from '../../db/values/entry-visits'
import { STANDING } from '../notices/rules'
import { stepAt } from '../rounds/paths'
import { areaAt } from '../shared/area-path'
import { addDays, type Day, dayOf } from '../shared/day'
import { calledFor } from './meetings'
import type { Duty, DutyKind } from './rules'
import type { DutyScope } from './scope'

const ENTRY_DUTY = {
  survey: 'survey',
  revisit: 'revisit',
} as const satisfies Record<Exclude<EntryKind, 'screening'>, DutyKind>

/**
 * What cases of open rounds wait for at their level: an entry beside the screening, the meeting, the list. Counted by area,
 * due so many days after the case that waits longest came to the step.
 */
export async function listCaseDuties(db: Db, scope: DutyScope, dutyDays: number): Promise<Duty[]> {
  const found = new Map<string, Duty>()
  for (const row of await listWaitingCases(db, scope)) {
    const duty = dutyOf(row, addDays(dayOf(row.since), dutyDays), dayOf(scope.now))
    if (!duty) continue
    const key = `${duty.kind} ${duty.areaPath} ${duty.staffId}`
    const known = found.get(key)
    const dueOn = known && known.dueOn < duty.dueOn ? known.dueOn : duty.dueOn
    found.set(key, { ...duty, count: (known?.count ?? 0) + 1, dueOn })
  }
  return [...found.values()]
}

type Row = Awaited<ReturnType<typeof listWaitingCases>>[number]

function dutyOf(row: Row, dueOn: Day, today: Day): Duty | null {
  const { kind, level, areaPath, isReviewed, entered, called } = row
  const step = level && stepAt(kind, level)
  if (!step) return null
  const base = { dueOn, count: 1, code: null, staffId: null }
  const { entry } = step
  if (entry && !isReviewed && !entered.includes(entry)) {
    // Counted with its group's.
    if (entry === 'screening') return null
    return { ...base, kind: ENTRY_DUTY[entry], areaPath: areaAt(areaPath, 'village') }
  }
  const place = areaAt(areaPath, step.level)
  // Until its day there is nothing to be done for it.
  if (!isReviewed && called)
    return called.meetsOn > today
      ? null
      : {
          ...base,
          kind: 'meeting',
          areaPath: place,
          dueOn: called.meetsOn,
          staffId: called.staffId,
        }
  return { ...base, kind: isReviewed ? 'posting' : 'review', areaPath: place }
}

/** Open cases on no list that stands, with how far they have come and since when. */
function listWaitingCases(db: Db, { county, now, within }: DutyScope) {
  return db
    .select({
      kind: applications.kind,
      level: applications.level,
      areaPath: households.areaPath,
      isReviewed: sql<boolean>`${applications.reviewId} is not null`,
      entered: sql<EntryKind[]>`(
        select coalesce(json_agg(v.kind), '[]') from entry_visits v
         where v.county = ${county} and v.round_id = ${applications.roundId}
           and v.household_id = ${households.id} and v.status = 'finished')`,
      called: calledFor(county, {
        roundId: applications.roundId,
        level: applications.level,
        areaPath: households.areaPath,
      }),
      since: sql<Date>`coalesce((
        select max(e.at) from events e
         where e.county = ${county} and e.subject = 'application:' || ${applications.id}),
        ${applications.filedAt})`.mapWith(applications.filedAt),
    })
    .from(applications)
    .innerJoin(rounds, and(eq(rounds.county, county), eq(rounds.id, applications.roundId)))
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(
      and(
        eq(applications.county, county),
        eq(rounds.status, 'open'),
        isNotNull(applications.level),
        ne(applications.level, 'county'),
        isOpenApplication(now),
        within(households.areaPath),
        sql`not exists (
          select from notice_entries e join notices n on n.county = ${county} and n.id = e.notice_id
           where e.county = ${county} and e.household_id = ${households.id}
             and e.application_id = ${applications.id}
             and e.status in (${sql.join(
               STANDING.map((each) => sql`${each}`),
               sql`, `,
             )})
             and n.status in ('drawn_up', 'posted'))`,
      ),
    )
}
