import type { AreaPath } from '../../db/values/areas'
import type { VillageListKind, VillageListStatus } from '../../db/values/village-lists'
import { VILLAGE_LIST_KINDS } from '../../db/values/village-lists'
import { type WorkbookColumn, type WorkbookSheet, writeWorkbook } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import { requireTouched } from '../areas/touched'
import { type ListedItem, listForSheet } from './list'

const TITLES = {
  problem: '问题清单',
  task: '任务清单',
  responsibility: '责任清单',
} as const satisfies Record<VillageListKind, string>

const STATUS_WORDS = {
  open: '在办',
  done: '已办结，待销号',
  struck_off: '已销号',
  cancelled: '不办了',
} as const satisfies Record<VillageListStatus, string>

const COLUMNS: readonly WorkbookColumn[] = [
  { header: '村' },
  { header: '编号' },
  { header: '内容', width: 40 },
  { header: '责任人' },
  { header: '单位' },
  { header: '列入日期', kind: 'day' },
  { header: '完成时限', kind: 'day' },
  { header: '情况' },
  { header: '办结日期', kind: 'day' },
  { header: '办结说明', width: 30 },
  { header: '销号人' },
  { header: '销号日期', kind: 'day' },
  { header: '退回或不办的原因', width: 24 },
]

/** The lists of a village, or of all of a township, as .xlsx: a sheet for each, to print and to hang. */
export async function writeItems(ctx: RequestContext, areaPath: AreaPath) {
  requireTouched(ctx, areaPath)
  const items = await listForSheet(ctx, areaPath)
  const sheets = VILLAGE_LIST_KINDS.map((kind): WorkbookSheet => {
    const rows = items.filter((item) => item.kind === kind).map(rowOf)
    return { name: TITLES[kind], columns: COLUMNS, rows }
  })
  return { bytes: await writeWorkbook(sheets, ctx.now), items: items.length }
}

/** The same on one sheet. */
export async function itemSheet(ctx: RequestContext, areaPath: AreaPath): Promise<WorkbookSheet> {
  requireTouched(ctx, areaPath)
  const items = await listForSheet(ctx, areaPath)
  const rows = items.map((item) => [TITLES[item.kind], ...rowOf(item)])
  return { name: '清单', columns: [{ header: '清单' }, ...COLUMNS], rows }
}

const rowOf = (item: ListedItem) => [
  item.area,
  item.code,
  item.text,
  item.owner.name,
  item.owner.unit,
  item.addedOn,
  item.dueOn,
  item.isLate ? '过期' : STATUS_WORDS[item.status],
  item.doneOn,
  item.doneText,
  item.struckOffBy,
  item.struckOffOn,
  item.reason,
]
