import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, county, id, instant } from './columns'

/**
 * What happened to a subject (`household:<id>`, `application:<id>` …), hash-chained per subject.
 * Rows are added, never changed: the running process has no right to. The key (county, subject,
 * seq) is also the optimistic lock.
 */
export const events = pgTable(
  'events',
  {
    county: county(),
    subject: text('subject').notNull(),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    /** `contact:<id>`, `staff:<id>` or `job:<name>`. */
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
    details: jsonb('details').notNull(),
    prevHash: bytes('prev_hash').notNull(),
    hash: bytes('hash').notNull(),
  },
  (t) => [
    primaryKey({ name: 'events_pk', columns: [t.county, t.subject, t.seq] }),
    // What a household moved out of: who stood in an area on a past day may stand in another by now.
    index('events_by_left_area')
      .on(t.county, sql`(${t.details} ->> 'leftArea') text_pattern_ops`)
      .where(sql`${t.details} ? 'leftArea'`),
  ],
)

/** Who did or looked at what. Sealed in batches by one worker; see `audit_seals`. */
export const audit = pgTable(
  'audit',
  {
    county: county(),
    id: id(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    requestId: text('request_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'audit_pk', columns: [t.county, t.id] }),
    index('audit_by_subject').on(t.county, t.subject),
  ],
)

/** Which audit rows a seal covers; a row of `audit` is sealed once it stands here. */
export const auditSealed = pgTable(
  'audit_sealed',
  {
    county: county(),
    auditId: uuid('audit_id').notNull(),
    sealSeq: integer('seal_seq').notNull(),
  },
  (t) => [
    primaryKey({ name: 'audit_sealed_pk', columns: [t.county, t.auditId] }),
    index('audit_sealed_by_seal').on(t.county, t.sealSeq),
  ],
)

/** One batch of audit rows under one hash, chained to the batch before it. */
export const auditSeals = pgTable(
  'audit_seals',
  {
    county: county(),
    seq: integer('seq').notNull(),
    sealedAt: instant('sealed_at').notNull(),
    rowCount: bigint('row_count', { mode: 'number' }).notNull(),
    prevHash: bytes('prev_hash').notNull(),
    hash: bytes('hash').notNull(),
  },
  (t) => [primaryKey({ name: 'audit_seals_pk', columns: [t.county, t.seq] })],
)
