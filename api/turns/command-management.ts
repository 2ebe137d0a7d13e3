import { z } from 'zod'
import { HitCode, HitReason, NewInterest, NewKin } from '../declarations/input'
import { LoanCode, NewLoan, NewRepayment } from '../loans/input'

/** What a turn may ask to be done about projects, money and integrity; part of `Command`. */
export const MANAGEMENT_COMMANDS = [
  NewLoan.extend({ type: z.literal('record_loan') }),
  NewRepayment.extend({ type: z.literal('repay_loan'), code: LoanCode }),
  NewKin.extend({ type: z.literal('declare_kin') }),
  NewInterest.extend({ type: z.literal('declare_interest') }),
  z.object({ type: z.literal('declare_none') }),
  z.object({ type: z.literal('withdraw_declaration'), declarationId: z.uuid() }),
  z.object({ type: z.literal('remind_undeclared'), areaPath: z.string().min(1).max(200) }),
  z.object({ type: z.literal('compare_declarations'), areaPath: z.string().min(1).max(200) }),
  z.object({
    type: z.literal('decide_declaration_hit'),
    code: HitCode,
    isProper: z.boolean(),
    reason: HitReason,
  }),
] as const
