import type { Db } from '../../db/client'
import { executePrepared } from '../../db/prepared'
import type { FundPostingType } from '../../db/values/funds'
import { FIRST_EVENTS, firstEventValues } from '../audit/first-events'
import type { Recorder } from '../audit/record'
import type { Last } from '../http/write'
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

/** Moves money once; see `postAll`. The balances wait for `last`, where it is given. */
export async function post(tx: Db, ctx: Recorder, posting: Posting, last?: Last): Promise<void> {
  if (!last) return postAll(tx, ctx, [posting])
  const rows = [rowOf(posting)]
  const moves = movesOf(rows)
  await keepPostings(tx, ctx, rows, moves)
  last(() => moveBalances(tx, ctx.county, moves))
}

/**
 * Moves money: each posting with its event, its audit row and two entries that make zero, then the balances, in the
 * order of `DEPTH`; refused `funds_short` where an account does not hold what is taken. Whoever calls this twice in a
 * transaction keeps others off the accounts by something held before (a project), or two may wait for one another.
 */
export async function postAll(tx: Db, ctx: Recorder, postings: readonly Posting[]): Promise<void> {
  if (postings.length === 0) return
  const rows = postings.map(rowOf)
  const moves = movesOf(rows)
  await keepPostings(tx, ctx, rows, moves)
  await moveBalances(tx, ctx.county, moves)
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
  return [...moves.values()]
    .map((move) => ({ ...move, depth: DEPTH[move.kind] }))
    .toSorted((a, b) => a.depth - b.depth || (a.id < b.id ? -1 : 1))
}
type Move = ReturnType<typeof movesOf>[number]

const KEEP = `
    with ${FIRST_EVENTS}, opened as (
      insert into fund_accounts (county, id, source_id, kind, ref, balance_fen)
      select $1, m.id, m."sourceId", m.kind, m.ref, 0
        from jsonb_to_recordset($7::text::jsonb)
               as m(id uuid, "sourceId" uuid, kind text, ref text, depth int)
       where not exists (select from fund_accounts a where a.county = $1 and a.id = m.id)
       order by m.depth, m.id
          on conflict do nothing
    ), row as materialized (
      select * from jsonb_to_recordset($8::text::jsonb)
               as r(id uuid, type text, "sourceId" uuid, "amountFen" bigint, "projectId" uuid,
                    "paymentId" uuid, text text, "from" uuid, "to" uuid)
    ), posted as (
      insert into fund_postings
             (county, id, type, source_id, amount_fen, project_id, payment_id, text, actor, "on", at)
      select $1, id, type, "sourceId", "amountFen", "projectId", "paymentId", text, $2, $9::date, $3
        from row
    )
    insert into fund_entries (county, posting_id, account_id, amount_fen)
    select $1, id, "from", -"amountFen" from row
     union all
    select $1, id, "to", "amountFen" from row`

/** Opens the accounts there are not yet, and adds all that is only ever added. */
function keepPostings(tx: Db, ctx: Recorder, rows: readonly PostingRow[], moves: readonly Move[]) {
  const events = rows.map(({ id, type, from, to, ...row }) => ({
    subject: `fund_posting:${id}`,
    type: `fund_posting.${type}`,
    details: { ...row, fromAccountId: from.id, toAccountId: to.id },
  }))
  const kept = rows.map(({ from, to, ...row }) => ({ ...row, from: from.id, to: to.id }))
  const own = [JSON.stringify(moves), JSON.stringify(kept), dayOf(ctx.now)]
  return executePrepared(tx, KEEP, [...firstEventValues(ctx, events), ...own])
}

const MOVE = `
    with held as materialized (
      select a.id, m.delta
        from jsonb_to_recordset($2::text::jsonb) as m(id uuid, delta bigint, depth int)
        join fund_accounts a on a.county = $1 and a.id = m.id
       order by m.depth, m.id
         for no key update of a
    )
    update fund_accounts a set balance_fen = a.balance_fen + held.delta
      from held
     where a.county = $1 and a.id = held.id
       and (a.kind = 'origin' or a.balance_fen + held.delta >= 0)
    returning a.id`

/** Changes the balances; refused where one would fall below zero. */
async function moveBalances(tx: Db, county: string, moves: readonly Move[]): Promise<void> {
  const given = moves.map(({ id, delta, depth }) => ({ id, delta, depth }))
  const moved = await executePrepared(tx, MOVE, [county, JSON.stringify(given)])
  if (moved.length < moves.length) throw new ApiError('refused', 'funds_short')
}
