import { createHash } from 'node:crypto'
import { canonical } from './chain'

export interface SealedRow {
  id: string
  at: Date
  actor: string
  action: string
  subject: string
  requestId: string
}

/** What binds a batch of audit rows, in order of their ids, to all batches before it. */
export function sealHash(
  prevHash: Buffer,
  seal: { county: string; seq: number; sealedAt: Date },
  rows: readonly SealedRow[],
): Buffer {
  const { county, seq, sealedAt } = seal
  const hash = createHash('sha256').update(prevHash)
  hash.update(canonical([county, seq, sealedAt.toISOString(), rows.length]))
  for (const { id, at, actor, action, subject, requestId } of rows)
    hash.update(`\n${canonical([id, at.toISOString(), actor, action, subject, requestId])}`)
  return hash.digest()
}
