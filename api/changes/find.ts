import { and, asc, eq, inArray, notInArray, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import {
  applications,
  areas,
  changes,
  households,
  noticeEntries,
  notices,
  objections,
  people,
} from '../../db/schema'
import { isOpenApplication } from '../applications/open'
import type { RequestContext } from '../http/context'
import { isOpenObjection } from '../objections/open'
import { findCode, subjectOf } from '../receipts/find'
import { sexOfId } from '../roll/import/identity'
import { ApiError } from '../shared/errors'
import type { Asked } from './facts'
import type { HouseholdFacts, Member } from './rules'

export type Change = typeof changes.$inferSelect
export type Household = typeof households.$inferSelect

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

const factsPlace = (county: string, id: string) => ({
  county,
  table: 'changes',
  column: 'facts_sealed',
  row: id,
})
export const reasonPlace = (county: string, id: string) => ({
  county,
  table: 'changes',
  column: 'reason_sealed',
  row: id,
})

export const sealAsked = ({ county, deps }: Context, id: string, asked: Asked): Buffer =>
  deps.sealer.seal(factsPlace(county, id), JSON.stringify(asked))

/** What was asked, opened. */
export const askedIn = ({ county, deps }: Context, { id, factsSealed }: Change): Asked =>
  JSON.parse(deps.sealer.open(factsPlace(county, id), factsSealed)) as Asked

/** By its receipt; undefined where the code stands for something else, or nothing. */
export async function findChange(
  db: Db,
  county: string,
  code: string,
): Promise<Change | undefined> {
  const found = await findCode(db, county, code)
  const { feature, id } = found ? subjectOf(found) : { feature: '', id: '' }
  return feature === 'change' ? findChangeById(db, county, id) : undefined
}

export async function findChangeById(
  db: Db,
  county: string,
  id: string,
): Promise<Change | undefined> {
  const [change] = await db
    .select()
    .from(changes)
    .where(and(eq(changes.county, county), eq(changes.id, id)))
  return change
}

/** A change with its household, both held until the end: the household first, as everybody does. */
export async function lockChange(
  tx: Db,
  county: string,
  found: Change | undefined,
): Promise<{ change: Change; household: Household }> {
  if (!found) throw new ApiError('not_found', 'change')
  const household = await lockHousehold(tx, county, found.householdId)
  const [change] = await tx
    .select()
    .from(changes)
    .where(and(eq(changes.county, county), eq(changes.id, found.id)))
    .for('update')
  if (!change) throw new ApiError('not_found', 'change')
  return { change, household }
}

export async function lockHousehold(tx: Db, county: string, id: string): Promise<Household> {
  const [household] = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, id)))
    .for('update')
  if (!household) throw new ApiError('not_found', 'household')
  return household
}

/** Two at once, always in one order, so that two changes of the same two never wait for each other. */
export async function lockBoth(tx: Db, county: string, ids: readonly string[]): Promise<void> {
  await tx
    .select({ id: households.id })
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, [...ids])))
    .orderBy(asc(households.id))
    .for('update')
}

/** A household with its members, as the rules look at it; null where there is none. */
export async function readHousehold(
  db: Db,
  ctx: Context,
  id: string,
): Promise<HouseholdFacts | null> {
  const { county } = ctx
  const [household] = await db
    .select()
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, id)))
  if (!household) return null
  const { areaPath, status, watch } = household
  return {
    id,
    areaPath,
    status,
    watch,
    isContested: await isContested(db, ctx, id),
    members: await listMembers(db, ctx, id),
  }
}

/** The head first. */
export async function listMembers(
  db: Db,
  { county, deps }: Context,
  id: string,
): Promise<Member[]> {
  const rows = await db
    .select()
    .from(people)
    .where(and(eq(people.county, county), eq(people.householdId, id)))
    .orderBy(sql`${people.isHead} desc`, asc(people.id))
  return rows.map(({ id: personId, name, isHead, relation, sex, idNumberSealed }) => {
    const place = { county, table: 'people', column: 'id_number_sealed', row: personId }
    const idNumber = deps.sealer.open(place, idNumberSealed)
    return { id: personId, name, isHead, relation, sex, bornOn: bornOnBy(idNumber) }
  })
}

/** The day an identity number tells; null where it is none. */
export function bornOnBy(idNumber: string): string | null {
  const day = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
  const time = Date.parse(`${day}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) &&
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(day)
    ? day
    : null
}

export const idFacts = (idNumber: string) => ({
  bornOn: bornOnBy(idNumber) ?? '',
  sex: sexOfId(idNumber),
})

/** Who has this identity number anywhere in the county. */
export async function findIdHolder(db: Db, { county, deps }: Context, idNumber: string) {
  const [holder] = await db
    .select({ personId: people.id, householdId: people.householdId, name: people.name })
    .from(people)
    .where(
      and(
        eq(people.county, county),
        eq(people.idNumberIndex, deps.sealer.index('id_number', county, idNumber)),
      ),
    )
  return holder ?? null
}

/** Whether anything of a household is undecided: its case, a list it stands on, an objection to it. */
export async function isContested(db: Db, { county, now }: Context, id: string): Promise<boolean> {
  const open = await db.$count(
    applications,
    and(eq(applications.county, county), eq(applications.householdId, id), isOpenApplication(now)),
  )
  if (open > 0) return true
  const [listed] = await db
    .select({ id: notices.id })
    .from(noticeEntries)
    .innerJoin(notices, and(eq(notices.county, county), eq(notices.id, noticeEntries.noticeId)))
    .where(
      and(
        eq(noticeEntries.county, county),
        eq(noticeEntries.householdId, id),
        inArray(notices.status, ['drawn_up', 'posted']),
        notInArray(noticeEntries.status, ['removed', 'advanced']),
      ),
    )
    .limit(1)
  if (listed) return true
  const objected = and(
    eq(objections.county, county),
    eq(objections.householdId, id),
    isOpenObjection(now),
  )
  return (await db.$count(objections, objected)) > 0
}

/** Whether a path is a villager group of the county: one that is known, or where people live already. */
export async function isGroup(db: Db, county: string, path: string): Promise<boolean> {
  if (path.split('.').length !== 4) return false
  const known = await db.$count(
    areas,
    and(eq(areas.county, county), eq(areas.path, path), sql`${areas.successorPath} is null`),
  )
  if (known > 0) return true
  const living = and(eq(households.county, county), eq(households.areaPath, path))
  return (await db.$count(households, or(living))) > 0
}
