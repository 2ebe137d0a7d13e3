import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { enqueueMany } from '../outbox/enqueue'
import { listListeners } from '../subscriptions/listeners'
import type { Notice } from './find'
import { countEntries } from './names'

/**
 * Whoever lives in the area of a posted list or asked to be told of it hears that it hangs there,
 * until its window closes and without a name. Who is on it was told so, and who stopped such messages gets none.
 */
export async function tellArea(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
): Promise<{ households: number; villages: number }> {
  const { id, code, areaName: area, level, closesOn: day, closesAt } = notice
  const counted = await countEntries(tx, ctx.county, id)
  const { county } = ctx
  const contactIds = await listListeners(tx, county, notice.areaPath, listed(county, id))
  const message =
    counted.villages > 0
      ? say('posting.villages_listed', { area, villages: counted.villages, code, day })
      : say('posting.area_listed', { area, level, households: counted.households, code, day })
  const messages = contactIds.map((contactId) => ({
    contactId,
    purpose: `notice:${id}:area:${contactId}`,
    class: 'notice' as const,
    say: message,
    notAfter: closesAt,
  }))
  await enqueueMany(tx, ctx, messages)
  return counted
}

/** Those on it that stand for a household with a phone. */
const listed = (county: string, noticeId: string): SQL => sql`
  select l.contact_id
    from notice_entries e
    join contact_links l on l.county = ${county} and l.household_id = e.household_id
                        and l.ended_at is null
   where e.county = ${county} and e.notice_id = ${noticeId}::uuid and e.status <> 'removed'`
