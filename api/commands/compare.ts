import { Command } from 'commander'
import type { DepartmentRecords } from '../../db/values/comparisons'
import { readColumnsSaid } from '../comparisons/columns-memory'
import { compareFile, type CompareInput, type CompareResult } from '../comparisons/service'
import { RECORDS, recordsNamed } from '../comparisons/words'
import { ApiError } from '../shared/errors'
import { onBehalfOf } from './on-behalf'
import { print, progress, type ReadSettings, withSession } from './session'
import { toStaffId } from './staff'

const HELP = `
部门 (department): ${Object.entries(RECORDS)
  .map(([records, { title }]) => `${title} ${records.replaceAll('_', '-')}`)
  .join('、')}

认不出的列写一次就记住 (a heading that is not known is said once and remembered):
  cunxin compare 车辆 车管所.xlsx --columns 车主证照号=id,牌号=plate
  可写的列 (columns): id 证件号码、name 姓名、status 状态、plate 号牌、kind 类型、place 坐落、use 用途、
  certificate 证号、company 企业、post 职务、unit 单位、until 有效期、day 日期、amount 金额`

interface Options {
  columns?: string
  sheet?: string
  whole?: boolean
  dryRun?: boolean
  by?: string
  json?: boolean
}

/** 信息比对: a department's file against the register. */
export function compareCommand(read: ReadSettings) {
  return new Command('compare')
    .description('信息比对：部门文件与档案 (a department’s records against the register)')
    .argument('<department>', '哪类记录，如 车辆、低保 (which records)')
    .argument('<file>', '文件 (.csv .xlsx .xls)')
    .option('--columns <heading=column,…>', '指明认不出的列 (what an unknown heading is)')
    .option('--sheet <name>', '工作表名，有几个工作表时要写明 (which worksheet)')
    .option('--whole', '文件是全的，不在里面的就是没有 (whoever is not in it has none)')
    .option('--dry-run', '只比对，不存、不通知 (compare only)')
    .option('--by <staffId>', '谁办的，县扶贫办的人 (on whose behalf)', toStaffId)
    .option('--json', 'one JSON document on stdout')
    .addHelpText('after', HELP)
    .action(async (department: string, file: string, options: Options) => {
      const { json, dryRun = false, by } = options
      const input = inputOf(department, file, options)
      const result = await withSession(read, async (session) => {
        const ctx = by ? await onBehalfOf(session, by, 'comparison.make') : session
        return compareFile(ctx, input)
      })
      print(json, { dryRun, ...result }, () => inWords(result, input.records, dryRun))
    })
}

function inputOf(department: string, file: string, options: Options): CompareInput {
  const { columns, sheet, whole = false, dryRun = false } = options
  const records = recordsNamed(department)
  if (!records) throw new ApiError('invalid', 'department')
  return {
    records,
    file,
    isTrial: dryRun,
    isWhole: whole,
    onProgress: (rows) => progress(`${rows} 行`),
    ...(columns !== undefined && { columns: readColumnsSaid(columns) }),
    ...(sheet && { sheet }),
  }
}

function inWords(result: CompareResult, records: DepartmentRecords, dryRun: boolean): string {
  const { rows, matched, leads, repeated, skipped, skippedRows, incomplete } = result
  return [
    `${RECORDS[records].title}：${rows} 行，对上 ${matched} 行，${dryRun ? '有' : '新增'}疑点 ${leads.length} 条` +
      (repeated.length > 0 ? `，已有 ${repeated.length} 条` : ''),
    ...leads.map(
      ({ household, member, message }) => `  ${household ?? '无户编号'} ${member} ${message}`,
    ),
    ...(skippedRows > 0 ? [`${skippedRows} 行没法比对：`] : []),
    ...skipped.map(({ line, message }) => `  第${line}行 ${message}`),
    ...(skippedRows > skipped.length ? [`  另有 ${skippedRows - skipped.length} 行`] : []),
    ...(incomplete.length > 0
      ? [
          `${incomplete.join('、')}大半不在文件里，没有当作疑点；文件是全的，请加 --whole (most of these are not in the file)`,
        ]
      : []),
  ].join('\n')
}
