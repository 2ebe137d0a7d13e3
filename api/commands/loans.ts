import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { getNamedArea } from '../areas/named-area'
import { importLoans } from '../loans/import/service'
import { writeLoans } from '../loans/sheet'
import { onBehalfOf } from './on-behalf'
import { print, progress, type ReadSettings, withSession } from './session'
import { toStaffId } from './staff'

interface SheetOptions {
  out?: string
  area?: string
  json?: boolean
}

interface ImportOptions {
  by: string
  dryRun?: boolean
  tell?: boolean
  sheet?: string
  json?: boolean
}

const JSON_OPTION = ['--json', 'one JSON document on stdout'] as const

export function loansCommand(read: ReadSettings) {
  const command = new Command('loans')
    .description('小额信贷台账，一笔一行 (small loans as .xlsx)')
    // What stands behind import is its own.
    .enablePositionalOptions()
    // Asked for below: commander would ask it of import as well.
    .option('--out <file>', '写到哪个 .xlsx (the file to write)')
    .option('--area <pathOrName>', '县、乡镇或村，不写是全县，如 天元乡宝坪村')
    .option(...JSON_OPTION)
    .action(async ({ out, area, json }: SheetOptions) => {
      if (out === undefined) return command.error('要写 --out <file> (where to write it)')
      const loans = await withSession(read, async (ctx) => {
        const { db } = ctx.deps.connection
        const areaPath = area === undefined ? ctx.county : await getNamedArea(db, ctx, area)
        const { bytes, loans: count } = await writeLoans(ctx, areaPath)
        await writeFile(out, bytes)
        return count
      })
      print(json, { out, loans }, () => `${out} ${loans}笔`)
    })
  command.addCommand(importCommand(read))
  return command
}

function importCommand(read: ReadSettings) {
  return new Command('import')
    .description(
      '导入贷款名单：户主、户编号或身份证号、借款人、银行、金额、利率、用途、放款日、到期日 (take a list in; .csv .xlsx .xls)',
    )
    .argument('<file>', '文件')
    .requiredOption('--by <staffId>', '经办人，见 staff list (who answers for it)', toStaffId)
    .option('--dry-run', '只检查，不入库 (check only)')
    .option('--tell', '短信告诉户上，贷款记下了 (tell the households now)')
    .option('--sheet <name>', '工作表名，有几个工作表时要写明 (which worksheet)')
    .option(...JSON_OPTION)
    .action(async (file: string, options: ImportOptions) => {
      const { by, dryRun = false, tell = false, sheet, json } = options
      const result = await withSession(read, async (session) =>
        importLoans(await onBehalfOf(session, by, 'loan.record'), file, {
          isTrial: dryRun,
          isTold: tell,
          onProgress: (lines) => progress(`${lines} 行`),
          ...(sheet && { sheet }),
        }),
      )
      const { seen, recorded, same, rejected } = result
      print(json, { dryRun, ...result }, () =>
        [
          `${seen} 行，${dryRun ? '可登记' : '已登记'} ${recorded} 笔，已有 ${same} 笔，没导入 ${rejected.length} 行`,
          ...rejected.map((each) => `  第${each.line}行 ${each.column} ${each.message}`),
        ].join('\n'),
      )
    })
}
