import { Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { inTransaction } from '../http/write'
import { endDocument, getDocument, listDocuments } from '../policies/library/documents'
import type { ImportedVersion } from '../policies/library/import'
import { importPolicyFile, readPolicyFile } from '../policies/library/import-file'
import { reportQuestions } from '../policies/questions/report'
import { previewOf } from '../policies/reading/preview'
import { addDays, type Day, dayOf } from '../shared/day'
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

const JSON_OPTION = ['--json', 'one JSON document on stdout'] as const
const DAY_FORM = '(YYYY-MM-DD)'

/** 政策库: documents come in, end, and are shown as they stood; and what people asked of them. */
export function policyCommand(read: ReadSettings) {
  const command = new Command('policy').description('政策库 (the policy library)')
  command
    .command('import')
    .description('导入政策文件 (.docx .pdf .txt .md .jsonl)，先用 --preview 看拆得对不对')
    .argument('<file>', '文件')
    .requiredOption('--from <day>', `施行日期 ${DAY_FORM}`, toDay)
    .option('--to <day>', `最后一天，不写就到下一版为止 ${DAY_FORM}`, toDay)
    .option('--name <name>', '文件名称，不写就用文件里的标题 (its official name)')
    .option('--area <path>', '只在这里有效，不写是全县 (as wuxi.tianyuan)')
    .option('--preview', '只看怎样拆分，不入库 (show the split, take nothing in)')
    .option('--correct', '替换同一天的错误版本 (in place of the version of that day)')
    .option(...JSON_OPTION)
    .action(async (file: string, options: ImportOptions) => {
      const { name, from, to, area, preview, correct, json } = options
      const policyFile = await readPolicyFile(file, name)
      if (preview)
        return print(json, { documents: policyFile.documents }, () =>
          previewOf(policyFile.documents),
        )
      const imported = await withSession(read, (ctx) =>
        importPolicyFile(ctx, policyFile, {
          areaPath: area ?? ctx.county,
          validFrom: from,
          validTo: to ?? null,
          isCorrection: correct ?? false,
        }),
      )
      print(json, { imported }, () => imported.map(inWords).join('\n'))
    })
  command
    .command('list')
    .description('列出文件和版本 (documents and versions)')
    .option('--day <day>', `哪天有效，不写是今天 ${DAY_FORM}`, toDay)
    .option(...JSON_OPTION)
    .action(async ({ day, json }: { day?: Day; json?: boolean }) => {
      const { items } = await withSession(read, (ctx) => listDocuments(ctx, day))
      print(json, { items }, () =>
        items
          .map(
            (each) =>
              `${each.isInForce ? '●' : '○'} ${each.name} ${each.validFrom}–${each.validTo ?? ''} ${each.articles}条 ${each.areaPath} ${each.documentId}` +
              (each.olderCards.length > 0 ? `\n  要核对的问答：${each.olderCards.join(' ')}` : ''),
          )
          .join('\n'),
      )
    })
  command
    .command('show')
    .description('一份文件在某天的全文 (as it was in force on a day)')
    .argument('<document>', '编号，见 list', toId)
    .option('--day <day>', `哪天，不写是今天 ${DAY_FORM}`, toDay)
    .option(...JSON_OPTION)
    .action(async (id: string, { day, json }: { day?: Day; json?: boolean }) => {
      const document = await withSession(read, (ctx) => getDocument(ctx, id, day))
      print(json, document, () =>
        [
          `${document.name}（${document.validFrom}–${document.validTo ?? ''}）`,
          ...document.articles.map(
            ({ label, passages }) => `${label ?? ''} ${passages.join('\n')}`,
          ),
        ].join('\n'),
      )
    })
  command
    .command('end')
    .description('文件从次日起失效 (its last day)')
    .argument('<document>', '编号，见 list', toId)
    .requiredOption('--on <day>', `最后一天 ${DAY_FORM}`, toDay)
    .option(...JSON_OPTION)
    .action(async (documentId: string, { on: lastDay, json }: { on: Day; json?: boolean }) => {
      const ended = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, (tx) =>
          endDocument(tx, ctx, { documentId, lastDay }),
        ),
      )
      print(json, ended, () => `${ended.name} 到 ${ended.validTo} 为止`)
    })
  command
    .command('report')
    .description('群众问了什么，哪些没答上、没答好 (what was asked, unanswered, of no use)')
    .option('--from <day>', `从哪天，不写是三十天前 ${DAY_FORM}`, toDay)
    .option('--to <day>', `到哪天，不写是今天 ${DAY_FORM}`, toDay)
    .option(...JSON_OPTION)
    .action(async ({ from, to, json }: { from?: Day; to?: Day; json?: boolean }) => {
      const report = await withSession(read, (ctx) => {
        const last = to ?? dayOf(ctx.now)
        return reportQuestions(ctx, { from: from ?? addDays(last, -30), to: last })
      })
      print(json, report, () => reportInWords(report))
    })
  return command
}

function inWords({ name, articles, validFrom, validTo, ended, isUnchanged }: ImportedVersion) {
  if (isUnchanged) return `${name} ${validFrom} 起的这一版已在库里，没有变`
  const before = ended === null ? '' : `，上一版到 ${ended} 为止`
  return `${name} ${validFrom}–${validTo ?? ''} ${articles}条，已入库${before}`
}

function reportInWords(report: Awaited<ReturnType<typeof reportQuestions>>): string {
  const { from, to, counts, answers, unanswered, misunderstood } = report
  const lines = (title: string, some: readonly string[]) =>
    some.length === 0 ? [] : [title, ...some.map((each) => `  ${each}`)]
  return [
    `${from} 到 ${to}：问 ${counts.asked}，答上 ${counts.answered}，转给干部 ${counts.handedOver}，有用 ${counts.useful}，没用 ${counts.notUseful}`,
    ...lines(
      '问得最多：',
      answers.map(
        ({ question, id, times, notUseful }) => `${times}次（没用${notUseful}）${question ?? id}`,
      ),
    ),
    ...lines(
      '没答上：',
      unanswered.map(({ words, times }) => `${times}次 ${words}`),
    ),
    ...lines(
      '没答好：',
      misunderstood.map(({ words, times }) => `${times}次 ${words}`),
    ),
  ].join('\n')
}

function toId(text: string): string {
  if (!z.uuid().safeParse(text).success)
    throw new InvalidArgumentError('编号见 policy list (the number at the end of a line)')
  return text
}

function toDay(text: string): Day {
  if (!z.iso.date().safeParse(text).success)
    throw new InvalidArgumentError('写成 2026-12-01 (as 2026-12-01)')
  return text
}
