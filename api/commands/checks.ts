import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { getReport, listCampaigns } from '../check-campaigns/report'
import { writeReportSheet } from '../check-campaigns/sheet'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import { print, type ReadSettings, withSession } from './session'

/** As many as any county opens in its years. */
const ALL = 10_000

export function checksCommand(read: ReadSettings) {
  const command = new Command('checks').description('定期核查 (periodic checks of households)')
  command
    .command('list')
    .description('各次核查和进度，开着的在前 (all of them, the open ones first)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ json }: { json?: boolean }) => {
      const result = await withSession(read, (ctx) => listCampaigns(ctx, { limit: ALL }))
      print(json, result, () =>
        result.items
          .map(
            ({ code, area, scope, dueOn, households, unvisited, isOpen }) =>
              `${code} ${area} ${scope} ${dueOn} ${households - unvisited}/${households}${isOpen ? '' : ' closed'}`,
          )
          .join('\n'),
      )
    })
  command
    .command('report')
    .description('一次核查的结果：按村、按人、逐户 (what came of one)')
    .argument('<code>', '10位编号，见 checks list (its number)')
    .option('--xlsx <file>', '写到表格 (write it to a workbook)')
    .option('--json', 'one JSON document on stdout')
    .action(async (code: string, { xlsx, json }: { xlsx?: string; json?: boolean }) => {
      const report = await withSession(read, async (ctx) => {
        const id = await idOf(ctx, code)
        if (xlsx === undefined) return getReport(ctx, id)
        const written = await writeReportSheet(ctx, id)
        await writeFile(xlsx, written.bytes)
        return written.report
      })
      print(json, { ...report, ...(xlsx && { out: xlsx }) }, () => inWords(report).join('\n'))
    })
  return command
}

async function idOf(ctx: RequestContext, code: string): Promise<string> {
  const { items } = await listCampaigns(ctx, { limit: ALL })
  const found = items.find((each) => each.code === code)
  if (!found) throw new ApiError('not_found', 'campaign')
  return found.id
}

type Report = Awaited<ReturnType<typeof getReport>>
type Counted = Pick<
  Report,
  'area' | 'households' | 'right' | 'changed' | 'wronglyIn' | 'missed' | 'unvisited'
>

const line = ({ area, households, right, changed, wronglyIn, missed, unvisited }: Counted) =>
  `${area} ${households}户：属实${right} 有变${changed} 错评${wronglyIn} 漏评${missed} 没查${unvisited}`

const inWords = (report: Report): string[] => [
  line(report),
  ...report.villages.map((village) => `  ${line(village)}`),
  ...report.byChecker.map(
    ({ name, given, done, left }) => `  ${name} 分到${given} 查了${done} 没查${left}`,
  ),
]
