import { and, count, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, linkAttempts } from '../../db/schema'
import { getCounty } from '../counties/service'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { say } from '../messages/templates'
import { enqueue } from '../outbox/enqueue'
import { addHours, dayOf } from '../shared/day'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { retryAfter } from './rules'

/** How many wrong answers the contact has left today; none: even the right one is refused. */
export async function attemptsLeft(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
): Promise<number> {
  const limit = await getFigure(tx, ctx.county, 'link_attempts_per_day', dayOf(ctx.now))
  const failed = await tx.$count(
    linkAttempts,
    and(
      eq(linkAttempts.county, ctx.county),
      eq(linkAttempts.contactId, contactId),
      linkAttempts.isFirst,
      gt(linkAttempts.attemptedAt, addHours(ctx.now, -24)),
    ),
  )
  return limit - failed
}

/** After failures from any phone a household answers slower and slower, but is never locked out. */
export async function isSlowed(tx: Db, ctx: RequestContext, householdId: string): Promise<boolean> {
  const [failed] = await tx
    .select({ count: count(), last: sql<string | null>`max(${linkAttempts.attemptedAt})` })
    .from(linkAttempts)
    .where(
      and(
        eq(linkAttempts.county, ctx.county),
        eq(linkAttempts.householdId, householdId),
        gt(linkAttempts.attemptedAt, addHours(ctx.now, -24)),
      ),
    )
  if (!failed?.last) return false
  return retryAfter(failed.count, new Date(failed.last)) > ctx.now
}

/**
 * Counts a failed answer: once for the contact, and for every household it was tried on, whose linked
 * phones hear of it.
 */
export async function attempt(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
  /** Those the phone stands for; none where it stands for nobody. */
  tried: string[],
  left: number,
  code: 'wrong' | 'needs_cadre',
): Promise<Outcome> {
  const { county, now: attemptedAt } = ctx
  const rows = (tried.length > 0 ? tried : [null]).map((householdId, i) => {
    return { county, id: newId(), contactId, householdId, isFirst: i === 0, attemptedAt }
  })
  await tx.insert(linkAttempts).values(rows)
  for (const householdId of tried) await tellLinked(tx, ctx, householdId)
  const { hotline } = await getCounty(tx, ctx.county)
  return { code, vars: { left: left - 1, hotline } }
}

export async function locked(tx: Db, ctx: RequestContext): Promise<Outcome> {
  const { hotline } = await getCounty(tx, ctx.county)
  return { code: 'locked', vars: { hotline } }
}

/** Phones already linked hear that somebody tried, once a day at most. */
export async function tellLinked(tx: Db, ctx: RequestContext, householdId: string) {
  const { county } = ctx
  const self = requireContact(ctx)
  const day = dayOf(ctx.now)
  const { hotline } = await getCounty(tx, county)
  const others = await tx
    .select({ contactId: contactLinks.contactId })
    .from(contactLinks)
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.householdId, householdId),
        isNull(contactLinks.endedAt),
      ),
    )
  for (const { contactId } of others) {
    if (contactId === self) continue
    const purpose = `link_told:${householdId}:${contactId}:${day}`
    await enqueue(tx, ctx, {
      contactId,
      purpose,
      class: 'filing',
      say: say('link.told_others', { day, hotline }),
    })
  }
}
