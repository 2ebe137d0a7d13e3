import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, loans, people } from '../../db/schema'
import { bornOnBy } from '../changes/find'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import type { Day } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { LoanLimits } from './rules'

export type Loan = typeof loans.$inferSelect

/** A loan with where its household lives, held until the end; others' are not there. */
export async function lockLoan(tx: Db, ctx: RequestContext, code: string) {
  const [row] = await tx
    .select({ loan: loans, head: households.headName, areaPath: households.areaPath })
    .from(loans)
    .innerJoin(
      households,
      and(eq(households.county, ctx.county), eq(households.id, loans.householdId)),
    )
    .where(and(eq(loans.county, ctx.county), eq(loans.code, code)))
    .for('update', { of: loans })
  if (!row) throw new ApiError('not_found', 'loan')
  requireInScope(ctx, row.areaPath, 'loan')
  return row
}

/** What the county allows on that day. */
export async function readLimits(tx: Db, county: string, day: Day): Promise<LoanLimits> {
  return {
    mostFen: await getFigure(tx, county, 'loan_most', day),
    mostMonths: await getFigure(tx, county, 'loan_most_months', day),
    ageFrom: await getFigure(tx, county, 'loan_age_from', day),
    ageTo: await getFigure(tx, county, 'loan_age_to', day),
  }
}

/** What a household still owes of its open loans. */
export async function owedBy(tx: Db, county: string, householdId: string): Promise<number> {
  const [row] = await tx
    .select({ owed: sql<string>`coalesce(sum(${loans.amountFen} - ${loans.repaidFen}), 0)` })
    .from(loans)
    .where(
      and(eq(loans.county, county), eq(loans.householdId, householdId), eq(loans.status, 'open')),
    )
  return Number(row?.owed ?? 0)
}

export interface Borrower {
  id: string
  name: string
  bornOn: Day | null
}

/** Members of a household, the head first, each with the day their identity number tells. */
export async function listBorrowers(
  tx: Db,
  { county, deps }: RequestContext,
  householdId: string,
): Promise<Borrower[]> {
  const rows = await tx
    .select({ id: people.id, name: people.name, sealed: people.idNumberSealed })
    .from(people)
    .where(and(eq(people.county, county), eq(people.householdId, householdId)))
    .orderBy(sql`${people.isHead} desc`, asc(people.name), asc(people.id))
  return rows.map(({ id, name, sealed }) => {
    const place = { county, table: 'people', column: 'id_number_sealed', row: id }
    return { id, name, bornOn: bornOnBy(deps.sealer.open(place, sealed)) }
  })
}
