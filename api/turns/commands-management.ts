import type { z } from 'zod'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { recordLoan } from '../loans/record'
import { repayLoan } from '../loans/repay'
import type { Action } from '../shared/rights'
import type { Outcome } from './answer'
import type { MANAGEMENT_COMMANDS } from './command-management'

type ManagementCommand = z.output<(typeof MANAGEMENT_COMMANDS)[number]>
type Run<T extends ManagementCommand['type']> = (
  tx: Db,
  ctx: RequestContext,
  command: Extract<ManagementCommand, { type: T }>,
) => Promise<Outcome>

/** The services of `MANAGEMENT_COMMANDS` with the rights they need. */
export const MANAGEMENT_RUNS: {
  [T in ManagementCommand['type']]: { action: Action; run: Run<T> }
} = {
  record_loan: { action: 'loan.record', run: recordLoan },
  repay_loan: { action: 'loan.record', run: repayLoan },
}
