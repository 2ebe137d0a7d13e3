import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { reportItems } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { WAITING } from './rules'

/**
 * Cases that went back, or are over, before the county announced them leave its reports: what was
 * checked says nothing of what they will be when they are reported again. The caller holds them.
 */
export async function leaveReports(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  applicationIds: readonly string[],
): Promise<void> {
  if (applicationIds.length === 0) return
  await tx
    .update(reportItems)
    .set({ status: 'returned' })
    .where(
      and(
        eq(reportItems.county, county),
        inArray(reportItems.applicationId, [...applicationIds]),
        inArray(reportItems.status, [...WAITING]),
      ),
    )
}
