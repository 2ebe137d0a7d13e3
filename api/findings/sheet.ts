import type { AreaPath } from '../../db/values/areas'
import { type FindingStatus, MISCONDUCT_KINDS, MISCONDUCT_TAGS } from '../../db/values/integrity'
import { type WorkbookColumn, writeWorkbook } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import { kindName, tagName } from '../supervisions/wording'
import { countFindings, type TownshipFindings } from './counts'
import { type ListedFinding, listForSheet } from './list'

const STATUS_WORDS = {
  open: '待整改',
  rectified: '已整改，待核验',
  verified: '已核验',
} as const satisfies Record<FindingStatus, string>

const COLUMNS: readonly WorkbookColumn[] = [
  { header: '地方' },
  { header: '编号' },
  { header: '类别' },
  { header: '表现' },
  { header: '问题', width: 40 },
  { header: '涉及金额（元）', kind: 'money' },
  { header: '发现人' },
  { header: '发现日期', kind: 'day' },
  { header: '整改人' },
  { header: '单位' },
  { header: '整改时限', kind: 'day' },
  { header: '情况' },
  { header: '整改日期', kind: 'day' },
  { header: '整改说明', width: 30 },
  { header: '核验人' },
  { header: '核验日期', kind: 'day' },
  { header: '退回原因', width: 24 },
]

const COUNT_COLUMNS: readonly WorkbookColumn[] = [
  { header: '乡镇' },
  ...['问题', '待整改', '待核验', '已核验', '过期'].map(number),
  { header: '涉及金额（元）', kind: 'money' },
  ...MISCONDUCT_KINDS.map(kindName).map(number),
  ...MISCONDUCT_TAGS.map(tagName).map(number),
]
function number(header: string): WorkbookColumn {
  return { header, kind: 'number' }
}

/** Problems found in an area, all of the actor's without one, and how many there are by township. */
export async function writeFindings(ctx: RequestContext, areaPath?: AreaPath) {
  const items = await listForSheet(ctx, areaPath)
  const counts = await countFindings(ctx, { areaPath })
  const sheets = [
    { name: '督查问题', columns: COLUMNS, rows: items.map(rowOf) },
    { name: '督查统计', columns: COUNT_COLUMNS, rows: counts.items.map(countRowOf) },
  ]
  return { bytes: await writeWorkbook(sheets, ctx.now), items: items.length }
}

const rowOf = (item: ListedFinding) => [
  item.area,
  item.code,
  kindName(item.kind),
  item.tags.map(tagName).join('、'),
  item.text,
  item.amountFen,
  item.foundBy,
  item.foundOn,
  item.owner.name,
  item.owner.unit,
  item.dueOn,
  item.isLate ? '过期' : STATUS_WORDS[item.status],
  item.rectifiedOn,
  item.rectifiedText,
  item.verifiedBy,
  item.verifiedOn,
  item.reason,
]

const countRowOf = (row: TownshipFindings) => [
  row.area,
  row.all,
  row.open,
  row.rectified,
  row.verified,
  row.late,
  row.amountFen,
  ...row.kinds.map(({ count }) => count),
  ...row.tags.map(({ count }) => count),
]
