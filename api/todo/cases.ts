import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import { isOpenApplication } from '../applications/open'
import type { Db } from '../../db/client'
import { applications, households, rounds } from '../../db/schema'
import type { EntryKind } from '../../db/values/entry-visits'
import { STANDING } from '../notices/rules'
import { stepAt } from '../rounds/paths'
import { areaAt } from '../shared/area-path'
import { addDays, type Day, dayOf } from '../shared/day'
import type { Duty, DutyKind } from './rules'
import type { DutyScope } from './scope'

const ENTRY_DUTY = {
  screening: 'screening',
  survey: 'survey',
  revisit: 'revisit',
} as const satisfies Record<EntryKind, DutyKind>

/**
 * What cases of open rounds wait for at their level: an entry, the meeting, the list. Counted by area,
 * due so many days after the case that waits longest came to the step.
 */
export async function listCaseDuties(db: Db, scope: DutyScope, dutyDays: number): Promise<Duty[]> {
  const found = new Map<string, Duty>()
  for (const row of await listWaitingCases(db, scope)) {
    const duty = dutyOf(row, addDays(dayOf(row.since), dutyDays))
    if (!duty) continue
    const key = `${duty.kind} ${duty.areaPath}`
    const known = found.get(key)
    const dueOn = known && known.dueOn < duty.dueOn ? known.dueOn : duty.dueOn
    found.set(key, { ...duty, count: (known?.count ?? 0) + 1, dueOn })
  }
  return [...found.values()]
}

type Row = Awaited<ReturnType<typeof listWaitingCases>>[number]

function dutyOf({ kind, level, areaPath, isReviewed, entered }: Row, dueOn: Day): Duty | null {
  const step = level && stepAt(kind, level)
  if (!step) return null
  const base = { dueOn, count: 1, code: null, staffId: null }
  const { entry } = step
  if (entry && !isReviewed && !entered.includes(entry)) {
    // Who goes there goes to a village; who screens, to a group.
    const place = areaAt(areaPath, entry === 'screening' ? 'group' : 'village')
    return { ...base, kind: ENTRY_DUTY[entry], areaPath: place }
  }
  const place = areaAt(areaPath, step.level)
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
