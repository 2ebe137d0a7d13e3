import type { AreaPath } from '../../../db/values/areas'
import { ENTERABLE_INDICATORS, type EnterableIndicator } from '../../../db/values/village-standards'
import type { VillageIndex } from '../../areas/import/village-index'
import { type ColumnSpec, findHeader, type Header } from '../../sheets/header'
import type { Row } from '../../sheets/read'
import { isTotalRow } from '../../sheets/total-row'
import { valueOf } from '../words'

/** One figure of a file of villages. */
export interface IndicatorRecord {
  line: number
  areaPath: AreaPath
  indicator: EnterableIndicator
  value: number
  source: string
}

export interface IndicatorRejection {
  line: number
  column: string
  message: string
}

export interface IndicatorsReading {
  /** Rows that name a village or should have. */
  seen: number
  indicators: IndicatorRecord[]
  rejected: IndicatorRejection[]
}

type Column = 'township' | 'village' | 'source' | EnterableIndicator

const COLUMNS: readonly ColumnSpec<Column>[] = [
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
    key: 'source',
    title: '来源',
    names: ['依据', '出处', '数据来源', '资料来源', '根据'],
    isRequired: true,
  },
  {
    key: 'disposable_income',
    title: '人均可支配收入',
    names: ['可支配收入', '农民人均可支配收入', '农村居民人均可支配收入', '人均收入'],
  },
  {
    key: 'poor_transport',
    title: '交通条件差',
    names: ['交通', '交通条件', '交通条件差级', '交通等级'],
  },
  {
    key: 'poor_drinking_water',
    title: '饮水安全差',
    names: ['饮水', '饮水安全', '饮水安全保障率差', '饮水安全差级', '饮水等级'],
  },
  {
    key: 'harsh_environment',
    title: '生存环境差',
    names: ['环境', '生存环境', '生存环境差级', '环境等级'],
  },
]

/**
 * Reads a file of indicators: one row a village, a column for each; an empty cell says nothing. Throws
 * SheetError.
 */
export async function parseIndicators(
  source: AsyncIterable<Row>,
  index: VillageIndex,
): Promise<IndicatorsReading> {
  const { header, rows, isHeaderRow } = await findHeader(source, COLUMNS)
  const reading: IndicatorsReading = { seen: 0, indicators: [], rejected: [] }
  const lineOf = new Map<AreaPath, number>()
  for await (const { line, cells } of rows) {
    if (isBlank(cells) || isTotalRow(cells) || isHeaderRow({ line, cells })) continue
    reading.seen += 1
    const cell = (key: Column) => (cells[header.at[key]] ?? '').trim()
    const reject = (column: Column, reason: string) => {
      const said = cell(column).slice(0, 30)
      const message = `${said === '' ? '' : `“${said}”`}${reason}`
      reading.rejected.push({ line, column: header.titles[column], message })
    }
    const village = index.find(cell('township'), cell('village'))
    if (village === 'township_unknown') reject('township', '没有这个乡镇')
    else if (village === 'village_unknown') reject('village', '没有这个村，或有几个同名')
    else if (lineOf.has(village.path))
      reject('village', `这个村前面已有（第${lineOf.get(village.path)}行）`)
    else if (cell('source') === '') reject('source', '没有来源')
    else {
      lineOf.set(village.path, line)
      readRow({ line, areaPath: village.path, header, cells }, reading, reject)
    }
  }
  return reading
}

interface VillageRow {
  line: number
  areaPath: AreaPath
  header: Header<Column>
  cells: string[]
}

function readRow(
  { line, areaPath, header, cells }: VillageRow,
  reading: IndicatorsReading,
  reject: (column: Column, reason: string) => void,
) {
  const source = (cells[header.at.source] ?? '').trim().slice(0, 200)
  for (const indicator of ENTERABLE_INDICATORS) {
    const words = (cells[header.at[indicator]] ?? '').trim()
    if (words === '') continue
    const value = valueOf(indicator, words)
    const isIncome = indicator === 'disposable_income'
    if (value === null) reject(indicator, isIncome ? '应是元' : '应是0到10的整数，10最差')
    else reading.indicators.push({ line, areaPath, indicator, value, source })
  }
}

const isBlank = (cells: string[]) => cells.every((cell) => cell.trim() === '')
