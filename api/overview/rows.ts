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
import { CASE_ROWS } from './cases'
import { momentOf, placeOf, type Reckoning } from './figures'
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

export interface RowsOf {
  what: OverviewNumber
  areaPath?: AreaPath | undefined
}
export type RowsQuery = RowsOf & PageQuery

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
    const { rows, total } = isOfHouseholds(what)
      ? await householdRows(tx, by, area, { what, after, limit })
      : await caseRows(tx, by, area, { what, after, limit })
    const { items, next } = pageOf(rows, limit, (row) => [row.areaPath, row.id])
    const words = new Map<AreaPath, string>()
    for (const { areaPath: path } of items)
      if (!words.has(path)) words.set(path, await areaInWords(tx, ctx.county, path))
    const named = items.map((row) => ({ ...row, area: words.get(row.areaPath) || area.name }))
    return { area: area.name, items: named satisfies OverviewRow[], total, next }
  })

const isOfHouseholds = (what: OverviewNumber): what is HouseholdNumber =>
  (HOUSEHOLD_NUMBERS as readonly string[]).includes(what)

/** Some rows, the next one with them, and how many there are in all. */
interface Found {
  rows: Row[]
  total: number
}

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
): Promise<Found> {
  const counted = await readVillageNumbers(tx, by, area.path)
  const total = [...counted.values()].reduce((sum, numbers) => sum + (numbers[what] ?? 0), 0)
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
  return { rows: rows.slice(0, limit + 1), total }
}

const isAfter = (one: [string, string], other: [string, string]) =>
  one[0] === other[0] ? one[1] > other[1] : one[0] > other[0]

/** What the statement of a number knows about its order: $9 and $10 the last row shown, $11 how many. */
const LISTS = Object.fromEntries(
  CASE_NUMBERS.map((number) => [
    number,
    `select x.id, x.area_path as "areaPath", coalesce(x.label, '') as label, coalesce(x.note, '') as note,
            x.day::text as day, x.fen, x.total
       from (select r.*, count(*) over () as total from (${CASE_ROWS[number]}) r) x
      where ($2::date, $3::date, $4::date, $5::timestamptz) is not null
        and ($9::text is null or (x.area_path collate "C", x.id collate "C") > ($9, $10::text))
      order by x.area_path collate "C", x.id collate "C" limit $11`,
  ]),
) as Record<CaseNumber, string>

async function caseRows(
  tx: Db,
  by: Reckoning,
  area: OverviewArea,
  { what, after, limit }: Wanted<CaseNumber>,
): Promise<Found> {
  if (what === 'money_arrived' && area.level !== 'county') return { rows: [], total: 0 }
  const [areaPath = null, id = null] = after ?? []
  const values = [...momentOf(by), ...placeOf(area.path), areaPath, id, limit + 1]
  const found = await executePrepared<Row & { total: number }>(tx, LISTS[what], values)
  const rows = found.map(({ id: rowId, areaPath: path, label, note, day, fen }) => {
    return { id: rowId, areaPath: path, label, note, day, fen }
  })
  return { rows, total: found[0]?.total ?? 0 }
}
