import { CHAIN_START, eventHash } from '../../api/audit/chain'
import { accountId } from '../../api/funds/accounts'
import { dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import type { Sql } from '../../db/client'
import type { Prepared } from './prepare'

interface Way {
  /** The source is taken before anything else, and not after it. */
  isLockFirst?: boolean
  /** The ledger's own rows, posting and audit, as well. */
  isWhole?: boolean
}

/**
 * The same rows by hand, in prepared statements one after the other, what anybody would write first: key, event, two
 * entries, both balances.
 */
export async function allocateBare(
  { connection, county, staffId, sourceId }: Prepared,
  { areaPath, amountFen, key }: { areaPath: string; amountFen: number; key: string },
  { isLockFirst = false, isWhole = false }: Way = {},
): Promise<void> {
  const now = new Date()
  const actor = `staff:${staffId}`
  const route = `POST /api/v1/funds/sources/${sourceId}/actions`
  const id = newId()
  const subject = `fund_posting:${id}`
  const type = 'fund_posting.allocate'
  const from = accountId(sourceId, { kind: 'source', ref: '' })
  const to = accountId(sourceId, { kind: 'allocation', ref: areaPath })
  const details = { sourceId, amountFen, text: '', fromAccountId: from, toAccountId: to }
  const hash = eventHash(CHAIN_START, { county, subject, seq: 1, type, actor, at: now, details })
  const answer = { code: 'moved', vars: { name: '溪财发174' } }
  const addOwn = async (tx: Sql) => {
    await tx`
      insert into audit (county, id, at, actor, action, subject, request_id)
      values (${county}, ${newId()}, ${now}, ${actor}, ${type}, ${subject}, ${key})`
    await tx`
      insert into fund_postings (county, id, type, source_id, amount_fen, text, actor, "on", at)
      values (${county}, ${id}, 'allocate', ${sourceId}, ${amountFen}, '', ${actor}, ${dayOf(now)},
              ${now})`
  }
  await connection.sql.begin(async (begun) => {
    const tx = begun as unknown as Sql
    const take = async () => {
      const taken = await tx`
        update fund_accounts set balance_fen = balance_fen - ${amountFen}
         where county = ${county} and id = ${from} and balance_fen >= ${amountFen} returning id`
      if (taken.length === 0) throw new Error('the source is empty')
    }
    if (isLockFirst) await take()
    await tx`
      insert into idempotency_keys (county, actor, route, key, body_hash, status, answer, created_at)
      values (${county}, ${actor}, ${route}, ${key}, ${CHAIN_START}, 200, ${JSON.stringify(answer)},
              ${now})`
    await tx`
      insert into events (county, subject, seq, type, actor, at, details, prev_hash, hash)
      values (${county}, ${subject}, 1, ${type}, ${actor}, ${now}, ${JSON.stringify(details)},
              ${CHAIN_START}, ${hash})`
    if (isWhole) await addOwn(tx)
    await tx`
      insert into fund_entries (county, posting_id, account_id, amount_fen)
      values (${county}, ${id}, ${from}, ${-amountFen}), (${county}, ${id}, ${to}, ${amountFen})`
    await tx`
      update fund_accounts set balance_fen = balance_fen + ${amountFen}
       where county = ${county} and id = ${to}`
    if (!isLockFirst) await take()
  })
}
