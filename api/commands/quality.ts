import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { getNamedArea } from '../areas/named-area'
import { checkAreaListed, type QualityReport } from '../data-quality/service'
import { writeQualitySheet } from '../data-quality/sheet'
import { print, type ReadSettings, withSession } from './session'

interface Options {
  area?: string
  xlsx?: string
  json?: boolean
}

/** So many are told one by one; a workbook has them all. */
const LISTED = 20

export function qualityCommand(read: ReadSettings) {
  return new Command('quality')
    .description('数据质量核查：花名册里对不上的地方 (what the records say against themselves)')
    .option('--area <pathOrName>', '县、乡镇或村，如 天元乡；不写是全县')
    .option('--xlsx <file>', '全部写到表格 (write all of it to a workbook)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ area, xlsx, json }: Options) => {
      const result = await withSession(read, async (ctx) => {
        const path = await getNamedArea(ctx.deps.connection.db, ctx, area ?? '全县')
        if (xlsx === undefined) return checkAreaListed(ctx, { area: path, limit: LISTED })
        const { bytes, ...report } = await writeQualitySheet(ctx, path)
        await writeFile(xlsx, bytes)
        return { ...report, out: xlsx, items: [], left: report.findings }
      })
      print(json, result, () =>
        [
          ...inWords(result),
          ...result.items.map(({ head, message }) => `  ${head}家 ${message}`),
          ...('out' in result ? [result.out] : []),
        ].join('\n'),
      )
    })
}

function inWords({ area, households, people, found, findings, rules }: QualityReport): string[] {
  return [
    `${area} ${households}户${people}人，${found}户有疑问，共${findings}处`,
    ...rules.map(
      ({ title, field, findings: count, households: of }) =>
        `  ${title} ${count}处${of}户（${field}）`,
    ),
  ]
}
