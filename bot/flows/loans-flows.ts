import type { Flow } from '../conversation/flow'
import { recordLoan } from './record-loan'
import { repayLoan } from './repay-loan'
import { ownLoans, showLoans } from './show-loans'

/** The flows of small loans, a part of the registry. */
export const LOAN_FLOWS: readonly Flow[] = [recordLoan, repayLoan, showLoans, ownLoans]
