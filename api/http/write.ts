import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { executePrepared } from '../../db/prepared'
import { idempotencyKeys } from '../../db/schema'
import { actorName } from '../shared/actor'
import { ApiError } from '../shared/errors'
import type { RequestContext } from './context'

/**
 * Serialization failure, deadlock, and a unique key: two who add the next event of one subject at
 * once collide on it, and the later one finds the next number when it tries again.
 */
const RETRYABLE = new Set(['40001', '40P01', '23505'])
/** As many as may write about one subject at the same moment. */
const MAX_TRIES = 10

/** Runs `act` in one transaction; what may go well the next time is tried again. */
export async function inTransaction<T>(db: Db, act: (tx: Db) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction(act)
    } catch (error) {
      if (tries === MAX_TRIES || !RETRYABLE.has(sqlState(error) ?? '')) throw error
    }
  }
}

/** Not EPIPE and its like. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/

/** The SQLSTATE of a database error, also beneath drizzle's wrapping. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && SQLSTATE.test(code) ? code : sqlState(error.cause)
}

/** Puts off to the very end what everybody else waits for, so that it is held for as short as can be. */
export type Last = (step: () => Promise<void>) => void

/** Where nothing else follows: every step at once behind what is done. */
async function withLast<T>(
  act: (last: Last) => Promise<T>,
  beforeLast?: (answer: T) => Promise<unknown>,
): Promise<T> {
  const steps: (() => Promise<void>)[] = []
  const answer = await act((step) => steps.push(step))
  // Sent in this order and done in it, and waited for once.
  await Promise.all([beforeLast?.(answer), ...steps.map((step) => step())])
  return answer
}

const TAKE_KEY = `
    insert into idempotency_keys (county, actor, route, key, body_hash, status, created_at)
    values ($1, $2, $3, $4, $5::bytea, 200, $6::timestamptz)
        on conflict do nothing
    returning key`

const KEEP_ANSWER = `
    update idempotency_keys set answer = $5::text::jsonb
     where county = $1 and actor = $2 and route = $3 and key = $4`

/**
 * A write of a route: the same key with the same body gets the first answer and changes nothing;
 * another body under that key is refused. Key and answer are recorded with the change itself, so
 * a second request arriving at once waits for the first and then finds its answer.
 */
export async function write<T extends object>(
  ctx: RequestContext,
  act: (tx: Db, last: Last) => Promise<T>,
): Promise<T> {
  const { write: call } = ctx
  const { db } = ctx.deps.connection
  if (!call) return inTransaction(db, (tx) => withLast((last) => act(tx, last)))
  const key = {
    county: ctx.county,
    actor: actorName(ctx.actor),
    route: call.route,
    key: call.key,
  }
  return inTransaction(db, async (tx) => {
    const keyValues = [key.county, key.actor, key.route, key.key]
    const at = ctx.now.toISOString()
    const fresh = await executePrepared(tx, TAKE_KEY, [...keyValues, call.bodyHash, at])
    const same = and(
      eq(idempotencyKeys.county, key.county),
      eq(idempotencyKeys.actor, key.actor),
      eq(idempotencyKeys.route, key.route),
      eq(idempotencyKeys.key, key.key),
    )
    if (fresh.length === 0) {
      const [first] = await tx.select().from(idempotencyKeys).where(same)
      if (!first?.bodyHash.equals(call.bodyHash))
        throw new ApiError('idempotency_key_reused', 'Idempotency-Key')
      return first.answer as T
    }
    const answer = await withLast(
      (last) => act(tx, last),
      (answered) => executePrepared(tx, KEEP_ANSWER, [...keyValues, JSON.stringify(answered)]),
    )
    // What a repetition will read back, so that both get the same bytes.
    return JSON.parse(JSON.stringify(answer)) as T
  })
}
