import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { loanRepayments, loans } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { requireNeutral } from '../objections/ties'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { lockLoan } from './find'
import { repayRefusal } from './rules'

/** 还贷: part of a loan or all that is left of it, never more, and the household is told. */
export async function repayLoan(
  tx: Db,
  ctx: RequestContext,
  given: { code: string; amountFen: number },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { loan, head } = await lockLoan(tx, ctx, given.code)
  await requireNeutral(tx, ctx, loan.householdId)
  const { amountFen } = given
  const refusal = repayRefusal({ ...loan, givenFen: amountFen })
  if (refusal) throw new ApiError('refused', refusal)
  const ofLoan = and(eq(loanRepayments.county, county), eq(loanRepayments.loanId, loan.id))
  const seq = (await tx.$count(loanRepayments, ofLoan)) + 1
  const on = dayOf(now)
  await tx
    .insert(loanRepayments)
    .values({ county, loanId: loan.id, seq, amountFen, on, recordedBy: staffId })
  const repaidFen = loan.repaidFen + amountFen
  const left = loan.amountFen - repaidFen
  const status = left === 0 ? 'repaid' : 'open'
  await tx
    .update(loans)
    .set({ repaidFen, status })
    .where(and(eq(loans.county, county), eq(loans.id, loan.id)))
  const subject = `loan:${loan.id}`
  await record(tx, ctx, {
    subject,
    type: 'loan.repaid',
    details: { seq, amountFen, repaidFen, status },
  })
  const { bank, dueOn: due } = loan
  await tellHousehold(tx, ctx, {
    householdId: loan.householdId,
    purpose: `${subject}:repaid:${seq}`,
    say:
      left === 0
        ? say('loan.all_repaid', { bank, amount: amountFen })
        : say('loan.part_repaid', { bank, amount: amountFen, left, due }),
  })
  return left === 0
    ? { code: 'repaid', vars: { head } }
    : { code: 'part_repaid', vars: { head, left, due } }
}
