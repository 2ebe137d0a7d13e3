import { and, eq, inArray } from 'drizzle-orm'
import { checkingArea } from '../appeals/rules'
import type { Db } from '../../db/client'
import { objections, staff, staffTies } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { RequestContext } from '../http/context'
import type { Notice } from '../notices/find'
import { listDeciders } from './deciders'
import { NOBODY, type Objector, objectorBehind } from './objector'
import type { Objection } from './put-down'
import { tiedToVillage, villageOf } from './village-meant'

/** What bears on who may check one objection. */
export interface Concerned {
  /** Whose officials check it, and those above them. */
  areaPath: AreaPath
  /** The contested household, and those the objector speaks for. */
  householdIds: readonly string[]
  /** Where members of staff work who are tied to one of them by work: there everybody is a colleague. */
  units: readonly string[]
  /** Who works or lives in the contested village. */
  tiedIds: readonly string[]
  /** The objector's own phone, as it stands among staff. */
  objectorPhones: readonly Buffer[]
  /** Who wrote it down, or acts as the proxy. */
  staffIds: readonly (string | null)[]
  /** Whose own doing it is about. */
  deciderIds: readonly string[]
}

export type About = Pick<Objection, 'householdId' | 'villageCaseId' | 'enteredBy' | 'appealOfId'>

/**
 * Who is kept from checking an objection, and of an appeal 复核 also on account of the decision it asks
 * about: its two sides, and whoever decided it.
 * @param until What staff did by then makes it their own doing.
 */
export async function concernedIn(
  tx: Db,
  ctx: Pick<RequestContext, 'county'>,
  notice: Notice,
  { householdId, villageCaseId, enteredBy, appealOfId }: About,
  { householdIds, phoneIndex, proxyStaffId }: Objector,
  until: Date,
): Promise<Concerned> {
  const first = appealOfId ? await getObjectionRow(tx, ctx.county, appealOfId) : null
  const before = first ? await objectorBehind(tx, ctx, first) : NOBODY
  const concerned = [...(householdId ? [householdId] : []), ...householdIds, ...before.householdIds]
  const village = await villageOf(tx, ctx.county, villageCaseId)
  const deciders = [
    ...(await listDeciders(tx, ctx.county, { notice, householdId, villageCaseId, until })),
    ...(village ? [village.proposedBy] : []),
    ...(first?.decidedBy ? [first.decidedBy] : []),
  ]
  return {
    areaPath: checkingArea(notice.areaPath, first !== null),
    householdIds: concerned,
    units: await listUnits(tx, ctx.county, concerned),
    objectorPhones: [phoneIndex, before.phoneIndex].filter((phone) => phone !== null),
    staffIds: [enteredBy, proxyStaffId, first?.enteredBy ?? null, before.proxyStaffId],
    tiedIds: village ? await tiedToVillage(tx, ctx.county, village.path) : [],
    deciderIds: deciders,
  }
}

async function listUnits(
  tx: Db,
  county: string,
  householdIds: readonly string[],
): Promise<string[]> {
  if (householdIds.length === 0) return []
  const rows = await tx
    .selectDistinct({ unit: staff.unit })
    .from(staffTies)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, staffTies.staffId)))
    .where(
      and(
        eq(staffTies.county, county),
        inArray(staffTies.householdId, [...householdIds]),
        eq(staffTies.kind, 'work_unit'),
      ),
    )
  return rows.map(({ unit }) => unit)
}

export async function getObjectionRow(tx: Db, county: string, id: string): Promise<Objection> {
  const [objection] = await tx
    .select()
    .from(objections)
    .where(and(eq(objections.county, county), eq(objections.id, id)))
  if (!objection) throw new Error('an appeal without the objection it is about')
  return objection
}
