import { writeFile } from 'node:fs/promises'
import { and, eq } from 'drizzle-orm'
import { Command } from 'commander'
import { households } from '../../db/schema'
import { getNamedArea } from '../areas/named-area'
import { exportNational } from '../exports/national'
import { printHandbook } from '../handbooks/print'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import { print, type ReadSettings, withSession } from './session'

const OUT = ['--out <file>', '写到哪个文件 (the file to write)'] as const

export function exportCommand(read: ReadSettings) {
  const command = new Command('export').description('导出表格 (write a spreadsheet)')
  command
    .command('national')
    .description('建档立卡贫困人口信息表，一人一行 (the national system’s sheet, one row a person)')
    .requiredOption('--area <pathOrName>', '县、乡镇或村，如 天元乡 或 wuxi.tianyuan')
    .requiredOption(...OUT)
    .option('--json', 'one JSON document on stdout')
    .action(async ({ area, out, json }: { area: string; out: string; json?: boolean }) => {
      const counts = await withSession(read, async (ctx) => {
        const path = await getNamedArea(ctx.deps.connection.db, ctx, area)
        const { bytes, ...counted } = await exportNational(ctx, path)
        await writeFile(out, bytes)
        return counted
      })
      print(json, { out, ...counts }, () => `${out} ${counts.households}户${counts.people}人`)
    })
  return command
}

export function handbookCommand(read: ReadSettings) {
  return new Command('handbook')
    .description('扶贫手册，PDF (the handbook of a household)')
    .argument('<household>', '户编号 (its number)')
    .requiredOption(...OUT)
    .option('--json', 'one JSON document on stdout')
    .action(async (number: string, { out, json }: { out: string; json?: boolean }) => {
      await withSession(read, async (ctx) => {
        const id = await getHouseholdId(ctx, number)
        await writeFile(out, await printHandbook(ctx, id))
      })
      print(json, { out, household: number }, () => out)
    })
}

/** By its number, or by its id where it has none. */
export async function getHouseholdId(ctx: RequestContext, numberOrId: string): Promise<string> {
  const isId = /^[0-9a-f]{8}-/.test(numberOrId)
  const [row] = await ctx.deps.connection.db
    .select({ id: households.id })
    .from(households)
    .where(
      and(
        eq(households.county, ctx.county),
        isId ? eq(households.id, numberOrId) : eq(households.number, numberOrId),
      ),
    )
  if (!row) throw new ApiError('not_found', 'household')
  return row.id
}
