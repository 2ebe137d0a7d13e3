import type { z } from 'zod'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { compareByCommand } from '../declarations/compare'
import { declare, withdrawDeclaration } from '../declarations/declare'
import { decideHit } from '../declarations/hits'
import { remindUndeclared } from '../declarations/list'
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
  declare_kin: {
    action: 'declaration.make',
    run: (tx, ctx, command) => declare(tx, ctx, { ...command, kind: 'kin' }),
  },
  declare_interest: {
    action: 'declaration.make',
    run: (tx, ctx, command) => declare(tx, ctx, { ...command, kind: 'interest' }),
  },
  declare_none: {
    action: 'declaration.make',
    run: (tx, ctx) => declare(tx, ctx, { kind: 'none' }),
  },
  withdraw_declaration: { action: 'declaration.make', run: withdrawDeclaration },
  remind_undeclared: { action: 'declaration.decide', run: remindUndeclared },
  compare_declarations: { action: 'declaration.compare', run: compareByCommand },
  decide_declaration_hit: { action: 'declaration.decide', run: decideHit },
}
