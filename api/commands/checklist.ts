import { writeFile } from 'node:fs/promises'
import { Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { getNamedArea } from '../areas/named-area'
import { writeFindings } from '../findings/sheet'
import { inTransaction } from '../http/write'
import type { Day } from '../shared/day'
import { readTable } from '../sheets/read'
import { listChecklists, setChecklist } from '../supervisions/checklists'
import { readChecklists } from '../supervisions/checklist-sheet'
import { kindName } from '../supervisions/wording'
import { print, type ReadSettings, withSession } from './session'

interface ImportOptions {
  from: Day
  source: string
  json?: boolean
}

const JSON_OPTION = ['--json', 'one JSON document on stdout'] as const

export function checklistCommand(read: ReadSettings) {
  const command = new Command('checklist').description(
    '五督查的检查清单 (the checklists inspections go by)',
  )
  command
    .command('list')
    .description('列出，新的在前 (all that ever held, the newest first)')
    .option(...JSON_OPTION)
    .action(async ({ json }: { json?: boolean }) => {
      const { items } = await withSession(read, (ctx) => listChecklists(ctx))
      print(json, { checklists: items }, () =>
        items
          .map(
            ({ kind, validFrom, source, questions }) =>
              `${kindName(kind)} ${validFrom}起 ${questions.length}题 ${source}`,
          )
          .join('\n'),
      )
    })
  command
    .command('import')
    .description(
      '导入：两列，类别、问题，一题一行 (two columns: kind and question; .csv .xlsx .xls)',
    )
    .argument('<file>', '文件')
    .requiredOption('--from <day>', '起 (YYYY-MM-DD)', toDay)
    .requiredOption('--source <text>', '依据 (the paper they come from)')
    .option(...JSON_OPTION)
    .action(async (file: string, { from: validFrom, source, json }: ImportOptions) => {
      const lists = await readChecklists(readTable(file))
      const set = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, async (tx) => {
          const all = []
          for (const { kind, questions } of lists)
            all.push(await setChecklist(tx, ctx, { kind, questions, validFrom, source }))
          return all
        }),
      )
      print(json, { checklists: set }, () =>
        set.map(({ kind, questions }) => `${kindName(kind)} ${questions}题`).join('\n'),
      )
    })
  return command
}

export function findingsCommand(read: ReadSettings) {
  return new Command('findings')
    .description('督查问题和整改，另一张是统计 (problems found, and how many there are, as .xlsx)')
    .option('--area <pathOrName>', '县、乡镇或村，如 天元乡宝坪村 或 wuxi.tianyuan')
    .requiredOption('--out <file>', '写到哪个 .xlsx (the file to write)')
    .option(...JSON_OPTION)
    .action(async ({ area, out, json }: { area?: string; out: string; json?: boolean }) => {
      const findings = await withSession(read, async (ctx) => {
        const path = area && (await getNamedArea(ctx.deps.connection.db, ctx, area))
        const { bytes, items } = await writeFindings(ctx, path || undefined)
        await writeFile(out, bytes)
        return items
      })
      print(json, { out, findings }, () => `${out} ${findings}个问题`)
    })
}

function toDay(text: string): Day {
  if (!z.iso.date().safeParse(text).success)
    throw new InvalidArgumentError('写成 2026-12-01 (as 2026-12-01)')
  return text
}
