import { Command } from 'commander'
import { listDeadGroups } from '../outbox/dead-letters'
import { dismissDead, resendDead } from '../outbox/settle-dead-letters'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { ApiError } from '../shared/errors'
import { print, type ReadSettings, withSession } from './session'

interface Options {
  json?: boolean
}

export function undeliveredCommand(read: ReadSettings) {
  const command = new Command('undelivered').description('未送达 (messages that did not arrive)')
  withJson(command.command('list', { isDefault: true }))
    .description('按原因列出 (by what and why)')
    .action(async ({ json }: Options) => {
      const found = await withSession(read, listDeadGroups)
      print(json, found, () => inWords(found))
    })
  withJson(command.command('resend').argument('<group>', '组号 (as list shows it)'))
    .description('整组重发，每条一次 (send a group again, each message once)')
    .action(async (key: string, { json }: Options) => {
      const done = await withSession(read, async (ctx) => {
        const group = await getGroup(ctx, key)
        return inTransaction(ctx.deps.connection.db, (tx) => resendDead(tx, ctx, group))
      })
      print(json, done, () => `重发${done.requeued}条，不发${done.left}条`)
    })
  withJson(command.command('dismiss').argument('<group>', '组号 (as list shows it)'))
    .description('看过了，不再列出 (seen: list them no longer)')
    .action(async (key: string, { json }: Options) => {
      const done = await withSession(read, async (ctx) => {
        const group = await getGroup(ctx, key)
        return inTransaction(ctx.deps.connection.db, (tx) => dismissDead(tx, ctx, group))
      })
      print(json, done, () => `收起${done.dismissed}条`)
    })
  return command
}

const withJson = (command: Command) => command.option('--json', 'one JSON document on stdout')

type Found = Awaited<ReturnType<typeof listDeadGroups>>

function inWords({ total, groups }: Found): string {
  if (total === 0) return '没有 (none)'
  return groups
    .map((group) => {
      const { key, count, template, channel, errorCode, status, oldestAt } = group
      const why = errorCode ?? status
      const may = group.canResend ? '' : ' 不能重发'
      return `${key} ${count}条 ${group.class} ${template} ${channel} ${why} ${oldestAt}起${may}`
    })
    .join('\n')
}

/** What the office typed; a group that is gone meanwhile has nothing left to settle. */
async function getGroup(ctx: RequestContext, key: string) {
  const { groups } = await listDeadGroups(ctx)
  const found = groups.find((group) => group.key === key)
  if (!found) throw new ApiError('not_found', 'dead_group')
  const { status, template, broadcastId, channel, errorCode } = found
  return { status, class: found.class, template, broadcastId, channel, errorCode }
}
