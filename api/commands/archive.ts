import { writeFile } from 'node:fs/promises'
import { Command, InvalidArgumentError } from 'commander'
import { getNamedArea } from '../areas/named-area'
import { type HistoryEntry } from '../archive/history'
import { type Archived, getArchived, listHistory } from '../archive/read'
import { verifyArchive } from '../archive/verify'
import { countRows, writeRegister } from '../archive/workbook'
import { valueInWords, wordOf } from '../archive/words'
import { areaNamer } from '../exports/read-roll'
import { addDays, dayOf } from '../shared/day'
import { getHouseholdId } from './papers'
import { print, progress, type ReadSettings, withSession } from './session'

const DAY = ['--on <day>', '那一天，如 2018-03-01 (as of the end of that day)', toDay] as const
const WHOSE = ['<household>', '户编号 (its number)'] as const
const JSON_OUT = ['--json', 'one JSON document on stdout'] as const

export function archiveCommand(read: ReadSettings) {
  const command = new Command('archive').description(
    '档案：一户或一地在哪一天是什么样、谁改的 (how a household or an area stood on any day)',
  )
  command
    .command('show')
    .description('一户那天的档案 (a household as it was on a day)')
    .argument(...WHOSE)
    .option(...DAY)
    .option(...JSON_OUT)
    .action(async (number: string, { on, json }: { on?: string; json?: boolean }) => {
      const found = await withSession(read, async (ctx) =>
        getArchived(ctx, await getHouseholdId(ctx, number), on),
      )
      print(json, found, () => inWords(found))
    })
  command
    .command('history')
    .description('一户的全部变更 (all that happened to it, from before a split too)')
    .argument(...WHOSE)
    .option(...JSON_OUT)
    .action(async (number: string, { json }: { json?: boolean }) => {
      const found = await withSession(read, async (ctx) =>
        listHistory(ctx, await getHouseholdId(ctx, number)),
      )
      print(json, found, () => found.items.map(entryInWords).join('\n'))
    })
  command
    .command('register')
    .description('一地那天的花名册和合计，.xlsx (the register of an area as it was on a day)')
    .argument('<area>', '县、乡镇或村，如 天元乡 或 wuxi.tianyuan')
    .option(...DAY)
    .option('--all', '未建档的户也列出 (unregistered households too)')
    .option('--out <file>', '写到哪个 .xlsx 文件 (the file to write)')
    .option(...JSON_OUT)
    .action(
      async (
        area: string,
        options: { on?: string; all?: boolean; out?: string; json?: boolean },
      ) => {
        const { on, all = false, out, json } = options
        const found = await withSession(read, async (ctx) => {
          const { db } = ctx.deps.connection
          const areaPath = await getNamedArea(db, ctx, area)
          const day = on ?? dayOf(ctx.now)
          const { bytes, counts } = await writeRegister(ctx, { areaPath, day, isWhole: all })
          if (out) await writeFile(out, bytes)
          const rows = countRows(counts, await areaNamer(db, ctx.county))
          return { day, areaPath, ...(out && { out }), ...counts, rows }
        })
        const { rows, ...result } = found
        print(json, result, () =>
          [
            found.day,
            ...rows.map(
              ([what, households, people]) =>
                `${what} ${households}户${people === null ? '' : ` ${people}人`}`,
            ),
          ].join('\n'),
        )
      },
    )
  command
    .command('verify')
    .description(
      '逐户核对档案和花名册；有问题时退出码为 1 (hold every household against its events)',
    )
    .option(
      '--record',
      '旧版本录入、没有底档的户，现在补记 (take stock of those without a beginning)',
    )
    .option(...JSON_OUT)
    .action(async ({ record = false, json }: { record?: boolean; json?: boolean }) => {
      const onProgress = (done: number) => progress(`${done} 户`)
      const report = await withSession(read, (ctx) =>
        verifyArchive(ctx, { isRecording: record, onProgress }),
      )
      const { households, untold, recorded, faults } = report
      const wrong = faults.map(
        ({ householdId, fields }) => `  ${householdId} ${fields.map(wordOf).join('、')}`,
      )
      print(json, report, () =>
        [
          `${households} 户，没有底档 ${untold} 户${recorded > 0 ? `，已补记 ${recorded} 户` : ''}`,
          faults.length === 0 ? '完好' : `与档案不符 ${faults.length} 户：`,
          ...wrong,
        ].join('\n'),
      )
      if (faults.length > 0 || untold > recorded) process.exitCode = 1
    })
  return command
}

function toDay(text: string): string {
  const isDay =
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    // 31 February is read as 3 March.
    addDays(text, 0) === text
  if (!isDay) throw new InvalidArgumentError('请写成 2018-03-01 (write it so)')
  return text
}

function inWords({ day, kind, from, household, members }: Archived): string {
  if (kind === 'absent') return `${day} 还没有这一户`
  if (!household)
    return `${day} 没有当日记录${from ? `，从${from}起有` : '，先用 archive verify --record'}`
  const { area, areaPath: _, ...facts } = household
  const lines = Object.entries(facts).map(
    ([field, value]) => `${wordOf(field)}：${valueInWords(field, value)}`,
  )
  const people = members.map(
    ({ name, relation, idNumber }) => `  ${name} ${relation} ${idNumber ?? ''}`,
  )
  return [`${day} ${area}`, ...lines, ...people].join('\n')
}

function entryInWords({ day, on, of, what, lines, who, evidence, basis }: HistoryEntry): string {
  const about = [who, basis?.words, evidence, on && `${on}起`, of && `${of}户`]
    .filter(Boolean)
    .join('，')
  return [`${day} ${what}（${about}）`, ...lines.map((line) => `  ${line}`)].join('\n')
}
