import { and, eq, isNotNull, lt } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { idempotencyKeys, linkAttempts, policyQuestions, receiptAttempts } from '../../db/schema'
import { addHours } from '../shared/day'

/** How long a repeated write finds its first answer (design 5). */
export const KEPT_DAYS = 7

/**
 * Drops what has served its time: answers kept for repetitions, guesses that no longer count, who
 * asked which question. */
export async function forgetOld(db: Db, county: string, now: Date): Promise<void> {
  const before = addHours(now, -KEPT_DAYS * 24)
  await db
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.county, county), lt(idempotencyKeys.createdAt, before)))
  for (const attempts of [linkAttempts, receiptAttempts])
    await db
      .delete(attempts)
      .where(and(eq(attempts.county, county), lt(attempts.attemptedAt, before)))
  await db
    .update(policyQuestions)
    .set({ contactId: null })
    .where(
      and(
        eq(policyQuestions.county, county),
        isNotNull(policyQuestions.contactId),
        lt(policyQuestions.askedAt, before),
      ),
    )
}
