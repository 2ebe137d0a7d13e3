import { Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { ROUND_KINDS, type RoundKind } from '../../db/values/rounds'
import { getNamedArea } from '../areas/named-area'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { closeRound } from '../rounds/close'
import { listRounds, openRound } from '../rounds/service'
import { contains } from '../shared/area-path'
import { ApiError } from '../shared/errors'
import { onBehalfOf } from './on-behalf'
import { print, type ReadSettings, withSession } from './session'
import { toStaffId } from './staff'

interface OpenOptions {
  area: string
  year: number
  by: string
  kind: RoundKind
  json?: boolean
}

export function roundCommand(read: ReadSettings) {
  const command = new Command('round').description('评议轮次 (rounds of identification)')
  const by = ['--by <staffId>', '谁决定的，县扶贫办的人 (on whose behalf)', toStaffId] as const
  command
    .command('open')
    .description('开评：数字按今天的冻结 (open a round; its figures are frozen as they are today)')
    .requiredOption('--area <pathOrName>', '县、乡镇或村，如 天元乡 或 wuxi.tianyuan')
    .requiredOption('--year <year>', '年度', toYear)
    .requiredOption(...by)
    .addOption(new Option('--kind <kind>', '种类').choices(ROUND_KINDS).default('identification'))
    .option('--json', 'one JSON document on stdout')
    .action(async ({ area, year, by, kind, json }: OpenOptions) => {
      const opened = await withSession(read, async (session) => {
        const ctx = await onBehalfOf(session, by, 'round.open')
        return inTransaction(ctx.deps.connection.db, async (tx) =>
          openRound(tx, ctx, { kind, year, areaPath: await areaOf(tx, ctx, session, area) }),
        )
      })
      print(json, opened, () => `${opened.id} ${opened.area} ${year} ${opened.applications}户`)
    })
  command
    .command('list')
    .description('列出，新的在前 (all rounds, the newest first)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ json }: { json?: boolean }) => {
      const { items } = await withSession(read, (ctx) => listRounds(ctx))
      print(json, { rounds: items }, () => items.map(inWords).join('\n'))
    })
  command
    .command('close')
    .description('关闭：没有户在等才行 (close a round in which nobody waits)')
    .argument('<id>', '轮次编号', toRoundId)
    .requiredOption(...by)
    .option('--json', 'one JSON document on stdout')
    .action(async (id: string, { by, json }: { by: string; json?: boolean }) => {
      const closed = await withSession(read, async (session) => {
        const ctx = await onBehalfOf(session, by, 'round.open')
        return inTransaction(ctx.deps.connection.db, (tx) => closeRound(tx, ctx, id))
      })
      print(json, closed, () => `${closed.id} ${closed.closedOn}`)
    })
  return command
}

/** Where it is; a place that is there, but not theirs, is said to be so. */
async function areaOf(tx: Db, ctx: RequestContext, session: RequestContext, said: string) {
  // Of several of the name theirs is meant.
  const areaPath = await getNamedArea(tx, ctx, said).catch(async (error: unknown) => {
    if (!(error instanceof ApiError)) throw error
    return getNamedArea(tx, session, said)
  })
  const { grant } = ctx
  const isTheirs =
    grant.reach === 'all' ||
    (grant.reach === 'area' && grant.areaPaths.some((path) => contains(path, areaPath)))
  if (!isTheirs) throw new ApiError('forbidden', 'not_there')
  return areaPath
}

type Listed = Awaited<ReturnType<typeof listRounds>>['items'][number]

const inWords = ({ id, kind, year, areaPath, status, openedOn, closedOn, listed }: Listed) =>
  `${id} ${kind} ${year} ${areaPath} ${status} ${openedOn}–${closedOn ?? ''} ${listed}户`

function toYear(text: string): number {
  const year = Number(text)
  if (!Number.isInteger(year) || year < 2014 || year > 2100)
    throw new InvalidArgumentError('2014 到 2100 (2014 to 2100)')
  return year
}

function toRoundId(text: string): string {
  if (!z.uuid().safeParse(text).success)
    throw new InvalidArgumentError('round list 会给出编号 (the id that round list prints)')
  return text
}
