import type { Db } from '../../db/client'
import { executePrepared } from '../../db/prepared'
import type { AreaPath } from '../../db/values/areas'
import { CASE_NUMBERS, type CaseNumber, MONEY_NUMBERS } from '../../db/values/overview'
import { CASES } from './cases'
import type { CountedBy } from './households'
import { type Numbers, sumOf } from './rules'
import { readVillageNumbers } from './standing'

export interface Reckoning extends CountedBy {
  now: Date
}

const isMoney = (number: CaseNumber) => (MONEY_NUMBERS as readonly string[]).includes(number)

/** Of each number how many, or how much, by the parts of the area: $8 is how many names a part's path has. */
const COUNTS = CASE_NUMBERS.map(
  (number) => `
  select '${number}' as what, array_to_string((string_to_array(x.area_path, '.'))[1:$8], '.') as part,
         ${isMoney(number) ? 'coalesce(sum(x.fen), 0)::bigint' : 'count(*)'} as number
    from (${CASES[number]}) x group by 2`,
).join(' union all ')

/** What the cases' statements are about. */
export const valuesOf = ({ county, today, now }: Reckoning, area: AreaPath) => [
  county,
  area,
  `${area}.`,
  `${area}/`,
  today,
  Number(today.slice(0, 4)),
  now.toISOString(),
]

/**
 * All numbers of an area by its parts, a county's by township, a township's by village; what belongs to the area itself and to
 * none of them stands under its own path. In a transaction that sees one moment.
 */
export async function readFigures(
  tx: Db,
  by: Reckoning,
  area: AreaPath,
): Promise<Map<AreaPath, Numbers>> {
  const depth = area.split('.').length
  const names = Math.min(depth + 1, 3)
  const values = [...valuesOf(by, area), names]
  // Not waited for one by one: they go together.
  const cases = executePrepared<{ what: CaseNumber; part: string; number: number }>(
    tx,
    COUNTS,
    values,
  )
  const villages = readVillageNumbers(tx, by, area)
  const parts = new Map<AreaPath, Numbers[]>()
  const add = (part: AreaPath, numbers: Numbers) =>
    parts.set(part, [...(parts.get(part) ?? []), numbers])
  const [counted, standing] = await Promise.all([cases, villages])
  for (const [path, numbers] of standing) add(path.split('.').slice(0, names).join('.'), numbers)
  for (const { what, part, number } of counted) add(part, { [what]: number })
  return new Map([...parts].map(([part, all]) => [part, sumOf([ZERO, ...all])]))
}

/** Where no row stands there is none. */
const ZERO: Numbers = Object.fromEntries(CASE_NUMBERS.map((number) => [number, 0]))

/** The area's own, of all its parts; money arrives with the county alone. */
export function totalOf(area: AreaPath, parts: ReadonlyMap<AreaPath, Numbers>): Numbers {
  const total = sumOf([ZERO, ...parts.values()])
  return area.includes('.') ? { ...total, money_arrived: null } : total
}
