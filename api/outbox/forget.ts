import { and, eq, notInArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { outbox } from '../../db/schema'
import type { OutboxStatus } from '../../db/values/messages'
import type { RequestContext } from '../http/context'
import { isAnyOf } from '../shared/any-of'
import { openContent, sealContent } from './content'

/** Its words are needed: it is to be sent, or its provider asked about it. */
const UNDER_WAY: OutboxStatus[] = ['queued', 'sending', 'lost']
export const isUnderWay = (status: OutboxStatus) => UNDER_WAY.includes(status)

/**
 * Of some messages, those that are to be forgotten and under way no longer: their words are replaced by harmless ones, and
 * then they are as any other.
 */
export async function forgetWords(
  tx: Db,
  { county, deps }: Pick<RequestContext, 'county' | 'deps'>,
  messages: readonly { id: string }[],
): Promise<void> {
  if (messages.length === 0) return
  const ids = messages.map(({ id }) => id)
  const rows = await tx
    .select({ id: outbox.id, contentSealed: outbox.contentSealed })
    .from(outbox)
    .where(
      and(
        eq(outbox.county, county),
        isAnyOf(outbox.id, ids),
        eq(outbox.isForgotten, true),
        notInArray(outbox.status, UNDER_WAY),
      ),
    )
    .for('update')
  for (const { id, contentSealed } of rows) {
    const instead = contentSealed && openContent(deps, county, id, contentSealed).instead
    const kept = instead && {
      template: instead.template,
      contentSealed: sealContent(deps, county, id, instead),
    }
    await tx
      .update(outbox)
      .set({ isForgotten: false, ...(kept || { contentSealed: null }) })
      .where(and(eq(outbox.county, county), eq(outbox.id, id)))
  }
}
