import { and, eq, lte, gte, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { leaves, residencyDays, staff } from '../../db/schema'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { keepPhotos } from '../media/service'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { isFarAway, toPoint } from '../visits/service'
import type { NewPresence } from './input'
import { ownVillages } from './residents'
import { presenceRefusal } from './rules'

/**
 * Notes that the actor is in their village today 到村, or takes a day back. Said twice it is one day; each change is an
 * event of `residency:<staffId>`.
 */
export async function notePresence(
  tx: Db,
  ctx: RequestContext,
  given: NewPresence & { photos: Attachments['photos'] },
): Promise<Outcome> {
  const { county, now } = ctx
  const actor = requireStaff(ctx)
  const { staffId } = actor
  const { isPresent, photos } = given
  const today = dayOf(now)
  const onDay = given.day ?? today
  await holdResident(tx, county, staffId)
  const own = ownVillages(actor)
  const villages = given.areaPath === null ? own : own.filter((path) => path === given.areaPath)
  const isOnLeave = await isOnLeaveOn(tx, county, staffId, today)
  const refusal = presenceRefusal({ villages, isPresent, day: onDay, today, isOnLeave })
  const [areaPath] = villages
  if (refusal || areaPath === undefined) throw new ApiError('refused', refusal ?? 'not_resident')
  const need = await getFigure(tx, county, 'residency_month_days', today)
  const point = given.place && isPresent ? toPoint(given.place) : null
  const isFar = point !== null && (await isFarAway(tx, ctx, areaPath, point))
  const area = (await findArea(tx, county, areaPath))?.name ?? ''
  const month = onDay.slice(0, 7)
  const before = await find(tx, county, { staffId, areaPath, onDay })
  const isChanged = isPresent ? !before?.isPresent : before?.isPresent === true
  if (isChanged) {
    const row = { county, staffId, areaPath, onDay, isPresent, notedAt: now, isFar }
    const where = { latitudeE6: point?.latitudeE6 ?? null, longitudeE6: point?.longitudeE6 ?? null }
    await tx
      .insert(residencyDays)
      .values({ ...row, ...where })
      .onConflictDoUpdate({
        target: [
          residencyDays.county,
          residencyDays.staffId,
          residencyDays.areaPath,
          residencyDays.onDay,
        ],
        set: { isPresent, notedAt: now, isFar, ...where },
      })
    await record(tx, ctx, {
      subject: `residency:${staffId}`,
      type: isPresent ? 'residency.noted' : 'residency.taken_back',
      details: { areaPath, onDay, isFar, photos: photos.length },
    })
  }
  await keepPhotos(tx, ctx, `residency:${staffId}:${onDay}`, photos)
  const days = await countDays(tx, county, staffId, month)
  const vars = { area, day: onDay, days, need }
  if (!isPresent) return { code: isChanged ? 'taken_back' : 'not_noted', vars }
  return { code: isFar ? 'noted_far' : 'noted', vars }
}

/** One after another for one person: what they say twice at once is one day, and two leaves never overlap. */
export async function holdResident(tx: Db, county: string, staffId: string): Promise<void> {
  await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId)))
    .for('no key update')
}

async function find(
  tx: Db,
  county: string,
  { staffId, areaPath, onDay }: { staffId: string; areaPath: string; onDay: Day },
) {
  const [row] = await tx
    .select()
    .from(residencyDays)
    .where(
      and(
        eq(residencyDays.county, county),
        eq(residencyDays.staffId, staffId),
        eq(residencyDays.areaPath, areaPath),
        eq(residencyDays.onDay, onDay),
      ),
    )
  return row
}

/** Days of a month, `2026-03`, in whatever village: each counts once. */
export async function countDays(tx: Db, county: string, staffId: string, month: string) {
  const [row] = await tx
    .select({ days: sql<number>`count(distinct ${residencyDays.onDay})`.mapWith(Number) })
    .from(residencyDays)
    .where(
      and(
        eq(residencyDays.county, county),
        eq(residencyDays.staffId, staffId),
        eq(residencyDays.isPresent, true),
        sql`to_char(${residencyDays.onDay}, 'YYYY-MM') = ${month}`,
      ),
    )
  return row?.days ?? 0
}

async function isOnLeaveOn(tx: Db, county: string, staffId: string, day: Day): Promise<boolean> {
  const holds = and(
    eq(leaves.county, county),
    eq(leaves.staffId, staffId),
    eq(leaves.status, 'approved'),
    lte(leaves.fromDay, day),
    gte(leaves.toDay, day),
  )
  return (await tx.$count(leaves, holds)) > 0
}
