import type { Db } from '../../db/client'
import { findFigure } from '../figures/service'
import { listPosted, type Resident } from '../residency/residents'
import { countFor, spanOf } from '../residency/sheet'
import { areaAt } from '../shared/area-path'
import { addDays, type Day, dayOf } from '../shared/day'
import { isWorkingDay } from '../shared/working-days'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/**
 * Days in the village that are missing of the month: of each their own once they can be made up for only by being there
 * every working day that is left; afterwards how many fell short of the month before, of the township, for some days.
 */
export async function listResidencyDayDuties(
  db: Db,
  { county, now, within }: DutyScope,
  dutyDays: number,
): Promise<Duty[]> {
  const today = dayOf(now)
  const month = spanOf(today.slice(0, 7))
  const last = spanOf(addDays(month.fromDay, -1).slice(0, 7))
  const sinceDue = addDays(month.fromDay, dutyDays)
  const need = await findFigure(db, county, 'residency_month_days', month.toDay)
  const neededThen = await findFigure(db, county, 'residency_month_days', last.toDay)
  const people = await listPosted(db, county, within)
  const duties: Duty[] = []
  const left = workingDaysIn(today, month.toDay)
  for (const { staffId, areaPath, missing } of await shortOf(db, county, people, month, need))
    if (missing >= left)
      duties.push({
        kind: 'residency_days',
        areaPath,
        dueOn: month.toDay,
        count: missing,
        code: null,
        staffId,
      })
  if (today > sinceDue) return duties
  const fellShort = await shortOf(db, county, people, last, neededThen)
  const townships = Map.groupBy(fellShort, ({ areaPath }) => areaAt(areaPath, 'township'))
  for (const [areaPath, some] of townships) {
    const of = { areaPath, dueOn: sinceDue, count: some.length, code: null, staffId: null }
    duties.push({ ...of, kind: 'residency_short' })
  }
  return duties
}

/** Who has fewer days than are asked for, and how many are missing; a county that asks for none misses none. */
async function shortOf(
  db: Db,
  county: string,
  people: readonly Resident[],
  within: { fromDay: Day; toDay: Day },
  need: number | null,
) {
  if (need === null) return []
  const lines = await countFor(db, county, people, within)
  return lines
    .map(({ staffId, areaPath, days }) => ({ staffId, areaPath, missing: need - days }))
    .filter(({ missing }) => missing > 0)
}

function workingDaysIn(fromDay: Day, toDay: Day): number {
  let count = 0
  for (let day = fromDay; day <= toDay; day = addDays(day, 1)) if (isWorkingDay(day)) count++
  return count
}
