import { Command } from 'commander'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import {
  endDocument,
  findDocuments,
  getDocument,
  listDocuments,
} from '../policies/library/documents'
import { reportQuestions } from '../policies/questions/report'
import { addDays, type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { policyCardsCommand } from './policy-cards'
import { DAY_FORM, JSON_OPTION, policyImportCommand, toDay } from './policy-import'
import { print, type ReadSettings, withSession } from './session'

const DOCUMENT = [
  '<document>',
  '名称，或开头几个字，或编号，见 list (name, its beginning, or id)',
] as const

/** 政策库: documents come in, end, and are shown as they stood; and what people asked of them. */
export function policyCommand(read: ReadSettings) {
  const command = new Command('policy').description('政策库 (the policy library)')
  command.addCommand(policyImportCommand(read))
  command.addCommand(policyCardsCommand(read))
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
    .argument(...DOCUMENT)
    .option('--day <day>', `哪天，不写是今天 ${DAY_FORM}`, toDay)
    .option(...JSON_OPTION)
    .action(async (said: string, { day, json }: { day?: Day; json?: boolean }, self: Command) => {
      const document = await withDocument(read, self, said, (ctx, id) => getDocument(ctx, id, day))
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
    .argument(...DOCUMENT)
    .requiredOption('--on <day>', `最后一天 ${DAY_FORM}`, toDay)
    .option(...JSON_OPTION)
    .action(async (said: string, options: { on: Day; json?: boolean }, self: Command) => {
      const { on: lastDay, json } = options
      const ended = await withDocument(read, self, said, (ctx, documentId) =>
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

/** Acts on the one document that is meant; several are listed, and nothing is done. */
async function withDocument<T>(
  read: ReadSettings,
  command: Command,
  said: string,
  act: (ctx: RequestContext, documentId: string) => Promise<T>,
): Promise<T> {
  const done = await withSession(read, async (ctx) => {
    const meant = await findDocuments(ctx, said)
    const [document, ...others] = meant
    if (!document) throw new ApiError('not_found', 'document')
    if (others.length > 0) return { meant }
    return { result: await act(ctx, document.documentId) }
  })
  if ('result' in done) return done.result
  const lines = done.meant.map((each) => `  ${each.name} ${each.areaPath} ${each.documentId}`)
  return command.error(
    ['有几份，请写全名或编号 (several: give the whole name, or the id)：', ...lines].join('\n'),
  )
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
