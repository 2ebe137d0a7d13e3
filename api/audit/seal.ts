import { and, asc, desc, eq, gt, not, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { audit, auditSealed, auditSeals } from '../../db/schema'
import { CHAIN_START } from './chain'
import { sealHash } from './seal-hash'

/** Longer than any transaction: a row older than this beside the last seal was sealed before. */
const LATEST_COMMIT_MS = 2 * 3_600_000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Seals all audit rows that are not sealed yet, batch by batch, each batch in a transaction of its
 * own and chained to the one before. Two workers at once: one of them seals nothing.
 */
export async function sealAudit(
  db: Db,
  county: string,
  now: Date,
  batch = 500,
): Promise<{ seals: number; rows: number }> {
  let from = await idBeforeUnsealed(db, county)
  const done = { seals: 0, rows: 0 }
  for (;;) {
    const sealed = await db.transaction((tx) => sealBatch(tx, county, now, batch, from))
    if (!sealed) return done
    done.seals += 1
    done.rows += sealed.rows
    from = sealed.lastId
  }
}

async function sealBatch(tx: Db, county: string, now: Date, batch: number, from: string) {
  // Read before the rows: a seal made in between then stands in the way of ours.
  const last = await findLastSeal(tx, county)
  // `offset 0` looks each row up instead of joining: a fresh table has no statistics to plan by.
  const isSealed = sql`exists (
    select from audit_sealed s
     where s.county = ${county} and s.audit_id = ${audit.id} offset 0)`
  const rows = await tx
    .select()
    .from(audit)
    .where(and(eq(audit.county, county), gt(audit.id, from), not(isSealed)))
    .orderBy(asc(audit.id))
    .limit(batch)
  const lastId = rows.at(-1)?.id
  if (!lastId) return null
  const prevHash = last?.hash ?? CHAIN_START
  const seal = { county, seq: (last?.seq ?? 0) + 1, sealedAt: now }
  const hash = sealHash(prevHash, seal, rows)
  // Whoever else takes this number at once waits here and is then left with nothing.
  const made = await tx
    .insert(auditSeals)
    .values({ ...seal, rowCount: rows.length, prevHash, hash })
    .onConflictDoNothing()
    .returning({ seq: auditSeals.seq })
  if (made.length === 0) return null
  const ids = sql.param(rows.map(({ id }) => id))
  await tx.execute(sql`
    insert into audit_sealed (county, audit_id, seal_seq)
    select ${county}, id, ${seal.seq}::int from unnest(${ids}::uuid[]) id`)
  return { rows: rows.length, lastId }
}

async function findLastSeal(db: Db, county: string) {
  const [last] = await db
    .select()
    .from(auditSeals)
    .where(eq(auditSeals.county, county))
    .orderBy(desc(auditSeals.seq))
    .limit(1)
  return last
}

/**
 * Where to start looking, so that a minute's work does not grow with the years: ids are UUIDv7 and
 * give the time they were made well enough for that, though not an order.
 */
async function idBeforeUnsealed(db: Db, county: string): Promise<string> {
  const last = await findLastSeal(db, county)
  if (!last) return FIRST_ID
  const [row] = await db
    .select({ id: auditSealed.auditId })
    .from(auditSealed)
    .where(and(eq(auditSealed.county, county), eq(auditSealed.sealSeq, last.seq)))
    .orderBy(desc(auditSealed.auditId))
    .limit(1)
  const madeAt = parseInt((row?.id ?? FIRST_ID).replaceAll('-', '').slice(0, 12), 16)
  const hex = Math.max(0, madeAt - LATEST_COMMIT_MS)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}${FIRST_ID.slice(13)}`
}
