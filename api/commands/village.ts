import { Command } from 'commander'
import { getNamedArea } from '../areas/named-area'
import { inTransaction } from '../http/write'
import { ApiError } from '../shared/errors'
import { dayOf } from '../shared/day'
import { importIndicators } from '../villages/import/service'
import { setIndicator } from '../villages/indicators'
import { reckonScores } from '../villages/reckon'
import { readIndicatorWords } from '../villages/words'
import { print, type ReadSettings, withSession } from './session'
import { villageStandardCommand } from './village-standard'
import { rankCommand, showCommand } from './village-scores'
import { toYear } from './year'

interface SetOptions {
  year?: number
  source: string
  json?: boolean
}

interface ImportOptions {
  year: number
  sheet?: string
  dryRun?: boolean
  json?: boolean
}

const JSON_OPTION = ['--json', 'one JSON document on stdout'] as const

export function villageCommand(read: ReadSettings) {
  const command = new Command('village').description('村情：三高一低三差三重 (villages)')
  command.addCommand(villageStandardCommand(read))
  command
    .command('set')
    .description('记一项：交通、饮水、环境 0到10，10最差；收入 元 (enter one figure of a village)')
    .argument('<village>', '村，如 天元乡宝坪村 或 wuxi.tianyuan.baoping')
    .argument('<indicator>', '交通、饮水、环境、收入')
    .argument('<value>', '数字')
    .requiredOption('--source <text>', '依据 (the paper it comes from)')
    .option('--year <year>', '年度，不写是今年', toYear)
    .option(...JSON_OPTION)
    .action(async (village: string, indicator: string, value: string, options: SetOptions) => {
      const { year, source, json } = options
      const said = readIndicatorWords(`${indicator} ${value}`)
      const { vars } = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, async (tx) => {
          if (!said.indicator) throw new ApiError('refused', 'indicator_unknown')
          if (said.value === null) throw new ApiError('refused', 'indicator_value')
          return setIndicator(tx, ctx, {
            areaPath: await getNamedArea(tx, ctx, village),
            year: year ?? Number(dayOf(ctx.now).slice(0, 4)),
            indicator: said.indicator,
            value: said.value,
            source,
          })
        }),
      )
      print(json, vars, () => `${vars['village']} ${vars['year']} ${vars['value']}`)
    })
  command
    .command('import')
    .description('导入一年的：乡(镇)、村、来源，交通、饮水、环境、收入各一列 (.csv .xlsx .xls)')
    .argument('<file>', '文件')
    .requiredOption('--year <year>', '年度', toYear)
    .option('--dry-run', '只检查，不入库 (check only)')
    .option('--sheet <name>', '工作表名，有几个工作表时要写明 (which worksheet)')
    .option(...JSON_OPTION)
    .action(async (file: string, { year, sheet, dryRun = false, json }: ImportOptions) => {
      const result = await withSession(read, (ctx) =>
        importIndicators(ctx, file, { year, isTrial: dryRun, ...(sheet && { sheet }) }),
      )
      const lines = result.rejected.map((row) => `  第${row.line}行 ${row.column} ${row.message}`)
      const done = dryRun ? '可导入' : '已导入'
      print(json, { dryRun, ...result }, () =>
        [`${result.seen} 行，${done} ${result.villages} 村 ${result.imported} 项`, ...lines].join(
          '\n',
        ),
      )
    })
  command
    .command('reckon')
    .description('全县算分、排名：数字按今天的花名册和标准 (score and rank all villages)')
    .requiredOption('--year <year>', '年度：今年或去年', toYear)
    .option(...JSON_OPTION)
    .action(async ({ year, json }: { year: number; json?: boolean }) => {
      const done = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, (tx) => reckonScores(tx, ctx, { year })),
      )
      const { scored, deep, relative, incomplete } = done
      print(
        json,
        done,
        () => `${year} 算出 ${scored} 村：深度 ${deep}，相对 ${relative}；缺数 ${incomplete} 村`,
      )
    })
  command.addCommand(rankCommand(read))
  command.addCommand(showCommand(read))
  return command
}
