import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, pairings, staff, staffRoles } from '../../db/schema'
import type { PairingReason } from '../../db/values/pairings'
import type { StaffRole } from '../../db/values/staff'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { listTies } from '../reviews/kin'
import { type Day, dayOf } from '../shared/day'
import { newId } from '../shared/ids'
import { lastDayBefore, pairRefusal, type PairRefusal, serves } from './rules'

export type PairedHousehold = typeof households.$inferSelect
export type Pairing = typeof pairings.$inferSelect

/** A household and who is to help it from when. */
export interface Wanted {
  householdId: string
  staffId: string
  fromDay: Day
  reason: PairingReason
  reasonSealed?: string
}

/** What became of one: paired, with whom it was before, or refused. */
export interface Made {
  wanted: Wanted
  household: PairedHousehold
  former: Pairing | null
  refusal: PairRefusal | 'tied' | null
}

/**
 * Pairs many households in a few statements, each or none: of each the refusal, or the former pairing,
 * ended the day before. Households are held in the order of their ids. What is unknown, or out of the
 * actor's reach, is left out.
 */
export async function makePairings(
  tx: Db,
  ctx: RequestContext,
  wanted: readonly Wanted[],
  isReached: (household: PairedHousehold) => boolean,
): Promise<Made[]> {
  const { county, now } = ctx
  const { staffId: pairedBy, tiedHouseholdIds } = requireStaff(ctx)
  const ids = wanted.map(({ householdId }) => householdId)
  const held = new Map((await lockHouseholds(tx, county, ids)).map((each) => [each.id, each]))
  const formers = new Map((await listOpen(tx, county, ids)).map((each) => [each.householdId, each]))
  const helperIds = [...new Set(wanted.map(({ staffId }) => staffId))]
  const helpers = await readHelpers(tx, county, helperIds)
  const ties = new Set(
    (await listTies(tx, county, helperIds, ids)).map((tie) => `${tie.staffId} ${tie.householdId}`),
  )
  const today = dayOf(now)
  const made = wanted.flatMap((each): Made[] => {
    const household = held.get(each.householdId)
    if (!household || !isReached(household)) return []
    const former = formers.get(household.id) ?? null
    const helper = helpers.get(each.staffId)
    const refusal = tiedHouseholdIds.includes(household.id)
      ? 'tied'
      : pairRefusal({
          roll: household.status,
          isActive: helper?.isActive ?? false,
          isServing: serves(helper?.roles ?? [], household.areaPath),
          isTied: ties.has(`${each.staffId} ${household.id}`),
          isSame: former?.staffId === each.staffId,
          formerFrom: former?.fromDay ?? null,
          fromDay: each.fromDay,
          today,
        })
    return [{ wanted: each, household, former, refusal }]
  })
  await keep(
    tx,
    ctx,
    pairedBy,
    made.filter(({ refusal }) => refusal === null),
  )
  return made
}

async function keep(tx: Db, ctx: RequestContext, pairedBy: string, made: readonly Made[]) {
  if (made.length === 0) return
  const { county } = ctx
  const rows = made.map(({ wanted: { householdId, staffId, fromDay, reason } }) => ({
    county,
    id: newId(),
    householdId,
    staffId,
    fromDay,
    reason,
    pairedBy,
  }))
  const ends = made.flatMap(({ wanted, former }) =>
    former
      ? {
          id: former.id,
          toDay: lastDayBefore(wanted.fromDay, former.fromDay),
          reason: wanted.reason,
        }
      : [],
  )
  if (ends.length > 0)
    await tx.execute(sql`
      update pairings p
         set to_day = e."toDay", end_reason = e.reason, ended_by = ${pairedBy}
        from jsonb_to_recordset(${JSON.stringify(ends)}::text::jsonb)
             as e(id uuid, "toDay" date, reason text)
       where p.county = ${county} and p.id = e.id`)
  await tx.insert(pairings).values(rows)
  const endOf = new Map(ends.map((end) => [end.id, end]))
  const events = made.flatMap(({ wanted, former }, i) => {
    const subject = `household:${wanted.householdId}`
    const { staffId, fromDay, reason, reasonSealed } = wanted
    const sealed = reasonSealed && { reasonSealed }
    const details = { pairingId: rows[i]?.id, staffId, fromDay, reason, ...sealed }
    const begun = { subject, type: 'pairing.made', details }
    const end = former && endOf.get(former.id)
    if (!end) return [begun]
    const was = { pairingId: end.id, staffId: former.staffId, toDay: end.toDay, reason }
    return [{ subject, type: 'pairing.ended', details: { ...was, ...sealed } }, begun]
  })
  await recordMany(tx, ctx, events)
}

async function lockHouseholds(tx: Db, county: string, ids: readonly string[]) {
  return tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, [...ids])))
    .orderBy(households.id)
    .for('no key update')
}

const listOpen = (tx: Db, county: string, ids: readonly string[]) =>
  tx
    .select()
    .from(pairings)
    .where(
      and(
        eq(pairings.county, county),
        inArray(pairings.householdId, [...ids]),
        isNull(pairings.toDay),
      ),
    )

export interface Helper {
  name: string
  unit: string
  isActive: boolean
  roles: { role: StaffRole; areaPath: string }[]
}

/** Who some members of staff are and where they serve; also those who have left. */
export async function readHelpers(
  tx: Db,
  county: string,
  ids: readonly string[],
): Promise<Map<string, Helper>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({
      id: staff.id,
      name: staff.name,
      unit: staff.unit,
      isActive: staff.isActive,
      role: staffRoles.role,
      areaPath: staffRoles.areaPath,
      merged: sql<string[]>`array(
        select a.path from areas a
         where a.county = ${county} and a.successor_path = ${staffRoles.areaPath})`,
    })
    .from(staff)
    .leftJoin(staffRoles, and(eq(staffRoles.county, county), eq(staffRoles.staffId, staff.id)))
    .where(and(eq(staff.county, county), inArray(staff.id, [...ids])))
  const helpers = new Map<string, Helper>()
  for (const { id, role, areaPath, merged, ...who } of rows) {
    const helper = helpers.get(id) ?? { ...who, roles: [] }
    // A role also holds in what was merged into its area.
    if (role && areaPath)
      helper.roles.push(...[areaPath, ...merged].map((path) => ({ role, areaPath: path })))
    helpers.set(id, helper)
  }
  return helpers
}
