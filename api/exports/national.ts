import { rollSheetRows } from '../../db/roll-sheet'
import type { AreaPath } from '../../db/values/areas'
import type { HouseholdRecord } from '../../db/values/roll'
import { ROLL_SHEET_COLUMNS, WATCH_COLUMN, WATCH_WORDS } from '../../db/values/roll-words'
import { recordAccess } from '../audit/record'
import { type WorkbookColumn, writeWorkbook } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import { areaNamer, readRoll } from './read-roll'

/** Columns that hold numbers; money is in yuan as the national system has it. */
const NUMBERS = new Set([
  '务工时间(月)',
  '识别年度',
  '脱贫年度',
  '住房面积(㎡)',
  '耕地面积(亩)',
  '工资性收入',
  '生产经营性收入',
  '财产性收入',
  '转移性收入',
  '生产经营性支出',
  '人均纯收入',
])

/**
 * 建档立卡贫困人口信息表 of an area, as the national system takes it: a row a person, its 33 columns and
 * the kind of watching, filled from the register. Its reading is put on record.
 */
export async function exportNational(ctx: RequestContext, areaPath: AreaPath) {
  const { db } = ctx.deps.connection
  const nameOf = await areaNamer(db, ctx.county)
  const all: HouseholdRecord[] = []
  for await (const some of readRoll(db, ctx, areaPath)) all.push(...some)
  await recordAccess(db, ctx, 'export.read', `area:${areaPath}`)
  const headings = [...ROLL_SHEET_COLUMNS, WATCH_COLUMN]
  const rows = all.flatMap((household) => rowsOf(household, nameOf))
  const columns = headings.map((header): WorkbookColumn => {
    return NUMBERS.has(header) ? { header, kind: 'number' } : { header }
  })
  const typed = rows.map((cells) => cells.map((cell, i) => cellFor(columns[i], cell)))
  const sheet = { name: '建档立卡贫困人口信息表', columns, rows: typed }
  return {
    bytes: await writeWorkbook([sheet], ctx.now),
    households: all.length,
    people: rows.length,
  }
}

/** A row a person; last as what the household is watched, which the sheet itself has no place for. */
function rowsOf(household: HouseholdRecord, nameOf: (path: AreaPath) => string[]): string[][] {
  const [, ...rows] = rollSheetRows([household], nameOf)
  const watch = household.watch ? WATCH_WORDS[household.watch] : ''
  return rows.map((cells) => [...cells, watch])
}

function cellFor(column: WorkbookColumn | undefined, cell: string): string | number | null {
  if (cell === '') return null
  return column?.kind === 'number' ? Number(cell) : cell
}
