import { writeFile } from 'node:fs/promises'
import { Command, InvalidArgumentError } from 'commander'
import { readAnnualReport } from '../annual-reports/read'
import { drawReport } from '../annual-reports/report'
import { getNamedArea } from '../areas/named-area'
import { print, type ReadSettings, withSession } from './session'

interface Options {
  area: string
  year?: number
  out: string
  json?: boolean
}

export function reportCommand(read: ReadSettings) {
  return new Command('report')
    .description('年度报告草稿，PDF (the draft of the yearly report of a township or the county)')
    .requiredOption('--area <pathOrName>', '县或乡镇，如 天元乡 或 wuxi.tianyuan')
    .option('--year <year>', '年度，不写就是今年 (this year unless given)', toYear)
    .requiredOption('--out <file>', '写到哪个 .pdf (the file to write)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ area, year, out, json }: Options) => {
      const made = await withSession(read, async (ctx) => {
        const areaPath = await getNamedArea(ctx.deps.connection.db, ctx, area)
        const report = await readAnnualReport(ctx, { areaPath, year })
        await writeFile(out, await drawReport(report))
        return { area: report.area.name, year: report.year, fingerprint: report.fingerprint }
      })
      print(json, { out, ...made }, () => `${out} ${made.area}${made.year}年度 ${made.fingerprint}`)
    })
}

function toYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('如 2026 (a year)')
  return Number(text)
}
