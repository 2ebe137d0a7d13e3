/** Why a household stands in the off-register ledger 档外台账 no more: by somebody's decision with a reason, or by how it stands on the roll. */
export const LEDGER_ENDS = ['decided', 'registered', 'watched', 'closed'] as const
export type LedgerEnd = (typeof LEDGER_ENDS)[number]
