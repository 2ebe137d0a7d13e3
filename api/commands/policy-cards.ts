import { readFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { CARD_STATUSES, type CardStatus } from '../../db/values/policies'
import { inTransaction } from '../http/write'
import { type CardLine, readCardLines } from '../policies/own-cards/card-lines'
import { decideCardByCode, listCards } from '../policies/own-cards/decide'
import { type ImportedCard, importCards } from '../policies/own-cards/import'
import { decodeText } from '../policies/reading/plain-text'
import { ApiError } from '../shared/errors'
import { onBehalfOf } from './on-behalf'
import { JSON_OPTION } from './policy-import'
import { print, type ReadSettings, withSession } from './session'
import { toStaffId } from './staff'

const LINES_HELP = `
一行一条问答，一行一个 JSON (one card a line, each a JSON object):
  {"question": "高龄津贴好多岁有", "answer": "满80岁…", "aliases": ["老人补贴几岁领"],
   "source": "《示例县高龄津贴办法》第三条", "from": "2026-01-01", "to": "2026-12-31", "area": "天元乡"}
  question、answer 必写，其余可以不写 (the rest may be left out)
  导入后由另一位在手机上发“采用”，才答给群众 (a colleague adopts each by 采用)`

const MOST_LISTED = 10_000

interface ImportOptions {
  by: string
  preview?: boolean
  json?: boolean
}

/** 问答 the county office writes itself. */
export function policyCardsCommand(read: ReadSettings) {
  const command = new Command('cards').description("县里自己的问答 (the county's own cards)")
  const by = [
    '--by <staffId>',
    '谁写的、谁定的，县扶贫办的人 (on whose behalf)',
    toStaffId,
  ] as const
  command
    .command('import')
    .description('导入问答 (.jsonl)，等另一位采用 (cards, proposed for a colleague to adopt)')
    .argument('<file>', '文件')
    .requiredOption(...by)
    .option('--preview', '只看，不入库 (show them, take nothing in)')
    .option(...JSON_OPTION)
    .addHelpText('after', LINES_HELP)
    .action(async (file: string, { by, preview, json }: ImportOptions) => {
      const lines = await readCardFile(file)
      if (preview) return print(json, { cards: lines }, () => lines.map(asWritten).join('\n'))
      const imported = await withSession(read, async (session) => {
        const ctx = await onBehalfOf(session, by, 'card.decide')
        return inTransaction(ctx.deps.connection.db, (tx) => importCards(tx, ctx, lines))
      })
      print(json, { imported }, () => imported.map(asImported).join('\n'))
    })
  command
    .command('list')
    .description('列出，旧的在前 (the oldest first)')
    .addOption(
      new Option('--status <status>', '不写是全部 (all unless given)').choices(CARD_STATUSES),
    )
    .option(...JSON_OPTION)
    .action(async ({ status, json }: { status?: CardStatus; json?: boolean }) => {
      const { items } = await withSession(read, (ctx) =>
        listCards(ctx, { status, most: MOST_LISTED }),
      )
      print(json, { cards: items }, () => items.map(asListed).join('\n'))
    })
  command
    .command('withdraw')
    .description('撤下在用的一条 (take a published card back)')
    .argument('<code>', '编号，见 list (see list)')
    .requiredOption(...by)
    .option(...JSON_OPTION)
    .action(async (code: string, { by, json }: { by: string; json?: boolean }) => {
      await withSession(read, async (session) => {
        const ctx = await onBehalfOf(session, by, 'card.decide')
        const { code: outcome } = await inTransaction(ctx.deps.connection.db, (tx) =>
          decideCardByCode(tx, ctx, { code, act: 'withdraw' }),
        )
        if (outcome !== 'withdrawn') throw new ApiError('refused', 'card_not_published')
      })
      print(json, { code, status: 'withdrawn' }, () => `${code} 已撤下`)
    })
  return command
}

async function readCardFile(path: string): Promise<CardLine[]> {
  const bytes = await readFile(path).catch(() => {
    throw new ApiError('not_found', 'file')
  })
  return readCardLines(decodeText(bytes).replace(/^\ufeff/u, ''))
}

const daysOf = (from: string | undefined, to: string | null | undefined) =>
  from === undefined && !to ? '' : `${from ?? ''}–${to ?? ''}`

function asWritten({ place, question, answer, aliases, source, from, to, area }: CardLine): string {
  const more = [area, daysOf(from, to), source && `依据：${source}`].filter(Boolean).join(' ')
  return [
    `${place} 问：${question}`,
    `  答：${answer}`,
    ...(aliases.length > 0 ? [`  也问：${aliases.join('、')}`] : []),
    ...(more === '' ? [] : [`  ${more}`]),
  ].join('\n')
}

const asImported = ({ code, question, areaPath, validFrom, validTo, isUnchanged }: ImportedCard) =>
  `${code} ${question} ${areaPath} ${daysOf(validFrom, validTo)} ${isUnchanged ? '已有，没有变' : '等采用'}`

type Listed = Awaited<ReturnType<typeof listCards>>['items'][number]

const asListed = ({ code, status, question, areaPath, validFrom, validTo }: Listed) =>
  `${code} ${status} ${question} ${areaPath} ${daysOf(validFrom, validTo)}`
