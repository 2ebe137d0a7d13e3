import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { rounds, villageCases } from '../../db/schema'
import { isCaseContested } from '../notices/contested'
import { areaAt } from '../shared/area-path'
import { addDays, dayOf } from '../shared/day'
import { calledFor } from './meetings'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/**
 * What cases of rounds of villages wait for: the township's meeting, its list, the county's decision,
 * due so many days after the one that waits longest came to the step. What lies on a list waits for that.
 */
export async function listVillageDuties(
  db: Db,
  scope: DutyScope,
  dutyDays: number,
): Promise<Duty[]> {
  const { county, now } = scope
  const today = dayOf(now)
  const found = new Map<string, Duty>()
  for (const row of await listCases(db, scope)) {
    const { id, level, villagePath, isPassed, isListed, since } = row
    const isAtCounty = level === 'county'
    if (!isAtCounty && isListed) continue
    if (isAtCounty && (await isCaseContested(db, county, id, now))) continue
    const called = isAtCounty || isPassed ? null : row.called
    if (called && called.meetsOn > today) continue
    const toDo = called ? 'village_meeting' : isPassed ? 'village_posting' : 'village_review'
    const kind = isAtCounty ? 'village_decision' : toDo
    const staffId = called?.staffId ?? null
    const areaPath = isAtCounty ? villagePath : areaAt(villagePath, 'township')
    const due = called?.meetsOn ?? addDays(dayOf(since), dutyDays)
    const key = `${kind} ${areaPath} ${staffId}`
    const known = found.get(key)
    const dueOn = known && known.dueOn < due ? known.dueOn : due
    const count = (known?.count ?? 0) + 1
    found.set(key, { kind, areaPath, dueOn, count, code: null, staffId })
  }
  return [...found.values()]
}

function listCases(db: Db, { county, within }: DutyScope) {
  return db
    .select({
      id: villageCases.id,
      level: villageCases.level,
      villagePath: villageCases.villagePath,
      isPassed: sql<boolean>`${villageCases.reviewId} is not null`,
      isListed: sql<boolean>`exists (
        select from notice_villages v join notices n on n.county = ${county} and n.id = v.notice_id
         where v.county = ${county} and v.village_case_id = ${villageCases.id}
           and v.status in ('listed', 'severed') and n.status in ('drawn_up', 'posted'))`,
      called: calledFor(county, {
        roundId: villageCases.roundId,
        level: villageCases.level,
        areaPath: villageCases.villagePath,
      }),
      since: sql<Date>`coalesce((
        select max(e.at) from events e
         where e.county = ${county} and e.subject = 'village_case:' || ${villageCases.id}),
        ${villageCases.proposedAt})`.mapWith(villageCases.proposedAt),
    })
    .from(villageCases)
    .innerJoin(rounds, and(eq(rounds.county, county), eq(rounds.id, villageCases.roundId)))
    .where(
      and(
        eq(villageCases.county, county),
        eq(villageCases.status, 'filed'),
        eq(rounds.status, 'open'),
        within(villageCases.villagePath),
      ),
    )
}
