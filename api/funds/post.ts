import type { Db } from '../../db/client'
import { executePrepared } from '../../db/prepared'
import type { FundPostingType } from '../../db/values/funds'
import { recordFirst } from '../audit/first-events'
import type { Recorder } from '../audit/record'
import type { Last } from '../http/write'
import { actorName } from '../shared/actor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { type Account, accountId, DEPTH, WAY } from './accounts'

/** An amount to be moved between two accounts of a source. */
export interface Posting {
  type: FundPostingType
  sourceId: string
  /** The `ref` of the account it is taken from, and of the one it goes to; their kinds follow from the type. */
  from: string
  to: string
  amountFen: number
  projectId?: string | undefined
  /** The payment it is part of. */
  paymentId?: string | undefined
  text: string
}

/** Moves money once; see `postAll`. All of it waits for `last`, where that is given. */
export async function post(tx: Db, ctx: Recorder, posting: Posting, last?: Last): Promise<void> {
  const begin = () => postAll(tx, ctx, [posting])
  return last ? last(begin) : begin()
}

/**
 * Moves money: each posting with its event, its audit row and two entries that make zero, then the balances, in the
 * order of `DEPTH`; refused `funds_short` where an account does not hold what is taken. Whoever calls this twice in a
 * transaction keeps others off the accounts by something held before (a project), or two may wait for one another.
 */
export async function postAll(tx: Db, ctx: Recorder, postings: readonly Posting[]): Promise<void> {
  const rows = postings.map(rowOf)
  const moves = movesOf(rows)
  // Sent together and done in this order, so that the last accounts are held for as short as can be.
  const kept = rows.map((row) => keepPosting(tx, ctx, row))
  const opened = moves.map((move) => openAccount(tx, ctx.county, move))
  const moved = moves.map((move) => moveBalance(tx, ctx.county, move))
  await Promise.all([...kept, ...opened, ...moved])
}

function rowOf({ type, sourceId, from, to, ...posting }: Posting) {
  if (!Number.isSafeInteger(posting.amountFen) || posting.amountFen <= 0)
    throw new ApiError('invalid', 'amountFen')
  const [fromKind, toKind] = WAY[type]
  const account = (kind: Account['kind'], ref: string) => {
    const given = { kind, ref }
    return { ...given, sourceId, id: accountId(sourceId, given) }
  }
  const accounts = { from: account(fromKind, from), to: account(toKind, to) }
  return { id: newId(), type, sourceId, ...posting, ...accounts }
}
type PostingRow = ReturnType<typeof rowOf>

/** What becomes of each account in all, in the order in which they are taken. */
function movesOf(rows: readonly PostingRow[]) {
  const moves = new Map<string, PostingRow['from'] & { delta: number }>()
  for (const { from, to, amountFen } of rows)
    for (const [account, change] of [
      [from, -amountFen],
      [to, amountFen],
    ] as const) {
      const delta = (moves.get(account.id)?.delta ?? 0) + change
      moves.set(account.id, { ...account, delta })
    }
  return [...moves.values()].toSorted(
    (a, b) => DEPTH[a.kind] - DEPTH[b.kind] || (a.id < b.id ? -1 : 1),
  )
}
type Move = ReturnType<typeof movesOf>[number]

const POST = `
    insert into fund_postings
           (county, id, type, source_id, amount_fen, project_id, payment_id, text, actor, "on", at)
    values ($1, $2::uuid, $3, $4::uuid, $5::bigint, $6::uuid, $7::uuid, $8, $9, $10::date,
            $11::timestamptz)`

const ENTER = `
    insert into fund_entries (county, posting_id, account_id, amount_fen)
    values ($1, $2::uuid, $3::uuid, -$5::bigint), ($1, $2::uuid, $4::uuid, $5::bigint)`

/** The posting with its event, its audit row and its two entries. */
async function keepPosting(tx: Db, ctx: Recorder, row: PostingRow): Promise<void> {
  const { county, now } = ctx
  const { id, type, sourceId, from, to, amountFen, projectId, paymentId, text } = row
  const accounts = { fromAccountId: from.id, toAccountId: to.id }
  const details = { sourceId, amountFen, projectId, paymentId, text, ...accounts }
  const event = { subject: `fund_posting:${id}`, type: `fund_posting.${type}`, details }
  const of = [projectId ?? null, paymentId ?? null, text, actorName(ctx.actor)]
  const when = [dayOf(now), now.toISOString()]
  await Promise.all([
    recordFirst(tx, ctx, event),
    executePrepared(tx, POST, [county, id, type, sourceId, amountFen, ...of, ...when]),
    executePrepared(tx, ENTER, [county, id, from.id, to.id, amountFen]),
  ])
}

const OPEN = `
    insert into fund_accounts (county, id, source_id, kind, ref, balance_fen)
    values ($1, $2::uuid, $3::uuid, $4, $5, 0)
        on conflict do nothing`

const openAccount = (tx: Db, county: string, { id, sourceId, kind, ref }: Move) =>
  executePrepared(tx, OPEN, [county, id, sourceId, kind, ref])

const MOVE = `
    update fund_accounts set balance_fen = balance_fen + $3::bigint
     where county = $1 and id = $2::uuid and (kind = 'origin' or balance_fen + $3::bigint >= 0)
    returning id`

/** Changes a balance; refused where it would fall below zero. */
async function moveBalance(tx: Db, county: string, { id, delta }: Move): Promise<void> {
  const moved = await executePrepared(tx, MOVE, [county, id, delta])
  if (moved.length === 0) throw new ApiError('refused', 'funds_short')
}
