import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, rounds } from '../../db/schema'
import { isOpenApplication } from '../applications/open'
import type { RequestContext } from '../http/context'
import type { Round } from '../rounds/find'
import { ApiError } from '../shared/errors'
import { caseRefusal } from './rules'

type Application = typeof applications.$inferSelect

/** The open case of a household and the round that deals with it. */
export interface OpenCase {
  application: Application
  round: Round
}

/** Undefined also where no round deals with it. */
export async function findCase(
  db: Db,
  { county, now }: RequestContext,
  householdId: string,
): Promise<{ application: Application; round: Round | null } | undefined> {
  const [row] = await db
    .select({ application: applications, round: rounds })
    .from(applications)
    .leftJoin(rounds, and(eq(rounds.county, county), eq(rounds.id, applications.roundId)))
    .where(
      and(
        eq(applications.county, county),
        eq(applications.householdId, householdId),
        isOpenApplication(now),
      ),
    )
  return row
}

/** The same held until the end, so that no review passes it meanwhile; refused where it may not be surveyed. */
export async function lockCase(
  tx: Db,
  ctx: RequestContext,
  householdId: string,
): Promise<OpenCase> {
  const { county, now } = ctx
  const mine = and(
    eq(applications.county, county),
    eq(applications.householdId, householdId),
    isOpenApplication(now),
  )
  await tx.select({ id: applications.id }).from(applications).where(mine).for('no key update')
  const found = await findCase(tx, ctx, householdId)
  const refusal = refusalOf(found)
  if (refusal || !found?.round) throw new ApiError('refused', refusal ?? 'no_round')
  return { application: found.application, round: found.round }
}

export const refusalOf = (found: Awaited<ReturnType<typeof findCase>>) =>
  caseRefusal(
    found
      ? {
          level: found.application.level,
          reviewId: found.application.reviewId,
          isRoundOpen: found.round?.status === 'open',
        }
      : null,
  )
