import { and, asc, eq } from 'drizzle-orm'
import { staff, staffRoles } from '../../db/schema'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { say } from '../messages/templates'
import { countDied } from '../outbox/dead-letters'
import type { Day } from '../shared/day'
import { digestEndsAt, sinceLastDigest } from './rules'

/** How many messages did not arrive since the last digest, to the county office; of none nothing is said. */
export async function tellUndelivered(ctx: RequestContext, day: Day): Promise<void> {
  const { county } = ctx
  const { db } = ctx.deps.connection
  const count = await countDied(db, county, sinceLastDigest(day))
  if (count === 0) return
  const office = await db
    .selectDistinct({ staffId: staff.id })
    .from(staff)
    .innerJoin(staffRoles, and(eq(staffRoles.county, county), eq(staffRoles.staffId, staff.id)))
    .where(and(eq(staff.county, county), staff.isActive, eq(staffRoles.role, 'county_office')))
    .orderBy(asc(staff.id))
  for (const { staffId } of office) {
    const told = {
      staffId,
      asker: ANYWHERE,
      purpose: `digest:undelivered:${staffId}:${day}`,
      say: say('digest.undelivered', { count }),
      class: 'reminder' as const,
      notAfter: digestEndsAt(day),
    }
    await inTransaction(db, (tx) => tellStaff(tx, ctx, told))
  }
}
