import { and, count, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { noticeProofs } from '../../db/schema'
import type { Proofs } from './rules'

/** Which ends of a list's window are proved by now. */
export async function readProofs(tx: Db, county: string, noticeId: string): Promise<Proofs> {
  const of = (moment: string) =>
    sql<number>`${count()} filter (where ${noticeProofs.moment} = ${moment})`
  const [accepted] = await tx
    .select({ first: of('first').mapWith(Number), last: of('last').mapWith(Number) })
    .from(noticeProofs)
    .where(
      and(
        eq(noticeProofs.county, county),
        eq(noticeProofs.noticeId, noticeId),
        eq(noticeProofs.status, 'accepted'),
      ),
    )
  return {
    hasFirstProof: (accepted?.first ?? 0) > 0,
    hasLastProof: (accepted?.last ?? 0) > 0,
  }
}
