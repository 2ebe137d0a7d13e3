import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { areas, contactLinks, households, pairings, people, staff } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { requireTouched } from '../areas/touched'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { Flag, PageQuery } from '../http/page'
import { inScope, requireContact, requireStaff } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { maskPhone } from '../shared/phone'
import { isVisitLate } from '../visit-duties/rules'
import { dueOf, findVisitDays, VISIT_FACTS } from '../visit-duties/standing'
import { brokenBy, serves } from './rules'
import { type Helper, readHelpers } from './write'

export const PairingQuery = PageQuery.extend({
  areaPath: z.string().min(1).max(200).optional(),
  householdId: z.uuid().optional(),
  staffId: z.uuid().optional(),
  /** The actor's own households. */
  isMine: Flag.optional(),
  /** Not ended; ended ones are its history. */
  isOpen: Flag.optional(),
})
export type PairingQuery = z.output<typeof PairingQuery>

const Position = z.tuple([z.string().max(200), z.iso.date(), z.uuid()])
const isUnder = (path: AreaPath): SQL =>
  sql`(${households.areaPath} = ${path} or ${households.areaPath} like ${`${path}.%`})`

/**
 * Who helps which household of the actor's area since when, by area; with the last visit and by when the next is due,
 * and what an open pairing is broken by. Of one household its whole history, which is put on record.
 */
export async function listPairings(ctx: RequestContext, query: PairingQuery) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const { areaPath, householdId, isMine, isOpen, cursor, limit } = query
  if (areaPath !== undefined) requireTouched(ctx, areaPath)
  const staffId = isMine ? requireStaff(ctx).staffId : query.staffId
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const rows = await select(db, county)
    .where(
      and(
        eq(pairings.county, county),
        inScope(ctx, households.areaPath),
        areaPath === undefined ? undefined : isUnder(areaPath),
        householdId === undefined ? undefined : eq(pairings.householdId, householdId),
        staffId === undefined ? undefined : eq(pairings.staffId, staffId),
        isOpen === undefined
          ? undefined
          : isOpen
            ? isNull(pairings.toDay)
            : sql`${pairings.toDay} is not null`,
        after &&
          sql`(${households.areaPath}, ${pairings.fromDay}, ${pairings.id}) > (${after[0]}, ${after[1]}::date, ${after[2]}::uuid)`,
      ),
    )
    .orderBy(asc(households.areaPath), asc(pairings.fromDay), asc(pairings.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, (row) => [
    row.areaPath,
    row.pairing.fromDay,
    row.pairing.id,
  ])
  if (householdId !== undefined)
    await recordAccess(db, ctx, 'pairing.list', `household:${householdId}`)
  return { items: await present(ctx, items), next }
}

const select = (db: Db, county: string) =>
  db
    .select({
      pairing: pairings,
      head: households.headName,
      areaPath: households.areaPath,
      village: areas.name,
      personId: people.id,
      phoneSealed: people.phoneSealed,
      ...VISIT_FACTS(county),
    })
    .from(pairings)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, pairings.householdId)),
    )
    .leftJoin(
      areas,
      and(
        eq(areas.county, county),
        eq(
          areas.path,
          sql`array_to_string((string_to_array(${households.areaPath}, '.'))[1:3], '.')`,
        ),
      ),
    )
    .leftJoin(
      people,
      and(
        eq(people.county, county),
        eq(people.householdId, households.id),
        eq(people.isHead, true),
      ),
    )
    .$dynamic()

type Row = Awaited<ReturnType<typeof select>>[number]

async function present(ctx: RequestContext, rows: readonly Row[]) {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const today = dayOf(now)
  const helpers = await readHelpers(db, county, [
    ...new Set(rows.map((row) => row.pairing.staffId)),
  ])
  const days = await findVisitDays(db, ctx)
  return rows.map(({ pairing, head, areaPath, village, personId, phoneSealed, ...facts }) => {
    const helper = helpers.get(pairing.staffId)
    const group = areaPath.split('.')[3]
    const due = dueOf(facts, days)
    return {
      id: pairing.id,
      householdId: pairing.householdId,
      head,
      areaPath,
      area: (village ?? '') + (group ? `${group}社` : ''),
      phone:
        personId && phoneSealed
          ? maskPhone(deps.sealer.open(phonePlace(county, personId), phoneSealed))
          : null,
      helper: { staffId: pairing.staffId, name: helper?.name ?? '', unit: helper?.unit ?? '' },
      fromDay: pairing.fromDay,
      reason: pairing.reason,
      toDay: pairing.toDay,
      endReason: pairing.endReason,
      broken: pairing.toDay === null ? brokenOf(facts.status, areaPath, helper) : null,
      lastVisitOn: facts.lastVisitOn,
      dueOn: due?.dueOn ?? null,
      isLate: due !== null && isVisitLate(due.dueOn, today),
    }
  })
}

const brokenOf = (roll: Row['status'], areaPath: string, helper: Helper | undefined) =>
  brokenBy({
    roll,
    isActive: helper?.isActive ?? false,
    isServing: serves(helper?.roles ?? [], areaPath),
  })

const phonePlace = (county: string, row: string) => ({
  county,
  table: 'people',
  column: 'phone_sealed',
  row,
})

/** How many households of an area that must be visited are paired, and with nobody. */
export async function countPairings(ctx: RequestContext, { areaPath }: { areaPath: AreaPath }) {
  const { county, deps } = ctx
  requireTouched(ctx, areaPath)
  const [row] = await deps.connection.db
    .select({
      paired: sql<number>`count(${pairings.id})::int`,
      unpaired: sql<number>`count(*) filter (where ${pairings.id} is null)::int`,
    })
    .from(households)
    .leftJoin(
      pairings,
      and(
        eq(pairings.county, county),
        eq(pairings.householdId, households.id),
        isNull(pairings.toDay),
      ),
    )
    .where(
      and(
        eq(households.county, county),
        inScope(ctx, households.areaPath),
        isUnder(areaPath),
        sql`(${households.status} in ('registered', 'exiting', 'returned', 'exited')
             or (${households.watch} is not null and ${households.status} = 'unregistered')
             or ${pairings.id} is not null)`,
      ),
    )
  return { paired: row?.paired ?? 0, unpaired: row?.unpaired ?? 0 }
}

/** Who helps the contact's own households: name and unit, as 帮扶人 asks; no phone of staff is told. */
export async function listOwnHelpers(ctx: RequestContext) {
  const { county, deps } = ctx
  const contactId = requireContact(ctx)
  const rows = await deps.connection.db
    .select({
      householdId: households.id,
      head: households.headName,
      name: staff.name,
      unit: staff.unit,
      fromDay: pairings.fromDay,
    })
    .from(contactLinks)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, contactLinks.householdId)),
    )
    .leftJoin(
      pairings,
      and(
        eq(pairings.county, county),
        eq(pairings.householdId, households.id),
        isNull(pairings.toDay),
      ),
    )
    // Who has left helps nobody.
    .leftJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, pairings.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, contactId),
        isNull(contactLinks.endedAt),
      ),
    )
    .orderBy(asc(households.id), desc(pairings.fromDay))
  return {
    items: rows.map(({ householdId, head, name, unit, fromDay }) => ({
      householdId,
      head,
      helper: name === null ? null : { name, unit: unit ?? '', fromDay: fromDay ?? '' },
    })),
  }
}
