import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { getNamedArea } from '../areas/named-area'
import type { ImportedVersion } from '../policies/library/import'
import { importPolicyFile, type PolicyFile, readPolicyFile } from '../policies/library/import-file'
import { dayDoubts, type GivenDays, ownDays, takenFromIt } from '../policies/reading/own-days'
import { previewOf } from '../policies/reading/preview'
import type { Day } from '../shared/day'
import { ApiError } from '../shared/errors'
import { print, type ReadSettings, withSession } from './session'

interface ImportOptions {
  from: Day
  to?: Day
  name?: string
  area?: string
  preview?: boolean
  correct?: boolean
  json?: boolean
}

export const JSON_OPTION = ['--json', 'one JSON document on stdout'] as const
export const DAY_FORM = '(YYYY-MM-DD)'

const JSON_LINES_HELP = `
.jsonl 一行一条，一行一个 JSON (one article a line, each a JSON object):
  {"title": "《示例县临时救助办法》 第一条 总则", "text": "第一段\\n第二段"}
  title：文件名称、第几条、所在的章（可以不写）；text：这一条的正文，\\n 分段
  一个文件里可以有几份；名称不同就是几份，或写 "doc" 来分 (several documents: by name, or by "doc")`

export function policyImportCommand(read: ReadSettings) {
  return new Command('import')
    .description('导入政策文件 (.docx .pdf .txt .md .jsonl)，先用 --preview 看拆得对不对')
    .argument('<file>', '文件')
    .requiredOption('--from <day>', `施行日期 ${DAY_FORM}`, toDay)
    .option('--to <day>', `最后一天，不写就照文件写的有效期，没有就到下一版为止 ${DAY_FORM}`, toDay)
    .option('--name <name>', '文件名称，不写就用文件里的标题 (its official name)')
    .option('--area <pathOrName>', '只在这里有效，不写是全县，如 天元乡 或 wuxi.tianyuan')
    .option('--preview', '只看怎样拆分，不入库 (show the split, take nothing in)')
    .option('--correct', '替换同一天的错误版本 (in place of the version of that day)')
    .option(...JSON_OPTION)
    .addHelpText('after', JSON_LINES_HELP)
    .action(async (file: string, options: ImportOptions) => {
      const { name, from, to = null, area, preview, correct = false, json } = options
      const policyFile = await readPolicyFile(file, name)
      const given = { from, to }
      if (preview) {
        if (area !== undefined) await refuseUnknownArea(read, area)
        const documents = policyFile.documents.map((each) => ({
          ...each,
          ownDays: ownDays(each.articles),
          warnings: warningsOf([each], given),
        }))
        return print(json, { documents }, () => previewOf(policyFile.documents, given))
      }
      const imported = await withSession(read, async (ctx) => {
        const { db } = ctx.deps.connection
        const areaPath = area === undefined ? ctx.county : await getNamedArea(db, ctx, area)
        const inForce = { areaPath, validFrom: from, validTo: to, isCorrection: correct }
        return importPolicyFile(ctx, policyFile, inForce)
      })
      const warnings = warningsOf(policyFile.documents, given)
      print(json, { imported, warnings }, () =>
        [...imported.map(inWords), ...warnings.map((each) => `请看：${each}`)].join('\n'),
      )
    })
}

function warningsOf(documents: PolicyFile['documents'], given: GivenDays): string[] {
  return documents.flatMap(({ title, articles }) => {
    const own = ownDays(articles)
    const said = [...takenFromIt(own, given), ...dayDoubts(own, given)]
    return documents.length === 1 ? said : said.map((each) => `《${title}》${each}`)
  })
}

/** As an import would; where no database is at hand, a preview says nothing of the area. */
async function refuseUnknownArea(read: ReadSettings, area: string): Promise<void> {
  try {
    const { databaseUrl, dataDir } = read()
    // An embedded database is not made for a preview.
    if (databaseUrl === undefined && !existsSync(join(dataDir, 'postgres'))) return
    await withSession(read, (ctx) => getNamedArea(ctx.deps.connection.db, ctx, area))
  } catch (error) {
    if (error instanceof ApiError) throw error
  }
}

function inWords({ name, articles, validFrom, validTo, ended, isUnchanged }: ImportedVersion) {
  if (isUnchanged) return `${name} ${validFrom} 起的这一版已在库里，没有变`
  const before = ended === null ? '' : `，上一版到 ${ended} 为止`
  return `${name} ${validFrom}–${validTo ?? ''} ${articles}条，已入库${before}`
}

export function toDay(text: string): Day {
  if (!z.iso.date().safeParse(text).success)
    throw new InvalidArgumentError('写成 2026-12-01 (as 2026-12-01)')
  return text
}
