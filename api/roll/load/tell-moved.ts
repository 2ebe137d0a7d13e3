import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { tellHouseholds } from '../../links/tell-household'
import { say } from '../../messages/templates'
import type { Executor } from '../../outbox/enqueue'
import type { LoadContext, Tx } from './context'
import type { Restatement } from './restate'

/**
 * A household whose status or watch a file changes hears that it did, on its linked phones, in the
 * load's own transaction. What it is now it can ask, and object to.
 */
export async function tellMoved(
  ctx: LoadContext,
  sql: Tx,
  restated: readonly Restatement[],
): Promise<void> {
  const told = restated.flatMap(({ moved }) =>
    moved
      ? {
          householdId: moved.id,
          purpose: `household:${moved.id}:restated:${ctx.now.toISOString()}`,
          say: say('status.changed', { head: moved.head }),
        }
      : [],
  )
  await tellHouseholds(executorOn(sql), ctx, told)
}

const dialect = new PgDialect()

/** A load has the driver's own transaction: statements written for drizzle run in it as well. */
function executorOn(sql: Tx): Executor {
  const execute = (query: SQL) => {
    const { sql: text, params } = dialect.sqlToQuery(query)
    return sql.unsafe(text, params as never[])
  }
  // Awaited, both give the rows; nothing else of drizzle's promise is used.
  return { execute } as unknown as Executor
}
