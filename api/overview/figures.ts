import type { Db } from '../../db/client'
import { executePrepared } from '../../db/prepared'
import type { AreaPath } from '../../db/values/areas'
import { CASE_NUMBERS } from '../../db/values/overview'
import { CASE_COUNTS, CASES_OF } from './cases'
import type { CountedBy } from './households'
import type { Day } from '../shared/day'
import { type Numbers, sumOf } from './rules'
import { readVillageNumbers } from './standing'

export interface Reckoning extends CountedBy {
  now: Date
}

/** What the statements of cases are about. */
interface Moment {
  county: string
  today: Day
  now: Date
  /** The one whose filings, projects and money are counted; today's unless given. */
  year?: number
}

export const momentOf = ({ county, today, now, year = Number(today.slice(0, 4)) }: Moment) => [
  county,
  today,
  `${year}-01-01`,
  `${year}-12-31`,
  now.toISOString(),
]
export const placeOf = (area: AreaPath) => [area, `${area}.`, `${area}/`]

/** No path begins so. */
const NOWHERE = '.'

/** How an area is divided: by the level below it, and the one township that is divided further. */
const divided = (area: AreaPath, further: AreaPath) => {
  const names = Math.min(area.split('.').length + 1, 3)
  return { names, finer: further.split('.').length === 2 && names === 2 ? `${further}.` : NOWHERE }
}

/**
 * All numbers of an area by its parts, a county's by township, a township's by village; `further`, one township of the county, by
 * village. What belongs to an area itself and to none of its parts stands under its own path. In a transaction that sees one moment.
 */
export async function readFigures(
  tx: Db,
  by: Reckoning,
  area: AreaPath,
  further: AreaPath = area,
): Promise<Map<AreaPath, Numbers>> {
  const { names, finer } = divided(area, further)
  // Not waited for one by one: they go together.
  const [cases, standing] = await Promise.all([
    readCases(tx, by, area, further),
    readVillageNumbers(tx, by, area),
  ])
  const parts = new Map<AreaPath, Numbers[]>()
  const add = (part: AreaPath, numbers: Numbers) => {
    const known = parts.get(part)
    if (known) known.push(numbers)
    else parts.set(part, [ZERO, numbers])
  }
  for (const [path, numbers] of standing) {
    const depth = path.startsWith(finer) ? 3 : names
    add(path.split('.').slice(0, depth).join('.'), numbers)
  }
  for (const { part, numbers } of cases) add(part, numbers)
  return new Map([...parts].map(([part, all]) => [part, sumOf(all)]))
}

/** The numbers of other rows than households, several of a part. */
export async function readCases(
  tx: Db,
  moment: Moment,
  area: AreaPath,
  further: AreaPath = area,
): Promise<{ part: AreaPath; numbers: Numbers }[]> {
  const { names, finer } = divided(area, further)
  const isCounty = !area.includes('.')
  const rows = await executePrepared<{
    source: keyof typeof CASES_OF
    part: AreaPath
    numbers: number[]
  }>(tx, isCounty ? CASE_COUNTS.ofCounty : CASE_COUNTS.ofArea, [
    ...momentOf(moment),
    names,
    finer,
    ...(isCounty ? [] : placeOf(area)),
  ])
  return rows.map(({ source, part, numbers }) => ({
    part,
    numbers: Object.fromEntries(CASES_OF[source].map((number, i) => [number, numbers[i] ?? 0])),
  }))
}

/** Where no row stands there is none. */
const ZERO: Numbers = Object.fromEntries(CASE_NUMBERS.map((number) => [number, 0]))

/** The area's own, of all its parts; money arrives with the county alone. */
export function totalOf(area: AreaPath, parts: ReadonlyMap<AreaPath, Numbers>): Numbers {
  const total = sumOf([ZERO, ...parts.values()])
  return area.includes('.') ? { ...total, money_arrived: null } : total
}
