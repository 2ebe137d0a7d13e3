import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { areas, contactLinks, households, loans, people } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { LoanStatus } from '../../db/values/funds'
import { requireTouched } from '../areas/touched'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireContact, requireInScope } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { isLoanLate } from './rules'

export interface LoanQuery extends PageQuery {
  areaPath?: AreaPath | undefined
  status?: LoanStatus | undefined
  isLate?: boolean | undefined
}

const Position = z.tuple([z.iso.date(), z.uuid()])
const isUnder = (path: AreaPath): SQL =>
  sql`(${households.areaPath} = ${path} or ${households.areaPath} like ${`${path}.%`})`

/** Loans of the actor's area, the first due first: those that are late stand before the others. */
export async function listLoans(ctx: RequestContext, query: LoanQuery) {
  const { county, now, deps } = ctx
  const { areaPath, status, isLate, cursor, limit } = query
  if (areaPath !== undefined) requireTouched(ctx, areaPath)
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const late = sql`(${loans.status} = 'open' and ${loans.dueOn} < ${dayOf(now)})`
  const rows = await select(deps.connection.db, county)
    .where(
      and(
        eq(loans.county, county),
        inScope(ctx, households.areaPath),
        areaPath === undefined ? undefined : isUnder(areaPath),
        status && eq(loans.status, status),
        isLate === undefined ? undefined : isLate ? late : sql`not ${late}`,
        after && sql`(${loans.dueOn}, ${loans.id}) > (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(loans.dueOn), asc(loans.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ loan }) => [loan.dueOn, loan.id])
  return { items: items.map((row) => present(ctx, row)), next }
}

/** How many loans of an area are open and late, and what is owed of them. */
export async function countLoans(ctx: RequestContext, areaPath: AreaPath | undefined) {
  const { county, now, deps } = ctx
  if (areaPath !== undefined) requireTouched(ctx, areaPath)
  const [row] = await deps.connection.db
    .select({
      open: sql<number>`count(*)::int`,
      late: sql<number>`count(*) filter (where ${loans.dueOn} < ${dayOf(now)})::int`,
      owed: sql<string>`coalesce(sum(${loans.amountFen} - ${loans.repaidFen}), 0)`,
    })
    .from(loans)
    .innerJoin(households, and(eq(households.county, county), eq(households.id, loans.householdId)))
    .where(
      and(
        eq(loans.county, county),
        eq(loans.status, 'open'),
        inScope(ctx, households.areaPath),
        areaPath === undefined ? undefined : isUnder(areaPath),
      ),
    )
  return { open: row?.open ?? 0, late: row?.late ?? 0, owedFen: Number(row?.owed ?? 0) }
}

/** A loan by its number. */
export async function getLoanByCode(ctx: RequestContext, code: string) {
  const { county, deps } = ctx
  const [row] = await select(deps.connection.db, county).where(
    and(eq(loans.county, county), eq(loans.code, code)),
  )
  if (!row) throw new ApiError('not_found', 'loan')
  requireInScope(ctx, row.areaPath, 'loan')
  return present(ctx, row)
}

/** Of the households the contact speaks for, what is open first. */
export async function listOwnLoans(ctx: RequestContext) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const mine = db
    .select({ id: contactLinks.householdId })
    .from(contactLinks)
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, requireContact(ctx)),
        isNull(contactLinks.endedAt),
      ),
    )
  const rows = await select(db, county)
    .where(and(eq(loans.county, county), inArray(loans.householdId, mine)))
    .orderBy(sql`${loans.status} = 'repaid'`, asc(loans.dueOn), asc(loans.id))
  return { items: rows.map((row) => present(ctx, row)) }
}

/** All of an area for its sheet. */
export async function listForSheet(ctx: RequestContext, areaPath: AreaPath) {
  const { county, deps } = ctx
  const rows = await select(deps.connection.db, county)
    .where(and(eq(loans.county, county), inScope(ctx, households.areaPath), isUnder(areaPath)))
    .orderBy(asc(households.areaPath), asc(loans.dueOn), asc(loans.id))
  return rows.map((row) => present(ctx, row))
}

const villageOf = sql<string>`array_to_string((string_to_array(${households.areaPath}, '.'))[1:3], '.')`

const select = (db: Db, county: string) =>
  db
    .select({
      loan: loans,
      head: households.headName,
      areaPath: households.areaPath,
      borrower: people.name,
      village: areas.name,
    })
    .from(loans)
    .innerJoin(households, and(eq(households.county, county), eq(households.id, loans.householdId)))
    // Whoever has left the roll since has a loan all the same.
    .leftJoin(people, and(eq(people.county, county), eq(people.id, loans.personId)))
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.path, villageOf)))
    .$dynamic()

function present(
  { now }: RequestContext,
  { loan, head, areaPath, borrower, village }: Awaited<ReturnType<typeof select>>[number],
) {
  const { id, code, bank, amountFen, rateBasisPoints, purpose, text } = loan
  const { lentOn, dueOn, repaidFen, status } = loan
  const group = areaPath.split('.')[3]
  return {
    id,
    code,
    head,
    borrower: borrower ?? '',
    area: (village ?? '') + (group ? `${group}社` : ''),
    bank,
    amountFen,
    repaidFen,
    leftFen: amountFen - repaidFen,
    rateBasisPoints,
    purpose,
    text,
    lentOn,
    dueOn,
    status,
    isLate: isLoanLate(status, dueOn, dayOf(now)),
  }
}
export type ListedLoan = ReturnType<typeof present>
