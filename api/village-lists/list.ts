import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { areas, staff, villageListItems } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { VillageListKind, VillageListStatus } from '../../db/values/village-lists'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { requireTouched } from '../areas/touched'
import { inScope, requireInScope, requireStaff } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { isItemLate } from './rules'

export interface ItemQuery extends PageQuery {
  /** A village, a group of one, or all of a township. */
  areaPath?: AreaPath | undefined
  kind?: VillageListKind | undefined
  status?: VillageListStatus | undefined
  /** Neither struck off nor cancelled. */
  isOpen?: boolean | undefined
  isLate?: boolean | undefined
}

const Position = z.tuple([z.iso.date(), z.uuid()])
const isUnder = (path: AreaPath): SQL =>
  sql`(${villageListItems.areaPath} = ${path} or ${villageListItems.areaPath} like ${`${path}.%`})`
const UNSETTLED = inArray(villageListItems.status, ['open', 'done'])

/** Lines of the lists of the actor's area, the most urgent first. */
export async function listItems(ctx: RequestContext, query: ItemQuery) {
  const { county, now, deps } = ctx
  const { areaPath, kind, status, isOpen, isLate, cursor, limit } = query
  if (areaPath !== undefined) requireTouched(ctx, areaPath)
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const late = sql`(${villageListItems.status} = 'open' and ${villageListItems.dueOn} < ${dayOf(now)})`
  const rows = await select(deps.connection.db, county)
    .where(
      and(
        eq(villageListItems.county, county),
        inScope(ctx, villageListItems.areaPath),
        areaPath === undefined ? undefined : isUnder(areaPath),
        kind && eq(villageListItems.kind, kind),
        status && eq(villageListItems.status, status),
        isOpen === undefined ? undefined : isOpen ? UNSETTLED : sql`not ${UNSETTLED}`,
        isLate === undefined ? undefined : isLate ? late : sql`not ${late}`,
        after &&
          sql`(${villageListItems.dueOn}, ${villageListItems.id}) > (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(villageListItems.dueOn), asc(villageListItems.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ item: { dueOn, id } }) => [dueOn, id])
  return { items: items.map((row) => present(ctx, row)), next }
}

/** How many lines of an area are to be done, late with it, and waiting to be struck off. */
export async function countItems(
  ctx: RequestContext,
  { areaPath, kind }: Pick<ItemQuery, 'areaPath' | 'kind'>,
) {
  const { county, now, deps } = ctx
  if (areaPath !== undefined) requireTouched(ctx, areaPath)
  const [row] = await deps.connection.db
    .select({
      open: sql<number>`count(*) filter (where ${villageListItems.status} = 'open')::int`,
      done: sql<number>`count(*) filter (where ${villageListItems.status} = 'done')::int`,
      late: sql<number>`count(*) filter (where ${villageListItems.status} = 'open'
                                           and ${villageListItems.dueOn} < ${dayOf(now)})::int`,
    })
    .from(villageListItems)
    .where(
      and(
        eq(villageListItems.county, county),
        inScope(ctx, villageListItems.areaPath),
        UNSETTLED,
        areaPath === undefined ? undefined : isUnder(areaPath),
        kind && eq(villageListItems.kind, kind),
      ),
    )
  return row ?? { open: 0, done: 0, late: 0 }
}

/** So many are worth reading in a chat. */
const MOST_OWN = 30

/** What the actor answers for and has not done, the first due first. */
export async function listOwnedItems(ctx: RequestContext) {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const rows = await select(deps.connection.db, county)
    .where(
      and(
        eq(villageListItems.county, county),
        eq(villageListItems.ownerId, staffId),
        eq(villageListItems.status, 'open'),
      ),
    )
    .orderBy(asc(villageListItems.dueOn), asc(villageListItems.id))
    .limit(MOST_OWN)
  return { items: rows.map((row) => present(ctx, row)) }
}

/** A line by its code; a department or unit sees its own alone. */
export async function getItemByCode(ctx: RequestContext, { code }: { code: string }) {
  const { county, deps } = ctx
  const { staffId, roles } = requireStaff(ctx)
  const [row] = await select(deps.connection.db, county).where(
    and(eq(villageListItems.county, county), eq(villageListItems.code, code)),
  )
  if (!row) throw new ApiError('not_found', 'list_item')
  requireInScope(ctx, row.item.areaPath, 'list_item')
  const isMine = row.item.ownerId === staffId
  const isHelper = roles.every(({ role }) => role === 'department' || role === 'group_unit')
  if (isHelper && !isMine) throw new ApiError('not_found', 'list_item')
  return { ...present(ctx, row), isMine }
}

/** All of an area for its sheet, the newest of what is settled last. */
export async function listForSheet(ctx: RequestContext, areaPath: AreaPath) {
  const { county, deps } = ctx
  const rows = await select(deps.connection.db, county)
    .where(
      and(
        eq(villageListItems.county, county),
        inScope(ctx, villageListItems.areaPath),
        isUnder(areaPath),
      ),
    )
    .orderBy(asc(villageListItems.areaPath), asc(villageListItems.dueOn), asc(villageListItems.id))
  return rows.map((row) => present(ctx, row))
}

const villageOf = sql<string>`array_to_string((string_to_array(${villageListItems.areaPath}, '.'))[1:3], '.')`

const select = (db: Db, county: string) =>
  db
    .select({
      item: villageListItems,
      owner: staff.name,
      unit: staff.unit,
      village: areas.name,
      struckOffBy: sql<string | null>`(
        select s.name from staff s
         where s.county = ${county} and s.id = ${villageListItems.struckOffBy})`,
    })
    .from(villageListItems)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, villageListItems.ownerId)))
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.path, villageOf)))
    .$dynamic()

type Row = Awaited<ReturnType<typeof select>>[number]

function present({ now }: RequestContext, { item, owner, unit, village, struckOffBy }: Row) {
  const { id, code, kind, areaPath, text, status, ownerId, addedOn, dueOn } = item
  const { doneOn, doneText, struckOffOn, reason } = item
  const group = areaPath.split('.')[3]
  return {
    id,
    code,
    kind,
    areaPath,
    area: (village ?? '') + (group ? `${group}社` : ''),
    text,
    status,
    owner: { staffId: ownerId, name: owner, unit },
    addedOn,
    dueOn,
    doneOn,
    doneText,
    struckOffOn,
    struckOffBy,
    reason,
    isLate: isItemLate(status, dayOf(now), dueOn),
  }
}
export type ListedItem = ReturnType<typeof present>
