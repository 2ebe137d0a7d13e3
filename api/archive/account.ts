import type { FieldChange } from '../roll/load/difference'
import { openAccount } from '../roll/load/unsaid'
import type { ArchiveContext } from './change-household'
import type { HeldRow } from './hold'

/** What a decision changes of a household's sealed account, and what its event says of it: only that it did. */
export function accountChange(
  { county, deps: { sealer } }: ArchiveContext,
  row: HeldRow,
  account: string | null | undefined,
): { columns: Partial<HeldRow>; changes: FieldChange[] } {
  if (account === undefined || account === openAccount(sealer, row))
    return { columns: {}, changes: [] }
  const place = { county, table: 'households', column: 'bank_account_sealed', row: row.id }
  const bankAccountSealed = account === null ? null : sealer.seal(place, account)
  return { columns: { bankAccountSealed }, changes: [{ field: 'bankAccount' }] }
}
