import type { Flow } from '../conversation/flow'
import { moveFunds } from './move-funds'
import { recordSource } from './record-source'
import { showFunds } from './show-funds'

/** The flows of funds, a part of the registry. */
export const FUND_FLOWS: readonly Flow[] = [recordSource, moveFunds, showFunds]
