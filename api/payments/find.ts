import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { claims, households, payments, projects, staff } from '../../db/schema'
import { sumZh } from '../shared/sums'
import { whoDid } from '../projects/find'
import { ApiError } from '../shared/errors'
import { LINE_ACTS, paidWords, type PaymentLine } from './rules'

export type Payment = typeof payments.$inferSelect

/** A payment to a household, by its receipt, with what it was for; undefined where there is none. */
export async function findPaid(db: Db, county: string, code: string) {
  const [row] = await db
    .select({ payment: payments, household: households, project: projects, claim: claims })
    .from(payments)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, payments.householdId)),
    )
    .innerJoin(projects, and(eq(projects.county, county), eq(projects.id, payments.projectId)))
    .innerJoin(claims, and(eq(claims.county, county), eq(claims.id, payments.claimId)))
    .where(and(eq(payments.county, county), eq(payments.code, code)))
  return row && { ...row, text: paidWords(row.project.name, sumZh(row.payment.amountFen)) }
}
export type Paid = NonNullable<Awaited<ReturnType<typeof findPaid>>>

/** The same, the payment held until the end. */
export async function lockPaid(tx: Db, county: string, code: string): Promise<Paid> {
  const [held] = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.county, county), eq(payments.code, code)))
    .for('update')
  const paid = held && (await findPaid(tx, county, code))
  if (!paid) throw new ApiError('not_found', 'payment')
  return paid
}

/** Changes a payment the caller holds. */
export async function setPayment(
  tx: Db,
  { county, id }: Pick<Payment, 'county' | 'id'>,
  set: Partial<Payment>,
): Promise<void> {
  await tx
    .update(payments)
    .set(set)
    .where(and(eq(payments.county, county), eq(payments.id, id)))
}

/** Whoever had to do with a payment before it came. */
export async function lineOfPayment(
  db: Db,
  { payment, project, claim }: Pick<Paid, 'payment' | 'project' | 'claim'>,
): Promise<PaymentLine> {
  const deciders = await whoDid(db, project, LINE_ACTS)
  const [payer] = await db
    .select({ unit: staff.unit })
    .from(staff)
    .where(and(eq(staff.county, payment.county), eq(staff.id, payment.paidBy)))
  const named = [payment.paidBy, claim.opinionBy, claim.claimedBy].flatMap((id) => id ?? [])
  return { staffIds: [...new Set([...named, ...deciders])], payerUnit: payer?.unit ?? null }
}

/** Whether a household of the query is one of those a project is for. */
export const isBeneficiary = (county: string, projectId: string) => sql<boolean>`exists (
  select from project_households m
   where m.county = ${county} and m.project_id = ${projectId} and m.household_id = households.id)`
