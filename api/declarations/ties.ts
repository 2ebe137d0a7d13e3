import type { Db } from '../../db/client'

/** Members of staff who are declared as kin of one of these, in either direction. */
export async function kinOf(_tx: Db, _county: string, _staffIds: string[]): Promise<string[]> {
  return []
}
