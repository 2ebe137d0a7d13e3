import type { Db } from '../../../db/client'
import type { RequestContext } from '../../http/context'
import { inTransaction } from '../../http/write'
import { findByPapers } from '../../households/by-papers'
import { type Day, dayOf } from '../../shared/day'
import { ApiError } from '../../shared/errors'
import { readTable } from '../../sheets/read'
import { addMonths } from '../../wording/day-spans'
import { listBorrowers } from '../find'
import { recordLoan } from '../record'
import type { LendRefusal } from '../rules'
import { type Column, type LoanLine, parseLoans, type RejectedLine } from './parse'

export interface LoanImportOptions {
  /** Check only: everything is done and then undone. */
  isTrial: boolean
  /** The households are told now; all are reminded before their loan is due. */
  isTold: boolean
  sheet?: string
  onProgress?: (lines: number) => void
}

/** What became of a file. */
export interface LoanImport {
  seen: number
  recorded: number
  /** Stood there already: the same file again adds nothing. */
  same: number
  rejected: RejectedLine[]
}

const WHY = {
  not_eligible: ['head', '不是建档立卡户或监测户，不能办小额信贷'],
  not_production: ['purpose', '用途不是发展生产'],
  purpose_unclear: ['purpose', '看不出是发展什么生产，如 养牛'],
  age: ['borrower', '放款时的年龄不在规定范围'],
  too_much: ['amount', '连同没还清的，超过一户能贷的数'],
  too_long: ['dueOn', '期限超过规定'],
  lent_in_future: ['lentOn', '放款日在今天以后'],
  tied: ['head', '和经办人有亲属或同事关系'],
  household: ['head', '经办人管不到这一户'],
  figure_missing: ['lentOn', '那时的额度、期限或年龄规定还没有设定（figure set）'],
} as const satisfies Record<
  Exclude<LendRefusal, 'already_recorded'> | 'tied' | 'household' | 'figure_missing',
  readonly [Column, string]
>
const isForeseen = (reason: string): reason is keyof typeof WHY => reason in WHY

/** Takes a list of small loans in, line by line or not at all; what was not is told by its line. */
export async function importLoans(
  ctx: RequestContext,
  file: string,
  { isTrial, isTold, sheet, onProgress }: LoanImportOptions,
): Promise<LoanImport> {
  const { db } = ctx.deps.connection
  const read = await parseLoans(readTable(file, sheet ? { sheet } : {}), dayOf(ctx.now))
  const result: LoanImport = { seen: read.seen, recorded: 0, same: 0, rejected: read.rejected }
  async function takeAll(within: <T>(act: (tx: Db) => Promise<T>) => Promise<T>) {
    for (const [at, line] of read.lines.entries()) {
      const taken = await within((tx) => takeLine(tx, ctx, line, isTold))
      if (taken === 'recorded' || taken === 'same') result[taken] += 1
      else {
        const [key, message] = taken
        result.rejected.push({ line: line.line, column: read.titles[key], message })
      }
      if ((at + 1) % 100 === 0) onProgress?.(at + 1)
    }
  }
  // A file that breaks off has lost nothing of what was taken in.
  if (!isTrial) await takeAll((act) => inTransaction(db, act))
  else await undone(db, (tx) => takeAll((act) => act(tx)))
  result.rejected.sort((a, b) => a.line - b.line)
  return result
}

/** Thrown to undo a trial. */
class Undone extends Error {}

async function undone(db: Db, act: (tx: Db) => Promise<void>): Promise<void> {
  try {
    await inTransaction(db, async (tx) => {
      await act(tx)
      throw new Undone('trial')
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
}

type Taken = 'recorded' | 'same' | readonly [Column, string]

async function takeLine(
  tx: Db,
  ctx: RequestContext,
  line: LoanLine,
  isTold: boolean,
): Promise<Taken> {
  const found = await findByPapers(tx, ctx, [line])
  const [household] = found
  if (!household) return ['number', '花名册里没有这一户']
  if (found.some(({ householdId }) => householdId !== household.householdId))
    return ['idNumber', '户编号和身份证号不是同一户']
  const { householdId } = household
  if (line.head !== '' && line.head !== household.head) return ['head', '户主姓名和花名册不一样']
  const borrowers = (await listBorrowers(tx, ctx, householdId)).filter(
    ({ name }) => name === line.borrower,
  )
  const [borrower] = borrowers
  if (!borrower) return ['borrower', '这一户没有这个人']
  if (borrowers.length > 1) return ['borrower', '这一户有两个同名的人，请逐笔登记']
  const { bank, amountFen, rateBasisPoints, text, lentOn, dueOn, repaidFen } = line
  const terms = { bank, amountFen, rateBasisPoints, text, lentOn, dueOn }
  const months = monthsUntil(lentOn, dueOn)
  try {
    // What it refuses it refuses before anything is written.
    const loan = { householdId, personId: borrower.id, ...terms, months }
    await recordLoan(tx, ctx, loan, { isTold, repaidFen })
    return 'recorded'
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.reason === 'already_recorded') return 'same'
    const why = error.code === 'figure_missing' ? 'figure_missing' : error.reason
    if (!isForeseen(why)) throw error
    return WHY[why]
  }
}

/** Of a term that is no whole months those it has begun. */
function monthsUntil(from: Day, to: Day): number {
  const whole = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12
  const months = whole + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return addMonths(from, months) < to ? months + 1 : Math.max(months, 1)
}
