import type { Db } from '../../db/client'
import { type WorkbookSheet, writeWorkbook } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import type { AddressFault } from '../../db/values/messages'
import { type Failure, listFailures } from './fates'
import { getBroadcast } from './find'
import { getReport, type ReportedVillage } from './report'

const FAULTS = {
  stop: '对方不收我们的短信',
  fix: '号码不对或已停用',
  voice: '只能打电话，收不到短信',
} as const satisfies Record<AddressFault, string>

/** The report of a broadcast as .xlsx: a row a village, and why messages did not arrive. */
export async function writeReport(tx: Db, ctx: RequestContext, id: string) {
  const report = await getReport(tx, ctx, id)
  const failures = await listFailures(tx, ctx, await getBroadcast(tx, ctx, { id }))
  const nameOf = new Map(report.villages.map(({ path, name }) => [path, name]))
  const sheets = [
    villageSheet(report.villages, report.total),
    failureSheet(failures, (path) => nameOf.get(path) ?? ''),
  ]
  return writeWorkbook(sheets, ctx.now)
}

const COLUMNS = [
  ['户数', 'households'],
  ['没手机', 'withoutPhone'],
  ['退订', 'optedOut'],
  ['号码不通', 'unreachable'],
  ['应发', 'recipients'],
  ['等着发', 'waiting'],
  ['已发', 'sent'],
  ['收到', 'delivered'],
  ['没成', 'failed'],
  ['不明', 'unknown'],
  ['没发', 'dropped'],
  ['回话', 'answers'],
  ['要当面说', 'toTell'],
  ['已当面说', 'told'],
  ['还没说', 'untold'],
] as const

type Figures = Record<(typeof COLUMNS)[number][1] | 'costFen', number>

function villageSheet(villages: readonly ReportedVillage[], total: Figures): WorkbookSheet {
  const cells = (name: string, row: Figures) => [
    name,
    ...COLUMNS.map(([, key]) => row[key]),
    row.costFen,
  ]
  return {
    name: '各村',
    columns: [
      { header: '村' },
      ...COLUMNS.map(([header]) => ({ header, kind: 'number' as const })),
      { header: '费用(元)', kind: 'money' },
    ],
    rows: [...villages.map((village) => cells(village.name, village)), cells('合计', total)],
  }
}

function failureSheet(failures: readonly Failure[], name: (path: string) => string): WorkbookSheet {
  return {
    name: '没收到的原因',
    columns: [
      { header: '村' },
      { header: '原因' },
      { header: '通道代码' },
      { header: '条数', kind: 'number' },
    ],
    rows: failures.map(({ path, fault, code, count }) => {
      return [name(path), fault ? FAULTS[fault] : '通道没送到', code, count]
    }),
  }
}
