import { and, asc, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { pressAccreditations, staff, staffRoles } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import type { NewAccreditation } from './input'
import { accreditRefusal } from './rules'

/** 采访备案: for an outlet and some days a journalist may file. */
export async function accredit(
  tx: Db,
  ctx: RequestContext,
  given: NewAccreditation,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId: givenBy } = requireStaff(ctx)
  const { staffId, outlet, level, fromOn, untilOn } = given
  const today = dayOf(now)
  const journalist = (await listJournalists(tx, county)).find(({ id }) => id === staffId)
  if (journalist)
    await tx
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.county, county), eq(staff.id, staffId)))
      .for('no key update')
  const standing = await tx
    .select()
    .from(pressAccreditations)
    .where(and(eq(pressAccreditations.county, county), eq(pressAccreditations.staffId, staffId)))
  const refusal = accreditRefusal({
    isJournalist: journalist !== undefined,
    today,
    fromOn,
    untilOn,
    overlaps: standing.some(
      (row) => row.endedOn === null && row.fromOn <= untilOn && row.untilOn >= fromOn,
    ),
  })
  if (refusal) throw new ApiError('refused', refusal)
  const id = newId()
  const plan = { staffId, outlet, level, fromOn, untilOn }
  await tx.insert(pressAccreditations).values({ county, id, ...plan, givenBy, givenOn: today })
  const subject = `press_accreditation:${id}`
  await record(tx, ctx, { subject, type: 'press_accreditation.given', details: plan })
  return {
    code: 'accredited',
    vars: { name: journalist?.name ?? '', outlet, from: fromOn, until: untilOn },
  }
}

/** From today on it holds no more. */
export async function endAccreditation(
  tx: Db,
  ctx: RequestContext,
  { id }: { id: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId: endedBy } = requireStaff(ctx)
  const of = and(eq(pressAccreditations.county, county), eq(pressAccreditations.id, id))
  const [row] = await tx.select().from(pressAccreditations).where(of).for('update')
  if (!row) throw new ApiError('not_found', 'press_accreditation')
  const endedOn = dayOf(now)
  if (row.endedOn !== null || row.untilOn < endedOn) throw new ApiError('refused', 'already_ended')
  await tx.update(pressAccreditations).set({ endedOn, endedBy }).where(of)
  const subject = `press_accreditation:${id}`
  await record(tx, ctx, { subject, type: 'press_accreditation.ended', details: { endedOn } })
  return { code: 'ended', vars: { outlet: row.outlet } }
}

/** Everybody of the media who is there. */
export const listJournalists = (tx: Db, county: string) =>
  tx
    .selectDistinct({ id: staff.id, name: staff.name, unit: staff.unit })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(and(eq(staffRoles.county, county), eq(staffRoles.role, 'journalist')))
    .orderBy(asc(staff.id))

/** All there ever were, the last to end first. */
export async function listAccreditations(ctx: RequestContext) {
  const { county, deps } = ctx
  const items = await deps.connection.db
    .select({
      id: pressAccreditations.id,
      name: staff.name,
      outlet: pressAccreditations.outlet,
      level: pressAccreditations.level,
      fromOn: pressAccreditations.fromOn,
      untilOn: pressAccreditations.untilOn,
      endedOn: pressAccreditations.endedOn,
    })
    .from(pressAccreditations)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, pressAccreditations.staffId)))
    .where(eq(pressAccreditations.county, county))
    .orderBy(desc(pressAccreditations.untilOn), asc(pressAccreditations.id))
  return { items }
}
