import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { complaintAccused, complaintEvents, complaints } from '../../../db/schema'
import type { RequestContext } from '../../http/context'
import { requireStaff } from '../../http/scope'
import { actorName } from '../../shared/actor'
import { ApiError } from '../../shared/errors'
import { recordComplaint } from '../events'
import { listMayHandle } from '../route-to'
import { numbersOf } from './numbers'

export type Complaint = typeof complaints.$inferSelect
type Numbered = Complaint & { number: string }

/**
 * The complaints somebody handles or handled, in the order in which they came. One they may not handle any more is gone
 * from their sight at once, before it has gone to another.
 */
export async function listHandled(db: Db, county: string, staffId: string): Promise<Numbered[]> {
  const rows = await db
    .select()
    .from(complaints)
    .where(and(eq(complaints.county, county), eq(complaints.handlerId, staffId)))
    .orderBy(asc(complaints.filedOn), asc(complaints.id))
  return listMayHandle(db, county, staffId, withNumbers(rows))
}

/** Complaints of others about whose time somebody is asked and has not answered; nobody answers for themselves. */
export async function listAsked(db: Db, county: string, staffId: string): Promise<Numbered[]> {
  const rows = await db
    .select()
    .from(complaints)
    .where(
      and(
        eq(complaints.county, county),
        eq(complaints.status, 'accepted'),
        sql`${complaints.handlerId} is distinct from ${staffId}`,
        sql`${approverOf(county)} = ${staffId}`,
      ),
    )
    .orderBy(asc(complaints.filedOn), asc(complaints.id))
  return listMayHandle(db, county, staffId, withNumbers(rows))
}

/** Who was asked for more time for a complaint last and has not answered, since it is with whom it is; null: nobody. */
export const approverOf = (county: string) => sql<string | null>`(
  select e.details->>'approverId' from ${complaintEvents} e
   where e.county = ${county} and e.complaint_id = ${complaints}.id
     and (e.type like 'complaint.extension%' or e.details ? 'handlerId')
   order by e.seq desc limit 1)`

function withNumbers(rows: Complaint[]): Numbered[] {
  const numbers = numbersOf(rows.map(({ id }) => id))
  return rows.map((row) => ({ ...row, number: numbers.get(row.id) ?? row.id }))
}

/** One's own complaint by its number, held until the end; of anybody else's it is not told that it exists. */
export const lockHandled = (tx: Db, ctx: RequestContext, number: string) =>
  lockOf(tx, ctx, number, listHandled)

/** The same of one about whose time one is asked. */
export const lockAsked = (tx: Db, ctx: RequestContext, number: string) =>
  lockOf(tx, ctx, number, listAsked)

async function lockOf(
  tx: Db,
  ctx: RequestContext,
  number: string,
  list: typeof listHandled,
): Promise<Complaint> {
  const { staffId } = requireStaff(ctx)
  const find = async () =>
    (await list(tx, ctx.county, staffId)).find((each) => each.number === number)
  const found = await find()
  if (found) {
    await tx
      .select({ id: complaints.id })
      .from(complaints)
      .where(and(eq(complaints.county, ctx.county), eq(complaints.id, found.id)))
      .for('update')
    // It may have gone to somebody else meanwhile.
    const held = await find()
    if (held?.id === found.id) return held
  }
  throw new ApiError('not_found', 'complaint')
}

/** Changes a complaint the caller holds, and adds what was done to its chain. */
export async function setComplaint(
  tx: Db,
  ctx: RequestContext,
  id: string,
  set: Partial<Complaint>,
  event: { type: `complaint.${string}`; details: Record<string, unknown> },
): Promise<void> {
  if (Object.keys(set).length > 0)
    await tx
      .update(complaints)
      .set(set)
      .where(and(eq(complaints.county, ctx.county), eq(complaints.id, id)))
  await recordComplaint(tx, ctx, id, { ...event, actor: actorName(ctx.actor) })
}

/** Within its chain: what the handler writes and nobody else is to read. */
export const sealReason = ({ county, deps }: RequestContext, id: string, text: string): string =>
  deps.sealer.seal(reasonPlace(county, id), text).toString('base64')

export const openReason = ({ county, deps }: RequestContext, id: string, sealed: string): string =>
  deps.sealer.open(reasonPlace(county, id), Buffer.from(sealed, 'base64'))

const reasonPlace = (county: string, id: string) => ({
  county,
  table: 'complaint_events',
  column: 'reason',
  row: id,
})

export async function listAccused(db: Db, county: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select({ complaintId: complaintAccused.complaintId, staffId: complaintAccused.staffId })
    .from(complaintAccused)
    .where(
      and(eq(complaintAccused.county, county), inArray(complaintAccused.complaintId, [...ids])),
    )
    .orderBy(asc(complaintAccused.staffId))
}
