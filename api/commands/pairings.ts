import { Command } from 'commander'
import { importPairings } from '../pairings/import/service'
import { onBehalfOf } from './on-behalf'
import { print, progress, type ReadSettings, withSession } from './session'
import { toStaffId } from './staff'

interface ImportOptions {
  by: string
  dryRun?: boolean
  tell?: boolean
  sheet?: string
  json?: boolean
}

export function pairingsCommand(read: ReadSettings) {
  const command = new Command('pairings').description('结对帮扶 (who helps which household)')
  command
    .command('import')
    .description(
      '导入结对名单：户主、户编号或身份证号、帮扶人、电话、单位、日期 (take a list in; .csv .xlsx .xls)',
    )
    .argument('<file>', '文件')
    .requiredOption('--by <staffId>', '经办人，见 staff list (who answers for it)', toStaffId)
    .option('--dry-run', '只检查，不入库 (check only)')
    .option('--tell', '短信告诉新结对的户和帮扶人 (tell those who are paired anew)')
    .option('--sheet <name>', '工作表名，有几个工作表时要写明 (which worksheet)')
    .option('--json', 'one JSON document on stdout')
    .action(async (file: string, options: ImportOptions) => {
      const { by, dryRun = false, tell = false, sheet, json } = options
      const result = await withSession(read, async (session) =>
        importPairings(await onBehalfOf(session, by, 'pairing.make'), file, {
          isTrial: dryRun,
          isTold: tell,
          onProgress: (lines) => progress(`${lines} 行`),
          ...(sheet && { sheet }),
        }),
      )
      const { seen, paired, changed, same, rejected } = result
      print(json, { dryRun, ...result }, () =>
        [
          `${seen} 行，${dryRun ? '可结对' : '已结对'} ${paired} 户（换人 ${changed} 户），未变 ${same} 户，没导入 ${rejected.length} 行`,
          ...rejected.map((each) => `  第${each.line}行 ${each.column} ${each.message}`),
        ].join('\n'),
      )
    })
  return command
}
