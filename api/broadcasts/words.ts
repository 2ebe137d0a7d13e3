import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts } from '../../db/schema'
import type { Language } from '../../db/values/contacts'
import type { RequestContext } from '../http/context'
import { say, type Say } from '../messages/templates'

/** A message of a broadcast that is to be put into words. */
export interface Wordless {
  id: string
  broadcastId: string
  householdId: string | null
  language: Language
}

/** What some messages of broadcasts say, by their ids; nothing of one that is no longer live. */
export async function wordsOf(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  messages: readonly Wordless[],
): Promise<Map<string, Say>> {
  const ids = [...new Set(messages.map(({ broadcastId }) => broadcastId))]
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: broadcasts.id, body: broadcasts.body })
    .from(broadcasts)
    .where(
      and(
        eq(broadcasts.county, county),
        inArray(broadcasts.id, ids),
        eq(broadcasts.status, 'approved'),
      ),
    )
  const bodyOf = new Map(rows.map(({ id, body }) => [id, body]))
  return new Map(
    messages.flatMap(({ id, broadcastId }) => {
      const body = bodyOf.get(broadcastId)
      return body === undefined ? [] : [[id, say('broadcast.text', { text: body })] as const]
    }),
  )
}
