import { Command } from 'commander'
import { parseAreas } from '../areas/import/parse'
import { importAreas } from '../areas/service'
import { getCounty } from '../counties/service'
import { inTransaction } from '../http/write'
import { importRoll, type ImportResult } from '../roll/import/service'
import { readTable } from '../sheets/read'
import { print, progress, type ReadSettings, withSession } from './session'

interface ImportOptions {
  dryRun?: boolean
  json?: boolean
}

export function importCommand(read: ReadSettings) {
  const command = new Command('import').description('导入表格 (take a spreadsheet in)')
  command
    .command('households')
    .description('农户花名册，一人一行 (the roll, one row a person; .csv .xlsx .xls)')
    .argument('<file>', '文件')
    .option('--dry-run', '只检查，不入库 (check only)')
    .option('--json', 'one JSON document on stdout')
    .action(async (file: string, { dryRun = false, json }: ImportOptions) => {
      const onProgress = (households: number) => progress(`${households} 户`)
      const result = await withSession(read, (ctx) =>
        importRoll(ctx, file, { isTrial: dryRun, onProgress }),
      )
      print(json, { dryRun, ...result }, () => inWords(result, dryRun))
    })
  command
    .command('areas')
    .description('村社清单：乡(镇)、村、社数 (villages and their groups)')
    .argument('<file>', '文件')
    .option('--json', 'one JSON document on stdout')
    .action(async (file: string, { json }: ImportOptions) => {
      const result = await withSession(read, async (ctx) => {
        const { db } = ctx.deps.connection
        const { name } = await getCounty(db, ctx.county)
        const { areas, ...reading } = await parseAreas(readTable(file), name.replace(/（.*）$/, ''))
        const { made } = await inTransaction(db, (tx) => importAreas(tx, ctx, areas))
        return { ...reading, imported: areas.length, made: made.length }
      })
      const lines = result.rejected.map((each) => `第${each.line}行 ${each.message}`)
      print(json, result, () =>
        [`${result.imported} 村，新增 ${result.made} 个区域`, ...lines].join('\n'),
      )
    })
  return command
}

function inWords(result: ImportResult, dryRun: boolean): string {
  const { seen, imported, roll, rejected, normalised, warned, incomplete } = result
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
    ...(incomplete.length === 0 ? [] : [`${incomplete.length} 户缺了未导入的家庭成员`]),
  ].join('\n')
}
