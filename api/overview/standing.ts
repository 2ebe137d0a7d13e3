import type { Db } from '../../db/client'
import { executePrepared } from '../../db/prepared'
import type { AreaPath } from '../../db/values/areas'
import { HOUSEHOLD_NUMBERS } from '../../db/values/overview'
import { areaAt } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { findVisitDays } from '../visit-duties/standing'
import { type CountedBy, readHouseholds } from './households'
import type { Numbers } from './rules'

/** What households are counted by now. */
export async function countedBy(
  tx: Db,
  { county, now }: { county: string; now: Date },
): Promise<CountedBy> {
  return { county, today: dayOf(now), visitDays: await findVisitDays(tx, { county, now }) }
}

export const basisOf = ({ visitDays }: CountedBy): string => JSON.stringify(visitDays)

const STANDING = `
  select a.path, case when s.day = $3::date and s.basis = $4 and not exists (
           select from overview_marks m where m.county = $1 and m.area_path = a.path) then s.numbers end as numbers
    from areas a left join overview_villages s on s.county = $1 and s.area_path = a.path
   where a.county = $1 and a.level = 'village' and (a.path = $2 or starts_with(a.path, $2 || '.'))`

/**
 * The numbers of households by village, exact: what was counted before where it holds, else counted now. In a transaction that
 * sees one moment.
 */
export async function readVillageNumbers(
  tx: Db,
  by: CountedBy,
  under: AreaPath,
): Promise<Map<AreaPath, Numbers>> {
  const values = [by.county, under, by.today, basisOf(by)]
  const rows = await executePrepared<{ path: string; numbers: Numbers | null }>(
    tx,
    STANDING,
    values,
  )
  const standing = new Map<AreaPath, Numbers>()
  const unknown: AreaPath[] = []
  for (const { path, numbers } of rows) {
    if (numbers) standing.set(path, numbers)
    else unknown.push(path)
  }
  if (unknown.length === 0) return standing
  for (const [path, numbers] of await countVillages(tx, by, unknown)) standing.set(path, numbers)
  return standing
}

/** The same from the households themselves. */
export async function countVillages(
  tx: Db,
  by: CountedBy,
  villages: readonly AreaPath[],
): Promise<Map<AreaPath, Numbers>> {
  const counted = new Map<AreaPath, Numbers>(villages.map((path) => [path, nothing(by)]))
  for (const { areaPath, numbers } of await readHouseholds(tx, by, villages)) {
    const sums = counted.get(areaAt(areaPath, 'village'))
    if (sums) for (const number of numbers) sums[number] = (sums[number] ?? 0) + 1
  }
  return counted
}

const VISITS = ['visits_due', 'visits_in_time', 'visits_late']

/** Without the county's figures nobody says who is to be visited. */
const nothing = ({ visitDays }: CountedBy): Numbers =>
  Object.fromEntries(
    HOUSEHOLD_NUMBERS.map((number) => [number, visitDays || !VISITS.includes(number) ? 0 : null]),
  )
