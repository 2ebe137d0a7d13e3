import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { say } from '../messages/templates'
import { type Day, instantOf } from '../shared/day'
import { listHolders } from '../todo/service'
import { readDuties } from './duties'

/** Whoever is in charge one level up hears once, on the first morning, what was not done in time. */
export async function tellNewlyLate(ctx: RequestContext, day: Day): Promise<void> {
  const { db } = ctx.deps.connection
  const duties = await readDuties(db, ctx)
  const staff = await listHolders(db, ctx.county)
  for (const staffId of [...new Set(staff.map((each) => each.staffId))].toSorted()) {
    const late = duties.newlyLateUnder(staffId)
    const [first] = late
    if (!first) continue
    const told = {
      staffId,
      asker: ANYWHERE,
      purpose: `late:${staffId}:${day}`,
      say: say('todo.newly_late', { ...first.vars, late: late.length, holder: first.holder }),
      class: 'reminder' as const,
      notAfter: instantOf(day, 24),
    }
    await inTransaction(db, (tx) => tellStaff(tx, ctx, told))
  }
}
