import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { getNamedArea } from '../areas/named-area'
import { writeItems } from '../village-lists/sheet'
import { writeVisitDuties } from '../visit-duties/sheet'
import { print, type ReadSettings, withSession } from './session'

interface Options {
  area: string
  out: string
  late?: boolean
  json?: boolean
}

const AREA = ['--area <pathOrName>', '县、乡镇或村，如 天元乡宝坪村 或 wuxi.tianyuan'] as const
const OUT = ['--out <file>', '写到哪个 .xlsx (the file to write)'] as const
const JSON_OPTION = ['--json', 'one JSON document on stdout'] as const

export function listsCommand(read: ReadSettings) {
  return new Command('lists')
    .description('问题、任务、责任清单，一张表一种，可打印张挂 (the lists of villages as .xlsx)')
    .requiredOption(...AREA)
    .requiredOption(...OUT)
    .option(...JSON_OPTION)
    .action(async ({ area, out, json }: Options) => {
      const items = await withSession(read, async (ctx) => {
        const path = await getNamedArea(ctx.deps.connection.db, ctx, area)
        const { bytes, items: count } = await writeItems(ctx, path)
        await writeFile(out, bytes)
        return count
      })
      print(json, { out, items }, () => `${out} ${items}条`)
    })
}

export function visitDutiesCommand(read: ReadSettings) {
  return new Command('visit-duties')
    .description('该走访的户：重点户按月、其他户按季，一户一行 (whom to visit now, as .xlsx)')
    .requiredOption(...AREA)
    .requiredOption(...OUT)
    .option('--late', '只要过期的 (only those past their day)')
    .option(...JSON_OPTION)
    .action(async ({ area, out, late = false, json }: Options) => {
      const households = await withSession(read, async (ctx) => {
        const areaPath = await getNamedArea(ctx.deps.connection.db, ctx, area)
        const { bytes, households: count } = await writeVisitDuties(ctx, { areaPath, isLate: late })
        await writeFile(out, bytes)
        return count
      })
      print(json, { out, households }, () => `${out} ${households}户`)
    })
}
