import { z } from 'zod'
import { LoanCode, NewLoan, NewRepayment } from '../loans/input'

/** What a turn may ask to be done about projects, money and integrity; part of `Command`. */
export const MANAGEMENT_COMMANDS = [
  NewLoan.extend({ type: z.literal('record_loan') }),
  NewRepayment.extend({ type: z.literal('repay_loan'), code: LoanCode }),
] as const
