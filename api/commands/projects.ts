import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { getNamedArea } from '../areas/named-area'
import { writeProjects } from '../projects/sheet'
import { print, type ReadSettings, withSession } from './session'
import { toYear } from './year'

interface Options {
  area: string
  out: string
  year?: number
  json?: boolean
}

export function projectsCommand(read: ReadSettings) {
  return new Command('projects')
    .description('项目库，一个项目一行 (the project library of an area as .xlsx)')
    .requiredOption('--area <pathOrName>', '县、乡镇或村，如 天元乡宝坪村 或 wuxi.tianyuan')
    .requiredOption('--out <file>', '写到哪个 .xlsx (the file to write)')
    .option('--year <year>', '只要这一年的 (only those of a year)', toYear)
    .option('--json', 'one JSON document on stdout')
    .action(async ({ area, out, year, json }: Options) => {
      const projects = await withSession(read, async (ctx) => {
        const areaPath = await getNamedArea(ctx.deps.connection.db, ctx, area)
        const { bytes, projects: count } = await writeProjects(ctx, areaPath, year)
        await writeFile(out, bytes)
        return count
      })
      print(json, { out, projects }, () => `${out} ${projects}个项目`)
    })
}
