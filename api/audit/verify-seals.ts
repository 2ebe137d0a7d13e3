import { CHAIN_START } from './chain'
import { sealHash, type SealedRow } from './seal-hash'
import type { Report, VerifySql } from './verify'

const PAGE = 100
const subject = 'audit_seal'

interface Seal {
  seq: number
  sealedAt: Date
  rowCount: number
  prevHash: Buffer
  hash: Buffer
}

export async function verifySeals(sql: VerifySql, county: string, report: Report) {
  let seals = 0
  let previous: Seal | undefined
  for await (const seal of eachSeal(sql, county)) {
    seals += 1
    const { seq } = seal
    const expected = (previous?.seq ?? 0) + 1
    if (seq !== expected) report({ subject, seq: expected, fault: 'missing' })
    else if (!seal.prevHash.equals(previous?.hash ?? CHAIN_START))
      report({ subject, seq, fault: 'unlinked' })
    await verifyRows(sql, county, seal, report)
    previous = seal
  }
  await findUnknownSeals(sql, county, previous?.seq ?? 0, report)
  const [row] = await sql<{ unsealed: number }[]>`
    select count(*)::int as unsealed from audit a
     where a.county = ${county}
       and not exists (select from audit_sealed s where s.county = ${county} and s.audit_id = a.id)`
  return { seals, unsealed: row?.unsealed ?? 0 }
}

async function* eachSeal(sql: VerifySql, county: string): AsyncGenerator<Seal> {
  let seq = 0
  for (;;) {
    const rows = await sql<Seal[]>`
      select seq, sealed_at as "sealedAt", row_count as "rowCount", prev_hash as "prevHash", hash
        from audit_seals
       where county = ${county} and seq > ${seq}
       order by seq
       limit ${PAGE}`
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    seq = last.seq
  }
}

/** The rows a seal covers, as they are today; looked up one by one, whatever the planner knows. */
async function verifyRows(sql: VerifySql, county: string, seal: Seal, report: Report) {
  const { seq } = seal
  const rows = await sql<SealedRow[]>`
    select a.id, a.at, a.actor, a.action, a.subject, a.request_id as "requestId"
      from audit_sealed s
     cross join lateral (
       select * from audit where county = ${county} and id = s.audit_id offset 0) a
     where s.county = ${county} and s.seal_seq = ${seq}
     order by a.id`
  if (rows.length < seal.rowCount) report({ subject, seq, fault: 'missing' })
  else if (!sealHash(seal.prevHash, { county, ...seal }, rows).equals(seal.hash))
    report({ subject, seq, fault: 'altered' })
}

/** Rows that are said to be sealed after the last seal: that seal is gone. */
async function findUnknownSeals(sql: VerifySql, county: string, last: number, report: Report) {
  const rows = await sql<{ seq: number }[]>`
    select distinct seal_seq as seq from audit_sealed
     where county = ${county} and seal_seq > ${last}
     order by 1`
  for (const { seq } of rows) report({ subject, seq, fault: 'missing' })
}
