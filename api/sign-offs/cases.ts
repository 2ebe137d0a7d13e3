import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, households, signOffs } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { lockHouseholds } from '../notices/entries'
import { PATHS } from '../rounds/paths'
import { isAnyOf } from '../shared/any-of'
import { isToBeSigned } from './rules'

export type SignOff = typeof signOffs.$inferSelect

/** A case with its household, and whether it waits for its signatures now. */
export interface Case {
  application: typeof applications.$inferSelect
  head: string
  size: number
  areaPath: string
  isToBeSigned: boolean
}

/** Of a case, or null where nobody signs in its kind of round. */
export const signOffsOf = ({ application }: Pick<Case, 'application'>) =>
  PATHS[application.kind].signOffs

/**
 * Cases held until the end by their households, in the order everybody takes them: whatever is done
 * to one case is done one after another. Of those asked for only the ones there are.
 */
export async function lockCases(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  applicationIds: readonly string[],
): Promise<Case[]> {
  if (applicationIds.length === 0) return []
  const { county } = ctx
  const ofIds = and(eq(applications.county, county), isAnyOf(applications.id, applicationIds))
  const found = await tx
    .select({ householdId: applications.householdId })
    .from(applications)
    .where(ofIds)
  await lockHouseholds(tx, county, [...new Set(found.map(({ householdId }) => householdId))])
  return readCases(tx, ctx, applicationIds)
}

/** The same as they stand, held by nobody. */
export async function readCases(
  db: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  applicationIds: readonly string[],
): Promise<Case[]> {
  if (applicationIds.length === 0) return []
  const rows = await db
    .select({
      application: applications,
      head: households.headName,
      size: households.size,
      areaPath: households.areaPath,
    })
    .from(applications)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(and(eq(applications.county, county), isAnyOf(applications.id, applicationIds)))
    .orderBy(asc(households.areaPath), asc(households.headName), asc(applications.id))
  return rows.map((row) => {
    const before = signOffsOf(row)?.before ?? null
    return { ...row, isToBeSigned: isToBeSigned(row.application, before, now) }
  })
}

/** What is asked or signed of some cases, and not void. */
export async function listLive(
  db: Db,
  county: string,
  applicationIds: readonly string[],
): Promise<SignOff[]> {
  if (applicationIds.length === 0) return []
  return db
    .select()
    .from(signOffs)
    .where(
      and(
        eq(signOffs.county, county),
        isAnyOf(signOffs.applicationId, applicationIds),
        inArray(signOffs.status, ['asked', 'signed']),
      ),
    )
    .orderBy(asc(signOffs.applicationId), asc(signOffs.id))
}
