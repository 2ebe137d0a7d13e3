import type { TransactionSql } from 'postgres'
import type { Sql } from '../../db/client'
import { verifyChains } from './verify-chains'
import { verifyComplaints } from './verify-complaints'
import { verifySeals } from './verify-seals'

export type VerifySql = TransactionSql<{ bigint: number }>

/**
 * `altered`: the content is not what was hashed. `unlinked`: does not follow the row before it.
 * `missing`: a row that was there is gone. `unaudited`: an event without its audit row.
 */
export type Fault = 'altered' | 'unlinked' | 'missing' | 'unaudited'

export interface FoundFault {
  /** Of the event; `audit_seal` for a seal. */
  subject: string
  seq: number
  fault: Fault
}

export interface AuditReport {
  events: number
  subjects: number
  seals: number
  /** Audit rows no seal covers yet: what was written since the last one. */
  unsealed: number
  faultCount: number
  /** The first thousand. */
  faults: FoundFault[]
}

/** What a check tells of each fault it finds. */
export type Report = (fault: FoundFault) => void

const MOST_FAULTS = 1_000

/**
 * Checks every subject's chain, that every event has its audit row and every audit row its event,
 * and every seal over audit rows. Reads page by page in one snapshot: memory does not grow with the
 * county, and what is written meanwhile is no fault. Rows cut off the end of a chain are missed by
 * their audit rows; who deletes those too is found out as soon as they had been sealed.
 */
export async function verifyAudit(sql: Sql, county: string): Promise<AuditReport> {
  const faults: FoundFault[] = []
  let faultCount = 0
  const report: Report = (fault) => {
    faultCount += 1
    if (faults.length < MOST_FAULTS) faults.push(fault)
  }
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    await tx`set local statement_timeout = 0`
    const chains = await verifyChains(tx, county, report)
    const complaints = await verifyComplaints(tx, county, report)
    const sealed = await verifySeals(tx, county, report)
    return {
      events: chains.events + complaints.events,
      subjects: chains.subjects + complaints.subjects,
      ...sealed,
      faultCount,
      faults,
    }
  })
}
