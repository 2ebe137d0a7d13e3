import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, loanRepayments, loans } from '../../db/schema'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { requireNeutral } from '../objections/ties'
import { giveCode } from '../receipts/codes'
import { addDays, dayOf, instantOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { addMonths } from '../wording/day-spans'
import { type Loan, listBorrowers, owedBy, readLimits } from './find'
import type { NewLoan } from './input'
import { lendRefusal } from './rules'
import { isBanned, purposeOf } from './wording'

/**
 * 贷款: puts a small loan into the ledger. The household is told, unless it has known for long, and reminded
 * before it is due.
 * @param repaidFen What a list says was paid back already.
 */
export async function recordLoan(
  tx: Db,
  ctx: RequestContext,
  given: NewLoan & { dueOn?: string },
  { isTold = true, repaidFen = 0 } = {},
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const today = dayOf(now)
  const lentOn = given.lentOn ?? today
  // Held, so that two loans at once are counted together.
  const [household] = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, given.householdId)))
    .for('no key update')
  if (!household) throw new ApiError('not_found', 'household')
  requireInScope(ctx, household.areaPath, 'household')
  await requireNeutral(tx, ctx, household.id)
  const borrower = (await listBorrowers(tx, ctx, household.id)).find(
    ({ id }) => id === given.personId,
  )
  if (!borrower) throw new ApiError('not_found', 'person')
  const { amountFen, months, bank, rateBasisPoints } = given
  const text = given.text.trim()
  const purpose = purposeOf(text)
  const owedFen = await owedBy(tx, county, household.id)
  const limits = await readLimits(tx, county, lentOn)
  const refusal = lendRefusal({
    status: household.status,
    watch: household.watch,
    purpose,
    isBanned: isBanned(text),
    bornOn: borrower.bornOn,
    amountFen,
    repaidFen,
    owedFen,
    months,
    lentOn,
    today,
    isRecorded: await hasSame(tx, county, { ...given, bank: bank.trim(), lentOn }),
    limits,
  })
  if (refusal || purpose === null) throw new ApiError('refused', refusal ?? 'purpose_unclear')

  const id = newId()
  const subject = `loan:${id}`
  const loan: Loan = {
    county,
    id,
    code: await giveCode(tx, { county, kind: 'receipt', subject, contactId: null }),
    householdId: household.id,
    personId: borrower.id,
    bank: bank.trim(),
    amountFen,
    rateBasisPoints,
    purpose,
    text,
    lentOn,
    dueOn: given.dueOn ?? addMonths(lentOn, months),
    repaidFen,
    status: repaidFen < amountFen ? 'open' : 'repaid',
    recordedBy: staffId,
    recordedOn: today,
  }
  await tx.insert(loans).values(loan)
  const { dueOn, code } = loan
  if (repaidFen > 0) {
    const paidBack = { seq: 1, amountFen: repaidFen, on: today, recordedBy: staffId }
    await tx.insert(loanRepayments).values({ county, loanId: id, ...paidBack })
  }
  const details = { householdId: household.id, personId: borrower.id, bank: loan.bank, amountFen }
  const terms = { rateBasisPoints, purpose, lentOn, dueOn, repaidFen }
  await record(tx, ctx, { subject, type: 'loan.recorded', details: { ...details, ...terms } })
  // Of what is paid back nobody needs to hear.
  const isOpen = loan.status === 'open'
  const told =
    !isTold || !isOpen
      ? 0
      : await tellHousehold(tx, ctx, {
          householdId: household.id,
          purpose: `${subject}:recorded`,
          say: say('loan.to_household', {
            name: borrower.name,
            amount: amountFen,
            bank: loan.bank,
            rate: rateBasisPoints,
            due: dueOn,
          }),
        })
  if (isOpen) await remindHousehold(tx, ctx, loan)
  const vars = { head: household.headName, amount: amountFen, due: dueOn, code }
  return { code: told > 0 ? 'recorded' : 'recorded_no_phone', vars }
}

/** At what hour it is reminded. */
const REMIND_HOUR = 9

/** Some days before it is due, and the day after; nobody who has paid everything back is. */
async function remindHousehold(tx: Db, ctx: RequestContext, loan: Loan): Promise<void> {
  const { id, bank, amountFen: amount, dueOn: due, householdId } = loan
  const days = await getFigure(tx, ctx.county, 'loan_remind_days', dayOf(ctx.now))
  const reminders = [
    [addDays(due, -days), 'due', say('loan.due_soon', { bank, amount, due })],
    [addDays(due, 1), 'late', say('loan.late', { bank, amount, due })],
  ] as const
  for (const [day, what, message] of reminders) {
    const notBefore = instantOf(day, REMIND_HOUR)
    if (notBefore <= ctx.now) continue
    await tellHousehold(tx, ctx, {
      householdId,
      purpose: `loan:${id}:${what}`,
      say: message,
      notBefore,
      guard: { kind: 'loan_open', id },
    })
  }
}

async function hasSame(
  tx: Db,
  county: string,
  { personId, bank, amountFen, lentOn }: Pick<Loan, 'personId' | 'bank' | 'amountFen' | 'lentOn'>,
): Promise<boolean> {
  const same = and(
    eq(loans.county, county),
    eq(loans.personId, personId),
    eq(loans.bank, bank),
    eq(loans.amountFen, amountFen),
    eq(loans.lentOn, lentOn),
  )
  return (await tx.$count(loans, same)) > 0
}
