import type { AreaPath } from '../../db/values/areas'
import type { LoanPurpose, LoanStatus } from '../../db/values/funds'
import { requireTouched } from '../areas/touched'
import { type WorkbookColumn, type WorkbookSheet, writeWorkbook } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import { type ListedLoan, listForSheet } from './list'

const STATUS_WORDS = { open: '未还清', repaid: '已还清' } as const satisfies Record<
  LoanStatus,
  string
>
const PURPOSE_WORDS = {
  crops: '种植',
  livestock: '养殖',
  processing: '加工',
  trade: '经营',
  other_production: '其他生产',
} as const satisfies Record<LoanPurpose, string>

const COLUMNS: readonly WorkbookColumn[] = [
  { header: '村社' },
  { header: '户主' },
  { header: '借款人' },
  { header: '编号' },
  { header: '银行' },
  { header: '贷款金额（元）', kind: 'money' },
  { header: '年利率（%）' },
  { header: '用途类别' },
  { header: '用途', width: 24 },
  { header: '放款日期', kind: 'day' },
  { header: '到期日期', kind: 'day' },
  { header: '已还（元）', kind: 'money' },
  { header: '未还（元）', kind: 'money' },
  { header: '情况' },
]

/** The loan ledger 小额信贷台账 of an area as .xlsx. */
export async function writeLoans(ctx: RequestContext, areaPath: AreaPath) {
  const sheet = await loanSheet(ctx, areaPath)
  return { bytes: await writeWorkbook([sheet], ctx.now), loans: sheet.rows.length }
}

export async function loanSheet(ctx: RequestContext, areaPath: AreaPath): Promise<WorkbookSheet> {
  requireTouched(ctx, areaPath)
  const rows = (await listForSheet(ctx, areaPath)).map(rowOf)
  return { name: '小额信贷', columns: COLUMNS, rows }
}

const rowOf = (loan: ListedLoan) => [
  loan.area,
  loan.head,
  loan.borrower,
  loan.code,
  loan.bank,
  loan.amountFen,
  (loan.rateBasisPoints / 100).toFixed(2),
  PURPOSE_WORDS[loan.purpose],
  loan.text,
  loan.lentOn,
  loan.dueOn,
  loan.repaidFen,
  loan.leftFen,
  loan.isLate ? '逾期' : STATUS_WORDS[loan.status],
]
