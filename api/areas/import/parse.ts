import { findHeader, type ColumnSpec } from '../../sheets/header'
import type { Row } from '../../sheets/read'
import { isTotalRow } from '../../sheets/total-row'
import { areaKey, areaRefusal, isOtherCounty, type AreaRefusal, type AreaRow } from './rules'
import { smallNumber } from './numerals'
import { plainName } from './village-index'

/** A village and how many villager groups it has. */
export interface AreaRecord {
  line: number
  township: string
  village: string
  groups: number
}

export interface AreaRejection {
  line: number
  class: AreaRefusal
  column: string
  message: string
}

export interface AreasReading {
  /** Rows that name a village or should have. */
  seen: number
  areas: AreaRecord[]
  rejected: AreaRejection[]
}

type AreaColumn = 'county' | 'township' | 'village' | 'groups'

const AREA_COLUMNS: readonly ColumnSpec<AreaColumn>[] = [
  { key: 'county', title: '县(区)', names: ['县', '区县', '县名'] },
  {
    key: 'township',
    title: '乡(镇)',
    names: ['乡', '镇', '乡镇名称', '乡镇名', '所在乡镇', '乡镇街道'],
    isRequired: true,
  },
  {
    key: 'village',
    title: '村',
    names: ['行政村', '村名', '村名称', '行政村名称', '村居', '村社区'],
    isRequired: true,
  },
  {
    key: 'groups',
    title: '社数',
    names: ['社组数', '组数', '小组数', '村民小组数', '村民小组个数', '社个数', '社', '社组', '组'],
    isRequired: true,
  },
]

const REASONS: Record<AreaRefusal, { column: AreaColumn; reason: string }> = {
  county_other: { column: 'county', reason: '不是本县的' },
  township_missing: { column: 'township', reason: '没有乡镇' },
  village_missing: { column: 'village', reason: '没有村名' },
  village_duplicate: { column: 'village', reason: '这个村前面已有' },
  groups_unreadable: { column: 'groups', reason: '社数应是1到99' },
}

/**
 * Reads an area file: one row a village. `countyName` is the county's own, 巫溪县. Throws SheetError.
 */
export async function parseAreas(
  source: AsyncIterable<Row>,
  countyName: string,
): Promise<AreasReading> {
  const { header, rows, isHeaderRow } = await findHeader(source, AREA_COLUMNS)
  const reading: AreasReading = { seen: 0, areas: [], rejected: [] }
  const seen = new Map<string, number>()
  for await (const { line, cells } of rows) {
    const cell = (key: AreaColumn) => plainName(cells[header.at[key]] ?? '')
    if (isBlank(cells) || isTotalRow(cells) || isHeaderRow({ line, cells })) continue
    reading.seen += 1
    const row: AreaRow = {
      line,
      township: cell('township'),
      village: cell('village'),
      groups: smallNumber(cell('groups').replace(/个?(社|组|村民小组)?$/, '')),
    }
    const refusal = isOtherCounty(cell('county'), countyName)
      ? 'county_other'
      : areaRefusal(row, seen)
    if (refusal === null && row.groups !== undefined) {
      seen.set(areaKey(row), line)
      reading.areas.push({ ...row, groups: row.groups })
      continue
    }
    const { column, reason } = REASONS[refusal ?? 'groups_unreadable']
    const value = (cells[header.at[column]] ?? '').trim().slice(0, 30)
    const earlier = seen.get(areaKey(row))
    reading.rejected.push({
      line,
      class: refusal ?? 'groups_unreadable',
      column: header.titles[column],
      message: `${value === '' ? '' : `“${value}”`}${reason}${
        refusal === 'village_duplicate' && earlier ? `（第${earlier}行）` : ''
      }`,
    })
  }
  return reading
}

const isBlank = (cells: string[]) => cells.every((cell) => cell.trim() === '')
