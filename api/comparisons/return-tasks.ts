import { and, eq, type SQL } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { comparisonTasks, staff } from '../../db/schema'
import type { DepartmentRecords } from '../../db/values/comparisons'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say, type Vars } from '../messages/templates'
import { cancelQueued } from '../outbox/cancel'
import { actorName } from '../shared/actor'
import { dayOf } from '../shared/day'

interface ReturnedFile {
  records: DepartmentRecords
  importId: string
  counts: { rows: number; matched: number; leads: number }
}

/**
 * The tasks a file answers: those of its records, of a department's own file only its own. Returns how
 * many there were.
 */
export async function returnTasks(
  tx: Db,
  ctx: RequestContext,
  { records, importId, counts }: ReturnedFile,
): Promise<number> {
  const { county, now } = ctx
  const open = await tx
    .select({
      id: comparisonTasks.id,
      department: comparisonTasks.department,
      askedBy: comparisonTasks.askedBy,
    })
    .from(comparisonTasks)
    .where(
      and(
        eq(comparisonTasks.county, county),
        eq(comparisonTasks.records, records),
        eq(comparisonTasks.status, 'open'),
        await ofDepartment(tx, ctx),
      ),
    )
    .for('update')
  for (const { id, department, askedBy } of open) {
    await tx
      .update(comparisonTasks)
      .set({ status: 'returned', returnedOn: dayOf(now), importId })
      .where(and(eq(comparisonTasks.county, county), eq(comparisonTasks.id, id)))
    const details = { records, importId }
    await record(tx, ctx, { subject: `comparison_task:${id}`, type: 'task.returned', details })
    await cancelQueued(tx, ctx, dueReminder(id))
    await tellAsker(tx, ctx, { askedBy, id, said: { records, department, ...counts } })
  }
  return open.length
}

/** Whoever asked hears that it came, unless they brought it themselves. */
async function tellAsker(
  tx: Db,
  ctx: RequestContext,
  { askedBy, id, said }: { askedBy: string; id: string; said: Vars<'comparison.returned'> },
): Promise<void> {
  const [kind, staffId] = askedBy.split(':')
  if (kind !== 'staff' || !staffId || askedBy === actorName(ctx.actor)) return
  await tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose: `comparison_task:${id}:returned`,
    say: say('comparison.returned', said),
  })
}

/** What a reminder of a task is called in the outbox. */
export const dueReminder = (taskId: string) => `comparison_task:${taskId}:due`

/** A department sees its own tasks alone; undefined: the actor sees all. */
export async function ofDepartment(tx: Db, ctx: RequestContext): Promise<SQL | undefined> {
  const { county, actor } = ctx
  if (actor.kind !== 'staff' || !actor.roles.some(({ role }) => role === 'department'))
    return undefined
  if (actor.roles.some(({ role }) => role === 'county_office')) return undefined
  const [member] = await tx
    .select({ unit: staff.unit })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, actor.staffId)))
  return eq(comparisonTasks.department, member?.unit ?? '')
}
