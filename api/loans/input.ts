import { z } from 'zod'
import { MAX_RATE, MOST_FEN } from './limits'

export const LoanCode = z.string().regex(/^\d{10}$/)

export const NewLoan = z.object({
  householdId: z.uuid(),
  personId: z.uuid(),
  bank: z.string().trim().min(1).max(40),
  amountFen: z.int().positive().max(MOST_FEN),
  /** A hundredth of a percent a year. */
  rateBasisPoints: z.int().min(0).max(MAX_RATE),
  months: z.int().positive().max(600),
  /** What it is for, in the clerk's words. */
  text: z.string().trim().min(1).max(200),
  /** Null: today. */
  lentOn: z.iso.date().nullable().default(null),
})
export type NewLoan = z.output<typeof NewLoan>

export const NewRepayment = z.object({ amountFen: z.int().positive().max(MOST_FEN) })

const Said = z.string().trim().min(1).max(200).nullable().default(null)

export const LoanDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  /** What was asked for one by one. */
  householdName: Said,
  householdId: z.uuid().nullable().default(null),
  personId: z.uuid().nullable().default(null),
  amountWords: Said,
  termWords: Said,
  purposeWords: Said,
  bankWords: Said,
  rateWords: Said,
})
export type LoanDraftInput = z.output<typeof LoanDraftInput>
