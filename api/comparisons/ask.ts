import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { comparisonTasks } from '../../db/schema'
import type { DepartmentRecords } from '../../db/values/comparisons'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { cancelQueued } from '../outbox/cancel'
import { giveCode } from '../receipts/codes'
import { actorName } from '../shared/actor'
import { type Day, dayOf, instantOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { workingDayBefore } from '../shared/working-days'
import type { Outcome } from '../turns/answer'
import { listDepartmentMembers, memberOf } from './departments'
import { dueReminder } from './return-tasks'

export interface NewTask {
  records: DepartmentRecords
  department: string
  dueOn: Day
}

/** Asks a department for its records by a day 信息互通; whoever works for it there is told, and reminded. */
export async function askDepartment(
  tx: Db,
  ctx: RequestContext,
  { records, department, dueOn }: NewTask,
): Promise<Outcome> {
  const { county, now } = ctx
  const today = dayOf(now)
  if (dueOn < today) throw new ApiError('refused', 'due_in_past')
  const holder = memberOf(await listDepartmentMembers(tx, county), department)
  const unit = holder?.unit ?? department
  const known = await findOpen(tx, county, records, unit)
  if (known) throw new ApiError('refused', 'already_asked')
  const id = newId()
  const subject = `comparison_task:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  await tx.insert(comparisonTasks).values({
    county,
    id,
    records,
    department: unit,
    code,
    status: 'open',
    holderId: holder?.staffId ?? null,
    askedBy: actorName(ctx.actor),
    askedOn: today,
    dueOn,
  })
  const details = { records, department: unit, holderId: holder?.staffId ?? null, dueOn }
  await record(tx, ctx, { subject, type: 'task.asked', details })
  const vars = { records, department: unit, due: dueOn, name: holder?.name ?? '' }
  if (!holder) return { code: 'asked_nobody', vars }
  await tellHolder(tx, ctx, { id, records, dueOn, staffId: holder.staffId })
  return { code: 'asked', vars }
}

/** At what hour of the working day before it is due the department is reminded. */
const REMIND_HOUR = 9

async function tellHolder(
  tx: Db,
  ctx: RequestContext,
  {
    id,
    records,
    dueOn: due,
    staffId,
  }: { id: string; records: DepartmentRecords; dueOn: Day; staffId: string },
) {
  const told = { staffId, asker: ANYWHERE }
  const purpose = `comparison_task:${id}:asked`
  await tellStaff(tx, ctx, {
    ...told,
    purpose,
    say: say('comparison.to_department', { records, due }),
  })
  const notBefore = instantOf(workingDayBefore(due), REMIND_HOUR)
  if (notBefore <= ctx.now) return
  await tellStaff(tx, ctx, {
    ...told,
    purpose: dueReminder(id),
    say: say('comparison.due_soon', { records, due }),
    class: 'reminder',
    notBefore,
    guard: { kind: 'comparison_open', id },
  })
}

async function findOpen(tx: Db, county: string, records: DepartmentRecords, department: string) {
  const [task] = await tx
    .select({ id: comparisonTasks.id })
    .from(comparisonTasks)
    .where(
      and(
        eq(comparisonTasks.county, county),
        eq(comparisonTasks.records, records),
        eq(comparisonTasks.department, department),
        eq(comparisonTasks.status, 'open'),
      ),
    )
  return task
}

/** The records are needed no more; the department is reminded no more. */
export async function cancelTask(tx: Db, ctx: RequestContext, id: string): Promise<Outcome> {
  const { county } = ctx
  const [task] = await tx
    .select({ status: comparisonTasks.status, records: comparisonTasks.records })
    .from(comparisonTasks)
    .where(and(eq(comparisonTasks.county, county), eq(comparisonTasks.id, id)))
    .for('update')
  if (!task) throw new ApiError('not_found', 'task')
  const { status, records } = task
  if (status === 'returned') throw new ApiError('refused', 'already_returned')
  if (status === 'cancelled') return { code: 'cancelled', vars: { records } }
  await tx
    .update(comparisonTasks)
    .set({ status: 'cancelled' })
    .where(and(eq(comparisonTasks.county, county), eq(comparisonTasks.id, id)))
  const subject = `comparison_task:${id}`
  await record(tx, ctx, { subject, type: 'task.cancelled', details: { records } })
  await cancelQueued(tx, ctx, dueReminder(id))
  return { code: 'cancelled', vars: { records } }
}
