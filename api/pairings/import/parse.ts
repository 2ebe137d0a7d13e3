import type { PairingReason } from '../../../db/values/pairings'
import { readIdNumber } from '../../roll/import/identity'
import { readHouseholdNumber } from '../../roll/import/number'
import { readPhone } from '../../roll/import/phone'
import { REJECTIONS } from '../../roll/import/findings'
import type { Day } from '../../shared/day'
import { dayInCell } from '../../sheets/day-cell'
import { type ColumnSpec, findHeader, type Header } from '../../sheets/header'
import type { Row } from '../../sheets/read'
import { isTotalRow } from '../../sheets/total-row'
import { reasonIn } from '../rules'

type Column = 'head' | 'idNumber' | 'number' | 'helper' | 'phone' | 'unit' | 'fromDay' | 'reason'

const column = (key: Column, title: string, names: string): ColumnSpec<Column> => ({
  key,
  title,
  names: names.split(' '),
})

const COLUMNS: readonly ColumnSpec<Column>[] = [
  {
    ...column('head', '户主', '户主姓名 贫困户姓名 贫困户 农户姓名 户主名 脱贫户'),
    isRequired: true,
  },
  column(
    'idNumber',
    '身份证号',
    '户主身份证号 户主证件号码 户主身份证号码 身份证号码 证件号码 身份证 公民身份号码',
  ),
  column('number', '户编号', '户号 家庭编号 户编码 贫困户编号 农户编号'),
  {
    ...column(
      'helper',
      '帮扶人',
      '帮扶人姓名 帮扶责任人 帮扶责任人姓名 帮扶干部 帮扶干部姓名 结对干部 结对帮扶人',
    ),
    isRequired: true,
  },
  column(
    'phone',
    '电话',
    '帮扶人电话 联系电话 帮扶责任人电话 手机号 手机 帮扶干部电话 帮扶人联系电话',
  ),
  column('unit', '单位', '帮扶单位 帮扶人单位 工作单位 所在单位 帮扶责任人单位 帮扶单位名称'),
  column(
    'fromDay',
    '日期',
    '结对日期 结对时间 帮扶开始时间 开始日期 开始时间 帮扶时间 帮扶起始时间',
  ),
  column('reason', '原因', '结对原因 变更原因 调整原因'),
]

/** One line as far as it can be read by itself. */
export interface PairingLine {
  line: number
  head: string
  idNumber: string | null
  number: string | null
  helper: string
  phone: string | null
  unit: string
  fromDay: Day
  reason: PairingReason
}

/** Why a line was not taken in. */
export interface RejectedLine {
  line: number
  column: string
  message: string
}

export interface PairingsReading {
  lines: PairingLine[]
  rejected: RejectedLine[]
  seen: number
}

/** Reads a list of pairings; what cannot be read is told by its line. Throws SheetError. */
export async function parsePairings(
  source: AsyncIterable<Row>,
  today: Day,
): Promise<PairingsReading> {
  const { header, rows, isHeaderRow } = await findHeader(source, COLUMNS)
  const reading: PairingsReading = { lines: [], rejected: [], seen: 0 }
  for await (const row of rows) {
    const cells = row.cells.filter((cell) => cell.trim() !== '')
    if (cells.length === 0 || isTotalRow(row.cells)) continue
    // Slow, so only of a row that may be one.
    if (cells.some((cell) => cell.includes('帮扶')) && isHeaderRow(row)) continue
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
): Omit<PairingLine, 'line'> | Omit<RejectedLine, 'line'> {
  const cell = (key: Column) => (cells[at[key]] ?? '').normalize('NFKC').trim()
  const no = (key: Column, message: string) => ({ column: titles[key], message })
  const name = (key: Column) => cell(key).replace(/\s+/g, '')
  if (name('head') === '') return no('head', '没有户主姓名')
  if (name('helper') === '') return no('helper', '没有帮扶人姓名')
  const number = readHouseholdNumber(cell('number'))
  if ('refusal' in number) return no('number', REJECTIONS[number.refusal])
  const id = cell('idNumber') === '' ? null : readIdNumber(cell('idNumber'), today)
  if (id && 'refusal' in id) return no('idNumber', REJECTIONS[id.refusal])
  if (!id && number.number === null)
    return no('idNumber', '没有户编号，也没有身份证号，光凭姓名不能认定是哪一户')
  const phone = readPhone(cell('phone'))
  if (cell('phone') !== '' && phone.doubt) return no('phone', '电话号码不对')
  const fromDay = cell('fromDay') === '' ? today : dayInCell(cell('fromDay'), 'first')
  if (!fromDay) return no('fromDay', '日期看不懂，请写成 2026-03-05')
  return {
    head: name('head'),
    idNumber: id?.idNumber ?? null,
    number: number.number,
    helper: name('helper'),
    phone: phone.phone,
    unit: cell('unit'),
    fromDay,
    reason: cell('reason') === '' ? 'assigned' : reasonIn(cell('reason')),
  }
}
