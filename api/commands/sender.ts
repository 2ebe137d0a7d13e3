import { Command, InvalidArgumentError } from 'commander'
import { Pace } from '../outbox/sender-input'
import { listSenders, resumeSender, setSender } from '../outbox/sender-settings'
import { inTransaction } from '../http/write'
import { print, type ReadSettings, withSession } from './session'

interface SetOptions {
  rate: number
  burst: number
  dailyCap: number
  json?: boolean
}

export function senderCommand(read: ReadSettings) {
  const command = new Command('sender').description('发送号码 (numbers messages go out from)')
  command
    .command('list')
    .description('列出 (pace, pause, and what waits by channel)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ json }: { json?: boolean }) => {
      const all = await withSession(read, listSenders)
      print(json, all, () => inWords(all))
    })
  withSender(command.command('set'))
    .description('设定速度和每日上限 (set pace and daily cap)')
    .requiredOption('--rate <segments>', '每秒条数 (segments a second)', toNumber)
    .requiredOption('--burst <segments>', '一次最多条数 (segments at once)', toNumber)
    .requiredOption('--daily-cap <messages>', '每号码每天上限 (a day to one number)', toNumber)
    .action(async (channel: string, address: string, options: SetOptions) => {
      const { rate: segmentsPerSecond, burst, dailyCap, json } = options
      const pace = Pace.safeParse({ segmentsPerSecond, burst, dailyCap })
      if (!pace.success) return command.error('数字不对 (a number is out of range)')
      const input = { channel, address, ...pace.data }
      const set = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, (tx) => setSender(tx, ctx, input)),
      )
      print(json, set, () => `${channel} ${address} ${segmentsPerSecond}/s`)
    })
  withSender(command.command('resume'))
    .description('解除暂停 (lift a pause)')
    .action(async (channel: string, address: string, { json }: { json?: boolean }) => {
      const done = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, (tx) => resumeSender(tx, ctx, { channel, address })),
      )
      print(json, done, () =>
        done.wasPaused ? `${address} 继续发 (goes on)` : `${address} 没有暂停 (was not paused)`,
      )
    })
  return command
}

const withSender = (command: Command) =>
  command
    .argument('<channel>', '渠道，如 sms (as sender list shows it)')
    .argument('<address>', '号码 (as sender list shows it)')
    .option('--json', 'one JSON document on stdout')

function inWords({ senders, channels }: Awaited<ReturnType<typeof listSenders>>): string {
  const paces = senders.map((each) => {
    const pause = each.pausedUntil ? ` 暂停到${each.pausedUntil} ${each.pauseCode ?? ''}` : ''
    const pace = `${each.segmentsPerSecond}/s burst ${each.burst} cap ${each.dailyCap}`
    return `${each.channel} ${each.address} ${pace} ${each.isFree ? '可发' : '等名额'}${pause}`
  })
  const waiting = channels.map(
    ({ channel, queued, due, sentLastHour }) =>
      `${channel} 待发${queued} 到时${due} 一小时内已发${sentLastHour}`,
  )
  return [...paces, ...waiting].join('\n') || '还没有发过 (nothing was sent yet)'
}

function toNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError('要数字 (a number)')
  return value
}
