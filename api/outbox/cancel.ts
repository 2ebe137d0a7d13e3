import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { outbox } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { elsewhere } from './elsewhere'

/** Takes back a message that has not gone out; nothing happens when it has, or never was. */
export async function cancelQueued(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  purpose: string,
): Promise<void> {
  await tx
    .update(outbox)
    .set({ status: 'cancelled' })
    .where(
      and(
        eq(outbox.county, county),
        inArray(outbox.purpose, [purpose, elsewhere(purpose)]),
        eq(outbox.status, 'queued'),
      ),
    )
}
