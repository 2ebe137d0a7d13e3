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

export interface Cancelling {
  /** Its number, or its id. */
  task: { code: string } | { id: string }
  /** Empty where none was given. */
  reason: string
}

/** The records are needed no more; the department hears it with the reason, and is reminded no more. */
export async function cancelTask(
  tx: Db,
  ctx: RequestContext,
  { task: which, reason }: Cancelling,
): Promise<Outcome> {
  const { county, deps } = ctx
  const ofTask =
    'id' in which ? eq(comparisonTasks.id, which.id) : eq(comparisonTasks.code, which.code)
  const [task] = await tx
    .select()
    .from(comparisonTasks)
    .where(and(eq(comparisonTasks.county, county), ofTask))
    .for('update')
  if (!task) throw new ApiError('not_found', 'task')
  const { id, status, records, department, holderId } = task
  if (status === 'returned') throw new ApiError('refused', 'already_returned')
  const done = { code: 'cancelled', vars: { records, department } }
  if (status === 'cancelled') return done
  await tx
    .update(comparisonTasks)
    .set({ status: 'cancelled' })
    .where(and(eq(comparisonTasks.county, county), eq(comparisonTasks.id, id)))
  const subject = `comparison_task:${id}`
  const place = { county, table: 'comparison_tasks', column: 'cancel_reason', row: id }
  const sealed = deps.sealer.seal(place, reason).toString('base64')
  const details = { records, ...(reason && { reason: sealed }) }
  await record(tx, ctx, { subject, type: 'task.cancelled', details })
  await cancelQueued(tx, ctx, dueReminder(id))
  if (holderId)
    await tellStaff(tx, ctx, {
      staffId: holderId,
      asker: ANYWHERE,
      purpose: `comparison_task:${id}:cancelled`,
      say: say('comparison.needed_no_more', { records, text: reason }),
    })
  return done
}
