import { readIdNumber } from '../../roll/import/identity'
import { REJECTIONS } from '../../roll/import/findings'
import { readHouseholdNumber } from '../../roll/import/number'
import type { Day } from '../../shared/day'
import { dayInCell } from '../../sheets/day-cell'
import { type ColumnSpec, findHeader, type Header } from '../../sheets/header'
import type { Row } from '../../sheets/read'
import { isTotalRow } from '../../sheets/total-row'
import { readRate, readRepaid, readSum } from './cells'

export type Column =
  | 'head'
  | 'number'
  | 'idNumber'
  | 'borrower'
  | 'bank'
  | 'amount'
  | 'rate'
  | 'purpose'
  | 'lentOn'
  | 'dueOn'
  | 'repaid'

const column = (key: Column, title: string, names: string): ColumnSpec<Column> => ({
  key,
  title,
  names: names.split(' '),
})
const required = (...given: Parameters<typeof column>): ColumnSpec<Column> => ({
  ...column(...given),
  isRequired: true,
})

const COLUMNS: readonly ColumnSpec<Column>[] = [
  column('head', '户主', '户主姓名 贫困户姓名 贫困户 脱贫户 农户姓名'),
  column('number', '户编号', '户号 家庭编号 户编码 贫困户编号 农户编号'),
  column(
    'idNumber',
    '身份证号',
    '借款人身份证号 借款人身份证号码 借款人证件号码 户主身份证号 户主证件号码 身份证号码 证件号码 身份证 公民身份号码',
  ),
  required('borrower', '借款人', '借款人姓名 贷款人 贷款人姓名 借款户 客户姓名 客户名称'),
  required('bank', '银行', '贷款银行 放款银行 承贷银行 承贷机构 经办银行 放贷银行 金融机构'),
  required('amount', '金额', '贷款金额 借款金额 放款金额 合同金额 发放金额'),
  required('rate', '利率', '年利率 贷款利率 执行利率 贷款年利率'),
  required('purpose', '用途', '贷款用途 借款用途 资金用途 发展产业'),
  required(
    'lentOn',
    '放款日',
    '放款日期 发放日期 贷款日期 借款日期 放款时间 发放时间 贷款发放日期',
  ),
  required('dueOn', '到期日', '到期日期 到期时间 贷款到期日 贷款到期日期 约定还款日期 还款日期'),
  column(
    'repaid',
    '已还',
    '已还金额 已还款 已还款金额 已还本金 累计还款 已归还 已归还金额 归还金额',
  ),
]

/** One line as far as it can be read by itself. */
export interface LoanLine {
  line: number
  /** Empty: the sheet does not say. */
  head: string
  number: string | null
  idNumber: string | null
  borrower: string
  bank: string
  amountFen: number
  rateBasisPoints: number
  text: string
  lentOn: Day
  dueOn: Day
  /** Nothing where the list does not say. */
  repaidFen: number
}

/** Why a line was not taken in. */
export interface RejectedLine {
  line: number
  column: string
  message: string
}

export interface LoansReading {
  lines: LoanLine[]
  rejected: RejectedLine[]
  seen: number
  /** How the file heads each column. */
  titles: Record<Column, string>
}

/** Reads a bank's or an office's list of small loans; what cannot be read is told by its line. Throws SheetError. */
export async function parseLoans(source: AsyncIterable<Row>, today: Day): Promise<LoansReading> {
  const { header, rows, isHeaderRow } = await findHeader(source, COLUMNS)
  const reading: LoansReading = { lines: [], rejected: [], seen: 0, titles: header.titles }
  for await (const row of rows) {
    const cells = row.cells.filter((cell) => cell.trim() !== '')
    if (cells.length === 0 || isTotalRow(row.cells)) continue
    // Slow, so only of a row that may be one.
    if (cells.some((cell) => /借款人|贷款/u.test(cell)) && isHeaderRow(row)) continue
    reading.seen += 1
    const read = readLine(row, header, today)
    if ('message' in read) reading.rejected.push({ line: row.line, ...read })
    else reading.lines.push({ line: row.line, ...read })
  }
  return reading
}

function readLine(
  { cells }: Row,
  { at, titles }: Header<Column>,
  today: Day,
): Omit<LoanLine, 'line'> | Omit<RejectedLine, 'line'> {
  const cell = (key: Column) => (cells[at[key]] ?? '').normalize('NFKC').trim()
  const no = (key: Column, message: string) => ({ column: titles[key], message })
  const name = (key: Column) => cell(key).replace(/\s+/g, '')
  const borrower = name('borrower')
  if (borrower === '') return no('borrower', '没有借款人姓名')
  const number = readHouseholdNumber(cell('number'))
  if ('refusal' in number) return no('number', REJECTIONS[number.refusal])
  const id = cell('idNumber') === '' ? null : readIdNumber(cell('idNumber'), today)
  if (id && 'refusal' in id) return no('idNumber', REJECTIONS[id.refusal])
  if (!id && number.number === null)
    return no('number', '没有户编号，也没有身份证号，光凭姓名不能认定是哪一户')
  const bank = name('bank')
  if (bank === '' || bank.length > 40) return no('bank', bank === '' ? '没有银行' : '银行名太长')
  const sum = readSum(cell('amount'), titles.amount)
  if ('message' in sum) return no('amount', sum.message)
  const rate = readRate(cell('rate'))
  if ('message' in rate) return no('rate', rate.message)
  const text = cell('purpose')
  if (text === '' || text.length > 200)
    return no('purpose', text === '' ? '没有写用途' : '用途太长，不超过200字')
  const lentOn = dayInCell(cell('lentOn'), 'none')
  if (!lentOn) return no('lentOn', DAY_UNREAD)
  const dueOn = dayInCell(cell('dueOn'), 'none')
  if (!dueOn) return no('dueOn', DAY_UNREAD)
  if (dueOn <= lentOn) return no('dueOn', '到期日不在放款日之后')
  const repaid = readRepaid(cell('repaid'), titles.repaid, sum.fen)
  if ('message' in repaid) return no('repaid', repaid.message)
  return {
    head: name('head'),
    number: number.number,
    idNumber: id?.idNumber ?? null,
    borrower,
    bank,
    amountFen: sum.fen,
    rateBasisPoints: rate.points,
    text,
    lentOn,
    dueOn,
    repaidFen: repaid.fen,
  }
}

const DAY_UNREAD = '日期看不懂，请写成 2026-03-05'
