import { eq, and } from 'drizzle-orm'
import { households } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { type Day, dayOf } from '../shared/day'
import { readVisitDraft, type VisitedHousehold } from '../visits/draft'
import { type Borrower, listBorrowers, owedBy, readLimits } from './find'
import type { LoanDraftInput } from './input'
import { MAX_RATE } from './limits'
import { isOfAge, type LoanLimits, mayBorrow } from './rules'
import { isBanned, moneyIn, purposeOf, readLoan, type SaidLoan } from './wording'

/** A loan as it was understood, for whoever records it to look at before anything is kept. */
export interface LoanDraft extends SaidLoan {
  household: VisitedHousehold | null
  /** Several of the name. */
  candidates: VisitedHousehold[]
  head: string | null
  borrower: Pick<Borrower, 'id' | 'name'> | null
  /** Those of the household who may borrow. */
  borrowers: Pick<Borrower, 'id' | 'name'>[]
  owedFen: number
  limits: LoanLimits
  lentOn: Day
  /** What stands in its way already, before all is asked. */
  hindrance: 'not_eligible' | 'age' | 'not_production' | 'too_much' | 'too_long' | null
  missing:
    | 'household'
    | 'which'
    | 'group'
    | 'borrower'
    | 'amount'
    | 'term'
    | 'purpose'
    | 'bank'
    | 'rate'
    | null
}

/** So many can be picked from by digits in one message. */
const MOST_BORROWERS = 5

/** Reads 牟大岭 5万 3年 养牛 农商行 4.35%; what it lacks is named in the order in which it is asked for. */
export async function readLoanDraft(
  ctx: RequestContext,
  input: LoanDraftInput,
): Promise<LoanDraft> {
  const { text, householdName, householdId, personId } = input
  const { db } = ctx.deps.connection
  const today = dayOf(ctx.now)
  const found = await readVisitDraft(ctx, { text, householdName, householdId, dayWords: null })
  const { household, candidates, head } = found
  const said = merge(input, readLoan(found.isNamedFirst ? found.body : text, today), today)
  const lentOn = said.lentOn ?? today
  const limits = await readLimits(db, ctx.county, lentOn)
  const all = household ? await listBorrowers(db, ctx, household.id) : []
  const borrowers = all
    .filter(({ bornOn }) => isOfAge(bornOn, lentOn, limits))
    .map(({ id, name }) => ({ id, name }))
  const picked = borrowers.filter(({ id }) => id === personId)
  const [borrower = null] = picked.length > 0 ? picked : borrowers.length === 1 ? borrowers : []
  const owedFen = household ? await owedBy(db, ctx.county, household.id) : 0
  const draft = { ...said, lentOn, household, borrower, owedFen, limits }
  return {
    ...draft,
    candidates,
    head,
    borrowers: borrowers.slice(0, MOST_BORROWERS),
    hindrance: household ? await hindranceOf(ctx, household.id, draft, borrowers.length) : null,
    missing: household ? missingIn(draft) : whomMissing(found.missing),
  }
}

/** What was asked for takes the place of what the line said. */
function merge(input: LoanDraftInput, said: SaidLoan, today: Day): SaidLoan {
  const { amountWords, termWords, purposeWords, bankWords, rateWords } = input
  const plain = (words: string) => words.normalize('NFKC').trim()
  const rate = rateWords && (/%|百分/u.test(plain(rateWords)) ? rateWords : `${rateWords}%`)
  return {
    ...said,
    amountFen: (amountWords && moneyIn(plain(amountWords))?.value) || said.amountFen,
    months: (termWords && readLoan(termWords, today).months) || said.months,
    rateBasisPoints: soundRate(rate ? readLoan(rate, today).rateBasisPoints : said.rateBasisPoints),
    bank: bankWords ? plain(bankWords).slice(0, 40) : said.bank,
    text: purposeWords ? plain(purposeWords) : said.text,
  }
}

const soundRate = (points: number | null) => (points !== null && points <= MAX_RATE ? points : null)

async function hindranceOf(
  { county, deps }: RequestContext,
  householdId: string,
  draft: Pick<LoanDraft, 'text' | 'amountFen' | 'months' | 'owedFen' | 'limits'>,
  borrowers: number,
): Promise<LoanDraft['hindrance']> {
  const [row] = await deps.connection.db
    .select({ status: households.status, watch: households.watch })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  if (!row || !mayBorrow(row.status, row.watch)) return 'not_eligible'
  if (borrowers === 0) return 'age'
  if (isBanned(draft.text)) return 'not_production'
  if ((draft.amountFen ?? 0) + draft.owedFen > draft.limits.mostFen) return 'too_much'
  return (draft.months ?? 0) > draft.limits.mostMonths ? 'too_long' : null
}

const whomMissing = (missing: string | null) =>
  missing === 'which' || missing === 'group' ? missing : ('household' as const)

function missingIn(
  draft: Pick<LoanDraft, 'borrower' | 'amountFen' | 'months' | 'text' | 'bank' | 'rateBasisPoints'>,
): LoanDraft['missing'] {
  if (!draft.borrower) return 'borrower'
  if (draft.amountFen === null) return 'amount'
  if (draft.months === null) return 'term'
  if (purposeOf(draft.text) === null) return 'purpose'
  if (draft.bank === null) return 'bank'
  return draft.rateBasisPoints === null ? 'rate' : null
}
