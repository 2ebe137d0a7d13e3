import { and, asc, eq, inArray } from 'drizzle-orm'
import { isOpenApplication } from '../applications/open'
import { applications, signOffs } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { describeFault } from '../shared/fault'
import { refreshSnapshots } from './ask'

/** Cases held at once. */
const AT_ONCE = 50

/**
 * Looks at every case that is being signed, after many facts have changed at once: whoever signed what
 * is no longer so is asked anew now, and not when somebody acts on it. What fails here is looked at then.
 */
export async function refreshWaiting(ctx: RequestContext): Promise<void> {
  const { county, now, deps } = ctx
  const { db } = deps.connection
  const rows = await db
    .selectDistinct({ id: applications.id })
    .from(applications)
    .innerJoin(
      signOffs,
      and(
        eq(signOffs.county, county),
        eq(signOffs.applicationId, applications.id),
        inArray(signOffs.status, ['asked', 'signed']),
      ),
    )
    .where(and(eq(applications.county, county), isOpenApplication(now)))
    .orderBy(asc(applications.id))
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const ids = rows.slice(from, from + AT_ONCE).map(({ id }) => id)
    try {
      await inTransaction(db, (tx) => refreshSnapshots(tx, ctx, ids))
    } catch (error) {
      deps.log.error({ fault: describeFault(error) }, 'signatures could not be looked at again')
    }
  }
}
