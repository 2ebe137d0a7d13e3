import { Command } from 'commander'
import { type AreaRecord, parseAreas } from '../areas/import/parse'
import { importAreas } from '../areas/service'
import { getCounty } from '../counties/service'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { importRoll, type ImportResult } from '../roll/import/service'
import { ApiError } from '../shared/errors'
import { readTable } from '../sheets/read'
import { print, progress, type ReadSettings, withSession } from './session'

interface FileOptions {
  sheet?: string
  json?: boolean
}

const SHEET = ['--sheet <name>', '工作表名，有几个工作表时要写明 (which worksheet)'] as const

export function importCommand(read: ReadSettings) {
  const command = new Command('import').description('导入表格 (take a spreadsheet in)')
  command
    .command('households')
    .description('农户花名册，一人一行 (the roll, one row a person; .csv .xlsx .xls)')
    .argument('<file>', '文件')
    .option('--dry-run', '只检查，不入库 (check only)')
    .option(...SHEET)
    .option('--json', 'one JSON document on stdout')
    .action(async (file: string, options: FileOptions & { dryRun?: boolean }) => {
      const { dryRun = false, sheet, json } = options
      const onProgress = (households: number) => progress(`${households} 户`)
      const result = await withSession(read, (ctx) =>
        importRoll(ctx, file, { isTrial: dryRun, onProgress, ...(sheet && { sheet }) }),
      )
      print(json, { dryRun, ...result }, () => inWords(result, dryRun))
    })
  command
    .command('areas')
    .description('村社清单：乡(镇)、村、社数 (villages and their groups)')
    .argument('<file>', '文件')
    .option(...SHEET)
    .option('--json', 'one JSON document on stdout')
    .action(async (file: string, { sheet, json }: FileOptions) => {
      const result = await withSession(read, (ctx) => takeAreas(ctx, file, sheet))
      const lines = result.rejected.map((each) => `第${each.line}行 ${each.message}`)
      print(json, result, () =>
        [`${result.imported} 村，新增 ${result.made} 个区域`, ...lines].join('\n'),
      )
    })
  return command
}

async function takeAreas(ctx: RequestContext, file: string, sheet: string | undefined) {
  const { db } = ctx.deps.connection
  const { name } = await getCounty(db, ctx.county)
  const table = readTable(file, sheet ? { sheet } : {})
  const { areas, ...reading } = await parseAreas(table, name.replace(/（.*）$/, ''))
  const { made } = await inTransaction(db, (tx) => importAreas(tx, ctx, areas)).catch(
    (error: unknown) => {
      throw inFileTerms(error, areas)
    },
  )
  return { ...reading, imported: areas.length, made: made.length }
}

/** The service names the row by its place in the list; whoever reads the file knows lines. */
function inFileTerms(error: unknown, areas: AreaRecord[]) {
  if (!(error instanceof ApiError)) return error
  const [, index] = /^(\d+)\.township$/.exec(error.reason) ?? []
  const row = index === undefined ? undefined : areas[Number(index)]
  if (!row) return error
  return new ApiError('invalid', `第${row.line}行 本县没有“${row.township}”，整个文件未导入`)
}

function inWords(result: ImportResult, dryRun: boolean): string {
  const { seen, imported, roll, rejected, normalised, warned, incomplete, elsewhere, kept } = result
  const list = (title: string, rows: ImportResult['rejected'] | ImportResult['warned']) =>
    rows.length === 0
      ? []
      : [
          `${title} ${rows.length} 处：`,
          ...rows.map((row) => `  第${row.line}行 ${row.column} ${row.message}`),
        ]
  return [
    `文件里 ${seen.households} 户 ${seen.people} 人，${dryRun ? '可导入' : '已导入'} ${imported.households} 户 ${imported.people} 人`,
    `新增 ${roll.entered} 户，变更 ${roll.changed} 户，未变 ${roll.same} 户；自动规范 ${normalised.length} 处`,
    ...list('未导入', rejected),
    ...list('请核对', warned),
    ...(elsewhere.length === 0 ? [] : [`已在别户 ${elsewhere.length} 人：`]),
    ...elsewhere.map(({ line, message }) => `  第${line}行 ${message}`),
    ...(kept.length === 0 ? [] : [`与已有决定不同，没有改 ${kept.length} 处：`]),
    ...kept.map(({ line, message }) => `  第${line}行 ${message}`),
    ...qualityInWords(result.quality),
    ...(incomplete.length === 0 ? [] : [`${incomplete.length} 户缺了未导入的家庭成员`]),
  ].join('\n')
}

/** Nothing was refused for it; the whole list is another command's. */
function qualityInWords(quality: ImportResult['quality']): string[] {
  if (!quality) return ['数据质量没有查：还没设定 quality_ 开头的数字 (see figure set)']
  if (quality.rules.length === 0) return ['数据质量：没有查出问题']
  const counts = quality.rules.map(({ title, findings }) => `${title} ${findings} 处`)
  return [
    `数据质量：${quality.found} 户有疑问，${counts.join('，')}`,
    ...quality.first.map(({ line, column, message }) => `  第${line}行 ${column} ${message}`),
    '  全部用 quality --area 查 (the rest: see quality)',
  ]
}
