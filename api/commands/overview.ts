import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { OVERVIEW_NUMBERS, type OverviewNumber } from '../../db/values/overview'
import { getNamedArea } from '../areas/named-area'
import { writeOverview, writeOverviewRows } from '../overview/sheet'
import { print, type ReadSettings, withSession } from './session'

interface Options {
  area: string
  out: string
  rows?: OverviewNumber
  json?: boolean
}

export function overviewCommand(read: ReadSettings) {
  return new Command('overview')
    .description('总览：六个精准和各项数字，或一项数字的全部名单 (the overview as .xlsx)')
    .requiredOption('--area <pathOrName>', '县、乡镇或村，如 天元乡宝坪村 或 wuxi.tianyuan')
    .requiredOption('--out <file>', '写到哪个 .xlsx (the file to write)')
    .addOption(
      new Option('--rows <number>', '只要这项数字的全部名单 (all rows behind a number)').choices(
        OVERVIEW_NUMBERS,
      ),
    )
    .option('--json', 'one JSON document on stdout')
    .action(async ({ area, out, rows: what, json }: Options) => {
      const rows = await withSession(read, async (ctx) => {
        const areaPath = await getNamedArea(ctx.deps.connection.db, ctx, area)
        if (what === undefined) {
          await writeFile(out, await writeOverview(ctx, { areaPath }))
          return null
        }
        const { bytes, rows: count } = await writeOverviewRows(ctx, { areaPath, what })
        await writeFile(out, bytes)
        return count
      })
      print(json, { out, rows }, () => (rows === null ? out : `${out} ${rows}条`))
    })
}
