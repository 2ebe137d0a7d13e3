import { and, eq, lte } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, loans } from '../../db/schema'
import { getFigure } from '../figures/service'
import { addDays, dayOf } from '../shared/day'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** Small loans that are due soon or late: somebody of the village sees to it that the household is ready. */
export async function listLoanDuties(db: Db, { county, now, within }: DutyScope): Promise<Duty[]> {
  const today = dayOf(now)
  const open = and(eq(loans.county, county), eq(loans.status, 'open'))
  // Without a loan nobody needs the figure.
  if ((await db.$count(loans, open)) === 0) return []
  const days = await getFigure(db, county, 'loan_remind_days', today)
  const rows = await db
    .select({ code: loans.code, dueOn: loans.dueOn, areaPath: households.areaPath })
    .from(loans)
    .innerJoin(households, and(eq(households.county, county), eq(households.id, loans.householdId)))
    .where(and(open, lte(loans.dueOn, addDays(today, days)), within(households.areaPath)))
  return rows.map((row) => ({ ...row, kind: 'loan_due', count: 1, staffId: null }))
}
