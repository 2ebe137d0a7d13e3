import { OVERVIEW_NUMBERS, MONEY_NUMBERS, PRECISIONS } from '../../db/values/overview'
import { type WorkbookSheet, writeWorkbook } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import { readOverview, type Overview } from './read'
import { PRECISION_OF, percent, type Numbers } from './rules'
import { listOverviewRows, type RowsOf } from './rows'
import { NUMBER_NAMES, PRECISION_NAMES, PRECISION_WHY } from './wording'

const isMoney = (number: string) => (MONEY_NUMBERS as readonly string[]).includes(number)
const shareOf = (share: number | null) => (share === null ? '没有数据' : `${percent(share)}%`)

/** The overview as .xlsx: the precisions and how each is reckoned, the numbers, satisfaction, the parts, the months. */
export async function writeOverview(
  ctx: RequestContext,
  query: { areaPath?: string | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const overview = await readOverview(ctx, query)
  return writeWorkbook(
    [
      precisionSheet(overview),
      numberSheet(overview),
      satisfactionSheet(overview),
      partSheet(overview),
      monthSheet(overview),
    ],
    ctx.now,
  )
}

const precisionSheet = ({ gauges, numbers }: Overview): WorkbookSheet => ({
  name: '六个精准',
  columns: [
    { header: '项目' },
    { header: '百分比' },
    { header: '总数', kind: 'number' },
    { header: '有问题', kind: 'number' },
    { header: '名次', kind: 'number' },
    { header: '同级个数', kind: 'number' },
    { header: '同级中间数' },
    { header: '怎么算的', width: 60 },
  ],
  rows: gauges.map(({ precision, share, peers }) => [
    PRECISION_NAMES[precision],
    shareOf(share),
    numbers[PRECISION_OF[precision].all] ?? null,
    numbers[PRECISION_OF[precision].lacking] ?? null,
    peers?.rank ?? null,
    peers?.of ?? null,
    peers?.median == null ? '' : shareOf(peers.median),
    PRECISION_WHY[precision],
  ]),
})

/** Columns of numbers, in the order of the list. */
const COLUMNS = OVERVIEW_NUMBERS.map((number) => ({
  header: isMoney(number) ? `${NUMBER_NAMES[number]}（元）` : NUMBER_NAMES[number],
  kind: isMoney(number) ? ('money' as const) : ('number' as const),
}))
const rowOf = (numbers: Numbers) => OVERVIEW_NUMBERS.map((number) => numbers[number] ?? null)

const numberSheet = ({ area, today, numbers }: Overview): WorkbookSheet => ({
  name: '数字',
  columns: [{ header: '地方' }, { header: '日期', kind: 'day' }, ...COLUMNS],
  rows: [[area.name, today, ...rowOf(numbers)]],
})

const partSheet = ({ parts }: Overview): WorkbookSheet => ({
  name: '下级',
  columns: [
    { header: '地方' },
    ...PRECISIONS.map((precision) => ({ header: PRECISION_NAMES[precision] })),
    ...COLUMNS,
  ],
  rows: parts.map(({ area, shares, numbers }) => [
    area,
    ...PRECISIONS.map((precision) => shareOf(shares[precision])),
    ...rowOf(numbers),
  ]),
})

const percentOf = (share: number) => Math.round(share * 1_000) / 10

/** Empty where too few answered to be shown. */
const satisfactionSheet = ({ satisfaction }: Overview): WorkbookSheet => ({
  name: '满意度',
  columns: [
    { header: '调查' },
    { header: '截止', kind: 'day' },
    { header: '题号', kind: 'number' },
    { header: '问题', width: 34 },
    { header: '有效回答', kind: 'number' },
    { header: '平均分', kind: 'number' },
    { header: '满意率（%）', kind: 'number' },
    { header: '区间下限（%）', kind: 'number' },
    { header: '区间上限（%）', kind: 'number' },
  ],
  rows: (satisfaction?.questions ?? []).map(({ seq, text, figure }) => [
    satisfaction?.title ?? '',
    satisfaction?.closedOn ?? null,
    seq,
    text,
    ...(figure
      ? [
          figure.answers,
          figure.mean === null ? null : Math.round(figure.mean * 100) / 100,
          percentOf(figure.satisfied),
          percentOf(figure.low),
          percentOf(figure.high),
        ]
      : [null, null, null, null, null]),
  ]),
})

/** Before the first one nothing was recorded, and how it stood then cannot be told from how it stands now. */
const monthSheet = ({ months }: Overview): WorkbookSheet => ({
  name: '月末',
  columns: [{ header: '月份' }, ...COLUMNS],
  rows: months.map(({ month, numbers }) => [month, ...rowOf(numbers)]),
})

/** More than a county has of anything. */
const ALL = 1_000_000

/** All rows behind one number as .xlsx. */
export async function writeOverviewRows(ctx: RequestContext, query: RowsOf) {
  const { items } = await listOverviewRows(ctx, { ...query, limit: ALL })
  const { what } = query
  const sheet: WorkbookSheet = {
    name: NUMBER_NAMES[what],
    columns: [
      { header: '地方' },
      { header: '名称' },
      { header: '说明' },
      { header: '日期', kind: 'day' },
      ...(isMoney(what) ? [{ header: '金额（元）', kind: 'money' as const }] : []),
    ],
    rows: items.map(({ area, label, note, day, fen }) => [
      area,
      label,
      note,
      day,
      ...(isMoney(what) ? [fen] : []),
    ]),
  }
  return { bytes: await writeWorkbook([sheet], ctx.now), rows: items.length }
}
