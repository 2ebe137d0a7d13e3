import { Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { FIGURE_NAMES, FIGURE_UNITS, type FigureName } from '../figures/names'
import { listFigures, setFigure } from '../figures/service'
import { inTransaction } from '../http/write'
import type { Day } from '../shared/day'
import { print, type ReadSettings, withSession } from './session'

interface SetOptions {
  from: string
  to?: string
  source: string
  json?: boolean
}

export function figureCommand(read: ReadSettings) {
  const command = new Command('figure').description('政策数字 (figures a policy sets)')
  command
    .command('list')
    .description('列出 (what is in force, with source)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ json }: { json?: boolean }) => {
      const figures = await withSession(read, (ctx) => listFigures(ctx))
      print(json, { figures }, () =>
        figures
          .map(
            (f) => `${f.name} ${f.value} ${f.unit} ${f.validFrom}–${f.validTo ?? ''} ${f.source}`,
          )
          .join('\n'),
      )
    })
  command
    .command('set')
    .description('设定 (set a figure from a day on)')
    .argument('<name>', `${FIGURE_NAMES.map((n) => `${n} (${FIGURE_UNITS[n]})`).join(', ')}`)
    .argument('<value>', 'whole number', toWhole)
    .requiredOption('--from <day>', '起 (YYYY-MM-DD)', toDay)
    .option('--to <day>', '止 (YYYY-MM-DD)', toDay)
    .requiredOption('--source <text>', '依据 (the paper it comes from)')
    .addOption(new Option('--json', 'one JSON document on stdout'))
    .action(async (name: FigureName, value: number, options: SetOptions) => {
      const { from, to, source, json } = options
      if (!FIGURE_NAMES.includes(name)) command.error('没有这个数字 (unknown figure)')
      const input = { name, value, validFrom: from, validTo: to, source }
      const result = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, (tx) => setFigure(tx, ctx, input)),
      )
      print(json, result, () => `${name} = ${value}`)
    })
  return command
}

function toDay(text: string): Day {
  if (!z.iso.date().safeParse(text).success)
    throw new InvalidArgumentError('写成 2026-12-01 (as 2026-12-01)')
  return text
}

function toWhole(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError('要不小于0的整数 (a whole number from 0)')
  return value
}
