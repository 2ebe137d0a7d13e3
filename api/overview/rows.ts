import { z } from 'zod'
import type { Db } from '../../db/client'
import { executePrepared } from '../../db/prepared'
import type { AreaPath } from '../../db/values/areas'
import {
  CASE_NUMBERS,
  type CaseNumber,
  HOUSEHOLD_NUMBERS,
  type HouseholdNumber,
  type OverviewNumber,
} from '../../db/values/overview'
import { areaInWords } from '../areas/words'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { areaAt } from '../shared/area-path'
import { CursorText, decodeCursor, pageOf } from '../shared/cursor'
import type { Day } from '../shared/day'
import { CASES } from './cases'
import { type Reckoning, valuesOf } from './figures'
import { readHouseholds } from './households'
import { atOneMoment } from './read'
import { getOverviewArea, type OverviewArea } from './scope'
import { countedBy, readVillageNumbers } from './standing'

/** One of the rows behind a number. */
export interface OverviewRow {
  id: string
  areaPath: AreaPath
  area: string
  /** The head of the household; the project, the list, the source of money. */
  label: string
  /** A code, or a stable word for what it is. */
  note: string
  day: Day | null
  /** Of money; their sum is the number. */
  fen: number | null
}

export interface RowsQuery extends PageQuery {
  what: OverviewNumber
  areaPath?: AreaPath | undefined
}

/** By area and id: both of the last row shown. */
const Position = z.tuple([CursorText, CursorText])
type Row = Omit<OverviewRow, 'area'>

/** The rows behind a number of an area in the reader's reach, by area; as many as the number says, or with it as their sum. */
export const listOverviewRows = (
  ctx: RequestContext,
  { what, areaPath, cursor, limit }: RowsQuery,
) =>
  atOneMoment(ctx, async (tx) => {
    const area = await getOverviewArea(tx, ctx, areaPath)
    const by = { ...(await countedBy(tx, ctx)), now: ctx.now }
    const after = cursor === undefined ? null : decodeCursor(cursor, Position)
    const rows = isOfHouseholds(what)
      ? await householdRows(tx, by, area, { what, after, limit })
      : await caseRows(tx, by, area, { what, after, limit })
    const { items, next } = pageOf(rows, limit, (row) => [row.areaPath, row.id])
    const words = new Map<AreaPath, string>()
    for (const { areaPath: path } of items)
      if (!words.has(path)) words.set(path, await areaInWords(tx, ctx.county, path))
    const named = items.map((row) => ({ ...row, area: words.get(row.areaPath) || area.name }))
    return { area: area.name, items: named satisfies OverviewRow[], next }
  })

const isOfHouseholds = (what: OverviewNumber): what is HouseholdNumber =>
  (HOUSEHOLD_NUMBERS as readonly string[]).includes(what)

interface Wanted<N> {
  what: N
  after: [string, string] | null
  limit: number
}

/** Village by village, those alone that have any, until there are enough. */
async function householdRows(
  tx: Db,
  by: Reckoning,
  area: OverviewArea,
  { what, after, limit }: Wanted<HouseholdNumber>,
): Promise<Row[]> {
  const counted = await readVillageNumbers(tx, by, area.path)
  const villages = [...counted]
    .filter(([, numbers]) => (numbers[what] ?? 0) > 0)
    .map(([path]) => path)
    .toSorted()
  const from = after ? areaAt(after[0], 'village') : ''
  const rows: Row[] = []
  for (const village of villages) {
    if (village < from || rows.length > limit) continue
    for (const { id, areaPath, head, numbers } of await readHouseholds(tx, by, [village])) {
      const isBehind = after === null || isAfter([areaPath, id], after)
      if (numbers.includes(what) && isBehind)
        rows.push({ id, areaPath, label: head, note: '', day: null, fen: null })
    }
  }
  return rows.slice(0, limit + 1)
}

const isAfter = (one: [string, string], other: [string, string]) =>
  one[0] === other[0] ? one[1] > other[1] : one[0] > other[0]

/** What the statement of a number knows about its order: $8 and $9 the last row shown, $10 how many. */
const LISTS = Object.fromEntries(
  CASE_NUMBERS.map((number) => [
    number,
    `select x.id, x.area_path as "areaPath", coalesce(x.label, '') as label, coalesce(x.note, '') as note,
            x.day::text as day, x.fen
       from (${CASES[number]}) x
      where ($2::text, $3::text, $4::text, $5::date, $6::int, $7::timestamptz) is not null
        and ($8::text is null or (x.area_path collate "C", x.id collate "C") > ($8, $9::text))
      order by x.area_path collate "C", x.id collate "C" limit $10`,
  ]),
) as Record<CaseNumber, string>

async function caseRows(
  tx: Db,
  by: Reckoning,
  area: OverviewArea,
  { what, after, limit }: Wanted<CaseNumber>,
): Promise<Row[]> {
  if (what === 'money_arrived' && area.level !== 'county') return []
  const [areaPath = null, id = null] = after ?? []
  const values = [...valuesOf(by, area.path), areaPath, id, limit + 1]
  return executePrepared<Row>(tx, LISTS[what], values)
}
