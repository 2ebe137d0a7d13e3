import { and, asc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { areas, findings, staff } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { FindingStatus, MisconductKind } from '../../db/values/integrity'
import { requireTouched } from '../areas/touched'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireStaff } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { isFindingLate } from './rules'

export interface FindingQuery extends PageQuery {
  areaPath?: AreaPath | undefined
  kind?: MisconductKind | undefined
  status?: FindingStatus | undefined
  /** Not verified yet. */
  isOpen?: boolean | undefined
}

const Position = z.tuple([z.iso.date(), z.uuid()])
export const isUnder = (path: AreaPath): SQL =>
  sql`(${findings.areaPath} = ${path} or ${findings.areaPath} like ${`${path}.%`})`

/** Problems of the actor's area, the first due first. */
export async function listFindings(ctx: RequestContext, query: FindingQuery) {
  const { county, deps } = ctx
  const { areaPath, kind, status, isOpen, cursor, limit } = query
  if (areaPath !== undefined) requireTouched(ctx, areaPath)
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const rows = await select(deps.connection.db, county)
    .where(
      and(
        eq(findings.county, county),
        inScope(ctx, findings.areaPath),
        areaPath === undefined ? undefined : isUnder(areaPath),
        kind && eq(findings.kind, kind),
        status && eq(findings.status, status),
        isOpen === undefined
          ? undefined
          : isOpen
            ? ne(findings.status, 'verified')
            : eq(findings.status, 'verified'),
        after && sql`(${findings.dueOn}, ${findings.id}) > (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(findings.dueOn), asc(findings.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ finding: { dueOn, id } }) => [dueOn, id])
  return { items: items.map((row) => present(ctx, row)), next }
}

/** So many are worth reading in a chat. */
const MOST_OWN = 30

/** What the actor is to put right, the first due first: also of who sees no other. */
export async function listOwnedFindings(ctx: RequestContext) {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const rows = await select(deps.connection.db, county)
    .where(
      and(
        eq(findings.county, county),
        eq(findings.ownerId, staffId),
        inArray(findings.status, ['open', 'rectified']),
      ),
    )
    .orderBy(asc(findings.dueOn), asc(findings.id))
    .limit(MOST_OWN)
  return { items: rows.map((row) => present(ctx, row)) }
}

/** A problem by its code for whoever owns it or judges it; it is not there for others. */
export async function getFindingByCode(ctx: RequestContext, { code }: { code: string }) {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const [row] = await select(deps.connection.db, county).where(
    and(
      eq(findings.county, county),
      eq(findings.code, code),
      sql`(${findings.ownerId} = ${staffId} or ${inScope(ctx, findings.areaPath) ?? sql`true`})`,
    ),
  )
  if (!row) throw new ApiError('not_found', 'finding')
  return { ...present(ctx, row), isMine: row.finding.ownerId === staffId }
}

/** All of an area, for its sheet. */
export async function listForSheet(ctx: RequestContext, areaPath: AreaPath | undefined) {
  const { county, deps } = ctx
  if (areaPath !== undefined) requireTouched(ctx, areaPath)
  const rows = await select(deps.connection.db, county)
    .where(
      and(
        eq(findings.county, county),
        inScope(ctx, findings.areaPath),
        areaPath === undefined ? undefined : isUnder(areaPath),
      ),
    )
    .orderBy(asc(findings.areaPath), asc(findings.dueOn), asc(findings.id))
  return rows.map((row) => present(ctx, row))
}

const villageOf = sql<string>`array_to_string((string_to_array(${findings.areaPath}, '.'))[1:3], '.')`
const nameOf = (county: string, id: unknown) => sql<string | null>`(
  select s.name from staff s where s.county = ${county} and s.id = ${id})`

const select = (db: Db, county: string) =>
  db
    .select({
      finding: findings,
      owner: staff.name,
      unit: staff.unit,
      place: areas.name,
      foundBy: nameOf(county, findings.foundBy),
      verifiedBy: nameOf(county, findings.verifiedBy),
    })
    .from(findings)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, findings.ownerId)))
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.path, villageOf)))
    .$dynamic()
type Row = Awaited<ReturnType<typeof select>>[number]

function present({ now }: RequestContext, { finding, owner, unit, place, ...by }: Row) {
  const { county: _, foundBy: __, verifiedBy: ___, ownerId, ...shown } = finding
  const group = finding.areaPath.split('.')[3]
  return {
    ...shown,
    ...by,
    area: (place ?? '') + (group ? `${group}社` : ''),
    owner: { staffId: ownerId, name: owner, unit },
    isLate: isFindingLate(finding.status, dayOf(now), finding.dueOn),
  }
}
export type ListedFinding = ReturnType<typeof present>
