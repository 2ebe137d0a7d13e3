import { readFileSync } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { inTransaction } from '../http/write'
import type { Day } from '../shared/day'
import type { Standard } from '../villages/rules'
import { listStandards, setStandard, StandardRules } from '../villages/standard'
import { print, type ReadSettings, withSession } from './session'

interface SetOptions {
  file: Standard
  from: Day
  source: string
  json?: boolean
}

export function villageStandardCommand(read: ReadSettings) {
  const command = new Command('standard').description(
    '标准：权重和分数线 (how villages are weighed)',
  )
  command
    .command('list')
    .description('列出，新的在前 (all standards, the newest first)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ json }: { json?: boolean }) => {
      const standards = await withSession(read, (ctx) => listStandards(ctx))
      print(json, { standards }, () =>
        standards
          .map(({ validFrom, source, rules }) => {
            const { deepFrom, relativeFrom } = rules
            return `${validFrom}起 深度${deepFrom}分 相对${relativeFrom}分 ${source}`
          })
          .join('\n'),
      )
    })
  command
    .command('set')
    .description('设定 (set the standard from a day on)')
    .requiredOption('--file <json>', '标准，JSON：每项 weight、least、most、worse', toRules)
    .requiredOption('--from <day>', '起 (YYYY-MM-DD)', toDay)
    .requiredOption('--source <text>', '依据 (the paper it comes from)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ file: rules, from: validFrom, source, json }: SetOptions) => {
      const set = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, (tx) =>
          setStandard(tx, ctx, { validFrom, source, rules }),
        ),
      )
      print(json, set, () => `${set.validFrom}起`)
    })
  return command
}

function toRules(file: string): Standard {
  try {
    return StandardRules.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const what = error instanceof z.ZodError ? z.prettifyError(error) : '读不出JSON (no JSON)'
    throw new InvalidArgumentError(what)
  }
}

function toDay(text: string): Day {
  if (!z.iso.date().safeParse(text).success)
    throw new InvalidArgumentError('写成 2026-12-01 (as 2026-12-01)')
  return text
}
