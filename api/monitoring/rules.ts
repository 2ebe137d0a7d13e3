import type { RollStatus, WatchKind } from '../../db/values/roll'

export type LedgerRefusal = 'no_household' | 'on_register' | 'watched'

/** Why a household cannot stand in the off-register ledger 档外台账: it is for who is on no register. */
export function ledgerRefusal(household: {
  status: RollStatus
  watch: WatchKind | null
}): LedgerRefusal | null {
  const { status, watch } = household
  if (status === 'closed') return 'no_household'
  if (status !== 'unregistered') return 'on_register'
  return watch === null ? null : 'watched'
}
