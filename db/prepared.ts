import type { Db, Sql } from './client'

type Value = string | number | Buffer | null

/**
 * A statement each connection reads and plans once, in the caller's transaction: for what is said often, and always in
 * the same words. Sent at once: several that are not waited for one by one go together, and are done in this order.
 */
export function executePrepared<T extends object>(
  tx: Db,
  text: string,
  values: Value[],
): Promise<T[]> {
  const { client } = tx._.session as unknown as { client: Sql }
  return client.unsafe<T[]>(text, values, { prepare: true }).execute()
}
