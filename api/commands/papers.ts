import { writeFile } from 'node:fs/promises'
import { and, eq } from 'drizzle-orm'
import { Command, InvalidArgumentError } from 'commander'
import { households } from '../../db/schema'
import { getNamedArea } from '../areas/named-area'
import { exportNational } from '../exports/national'
import { printHandbook } from '../handbooks/print'
import type { RequestContext } from '../http/context'
import { printHousehold, printVillage } from '../inspections/print'
import { readHouseholdFile, readVillageFile } from '../inspections/read'
import { writeSheets } from '../inspections/sheets'
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

export function inspectionCommand(read: ReadSettings) {
  return new Command('inspection')
    .description(
      '迎检包：一户或一村办到今天的全部经过 (everything that led to where households stand)',
    )
    .argument('<householdOrVillage>', '户编号，或村，如 天元乡宝坪村 (a number, or a village)')
    .requiredOption('--out <file>', '.pdf 打印，.xlsx 表格 (the file to write)', toPaper)
    .option('--json', 'one JSON document on stdout')
    .action(async (whose: string, { out, json }: { out: string; json?: boolean }) => {
      const counts = await withSession(read, async (ctx) => {
        const isHousehold = /^(\d+|[0-9a-f]{8}-.+)$/.test(whose)
        const { bytes, cases } = await (isHousehold ? ofHousehold : ofVillage)(ctx, whose, out)
        await writeFile(out, bytes)
        return { cases: cases.length, households: new Set(cases.map(householdOf)).size }
      })
      print(json, { out, ...counts }, () => `${out} ${counts.households}户${counts.cases}件`)
    })
}

const householdOf = ({ householdId }: { householdId: string }) => householdId
const isSheet = (out: string) => out.endsWith('.xlsx')

async function ofHousehold(ctx: RequestContext, number: string, out: string) {
  const file = await readHouseholdFile(ctx, await getHouseholdId(ctx, number))
  const bytes = await (isSheet(out) ? writeSheets(file, ctx.now) : printHousehold(ctx, file))
  return { bytes, cases: file.cases }
}

async function ofVillage(ctx: RequestContext, name: string, out: string) {
  const path = await getNamedArea(ctx.deps.connection.db, ctx, name)
  const file = await readVillageFile(ctx, path)
  const bytes = await (isSheet(out) ? writeSheets(file, ctx.now) : printVillage(ctx, file))
  return { bytes, cases: file.cases }
}

function toPaper(out: string): string {
  if (!/\.(pdf|xlsx)$/.test(out))
    throw new InvalidArgumentError('文件名以 .pdf 或 .xlsx 结尾 (its name ends so)')
  return out
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
