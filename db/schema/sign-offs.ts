import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { SIGN_OFF_ROLES, SIGN_OFF_STATUSES, SIGN_OFF_WAYS } from '../values/sign-offs'
import { bytes, county, id, instant, oneOf } from './columns'
import { contacts } from './contacts'
import { applications } from './filings'
import { staff } from './staff'

/** What is signed: the facts of a case as they stood, under a fingerprint. */
export const snapshots = pgTable(
  'snapshots',
  {
    county: county(),
    applicationId: uuid('application_id').notNull(),
    seq: integer('seq').notNull(),
    fingerprint: bytes('fingerprint').notNull(),
    bodySealed: bytes('body_sealed').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'snapshots_pk', columns: [t.county, t.applicationId, t.seq] }),
    foreignKey({
      name: 'snapshots_application_fk',
      columns: [t.county, t.applicationId],
      foreignColumns: [applications.county, applications.id],
    }),
  ],
)

/** One of the four sign-offs 四审 of a case. A summary of its events. */
export const signOffs = pgTable(
  'sign_offs',
  {
    county: county(),
    id: id(),
    applicationId: uuid('application_id').notNull(),
    snapshotSeq: integer('snapshot_seq').notNull(),
    role: text('role', { enum: SIGN_OFF_ROLES }).notNull(),
    status: text('status', { enum: SIGN_OFF_STATUSES }).notNull(),
    way: text('way', { enum: SIGN_OFF_WAYS }),
    /** The official who is to sign, or signed; null for the household. */
    staffId: uuid('staff_id'),
    /** Stands in for the official whose part it is 代签, and why: absent or recused. */
    isDeputy: boolean('is_deputy').notNull(),
    deputyReason: text('deputy_reason'),
    /** Whose phone signed: one phone signs in one role. */
    contactId: uuid('contact_id'),
    /** Keyed hash of the one-time code, good for one signature until it lapses. */
    codeHash: bytes('code_hash'),
    codeExpiresAt: instant('code_expires_at'),
    askedAt: instant('asked_at').notNull(),
    decidedAt: instant('decided_at'),
    /** Who put a paper down, and the two who saw it signed. */
    enteredBy: uuid('entered_by'),
    witnesses: text('witnesses').array().notNull(),
    reasonSealed: bytes('reason_sealed'),
  },
  (t) => [
    primaryKey({ name: 'sign_offs_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'sign_offs_application_fk',
      columns: [t.county, t.applicationId],
      foreignColumns: [applications.county, applications.id],
    }),
    foreignKey({
      name: 'sign_offs_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    foreignKey({
      name: 'sign_offs_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    uniqueIndex('sign_offs_one_per_role')
      .on(t.county, t.applicationId, t.role)
      .where(sql`${t.status} in ('asked', 'signed')`),
    // One code may stand for all an official signs at once.
    index('sign_offs_by_code')
      .on(t.county, t.codeHash)
      .where(sql`${t.codeHash} is not null`),
    index('sign_offs_asked_by_staff')
      .on(t.county, t.staffId)
      .where(sql`${t.status} = 'asked'`),
    oneOf('sign_offs_role_known', t.role, SIGN_OFF_ROLES),
    oneOf('sign_offs_status_known', t.status, SIGN_OFF_STATUSES),
    oneOf('sign_offs_way_known', t.way, SIGN_OFF_WAYS),
  ],
)
