import type { TransactionSql } from 'postgres'
import { CHAIN_START, eventHash } from '../../api/audit/chain'
import { record, recordAccess } from '../../api/audit/record'
import { sealAudit } from '../../api/audit/seal'
import { verifyAudit } from '../../api/audit/verify'
import type { TestApi } from './api'
import { commandContext } from './command'

export const [A, B, C] = ['household:a', 'household:b', 'household:c'] as const

type Tx = TransactionSql<{ bigint: number }>

let made = 0

/**
 * A county of its own with three events on A, two on B, a reading of A and one of C. Two seals cover
 * all but the third event of A.
 */
export async function createAuditedCounty(api: TestApi) {
  const county = `county-${++made}`
  const context = () => ({ ...commandContext(api), county })
  let count = 0
  const add = (subject: string) =>
    record(api.db, context(), {
      subject,
      type: 'household.restated',
      details: { count: ++count, changes: [{ field: 'size', old: 3, now: 4 }] },
    })
  const verify = () => verifyAudit(api.sql, county)

  /** As somebody who owns the database and turns its guards off. */
  const tamper = (act: (tx: Tx) => Promise<unknown>) =>
    api.ownerSql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await act(tx)
    })

  /** A well-made event that nobody recorded. */
  async function insertForged(
    tx: Tx,
    { subject, seq, prevHash = CHAIN_START }: { subject: string; seq: number; prevHash?: Buffer },
  ) {
    const row = { county, subject, seq, type: 'household.restated', actor: 'staff:x' }
    const at = api.deps.clock()
    const hash = eventHash(prevHash, { ...row, at, details: {} })
    const stored = { ...row, at: at.toISOString(), details: '{}', prev_hash: prevHash, hash }
    await tx`insert into events ${tx(stored)}`
  }

  for (const subject of [A, A, B, B]) await add(subject)
  await recordAccess(api.db, context(), 'household.read', A)
  await recordAccess(api.db, context(), 'household.list', C)
  await sealAudit(api.db, county, api.deps.clock(), 4)
  await add(A)
  return { county, context, add, verify, tamper, insertForged }
}
export type AuditedCounty = Awaited<ReturnType<typeof createAuditedCounty>>
