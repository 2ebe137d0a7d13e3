import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  COMPLAINT_FINDINGS,
  COMPLAINT_MESSAGE_KINDS,
  COMPLAINT_SIDES,
  COMPLAINT_STATUSES,
  MISCONDUCT_KINDS,
  PROBLEM_CLASSES,
} from '../values/integrity'
import { bytes, county, oneOf } from './columns'

/*
 * Complaints 举报 stand apart: no key leads from here to a contact, a turn or a message, none leads here, and nothing here
 * has an hour, only days. Ids are random, not of the clock. Only `api/complaints` reads or writes these tables.
 */

/** A complaint about officials, by name or without one. A summary of its events. */
export const complaints = pgTable(
  'complaints',
  {
    county: county(),
    /** Random, of version 4: a UUIDv7 would tell the millisecond. */
    id: uuid('id').notNull(),
    /** Keyed hash of the sixteen digits; the digits themselves are nowhere. */
    codeIndex: bytes('code_index').notNull(),
    isAnonymous: boolean('is_anonymous').notNull(),
    /** Who files it by name: name, phone and contact, sealed JSON. */
    filerSealed: bytes('filer_sealed'),
    kind: text('kind', { enum: MISCONDUCT_KINDS }).notNull(),
    class: text('class', { enum: PROBLEM_CLASSES }),
    /** Where those it is about play their part: it is handled above that. */
    aboutPath: text('about_path').notNull(),
    status: text('status', { enum: COMPLAINT_STATUSES }).notNull(),
    /** Who handles it; null: nobody may, and it waits to be handed up. */
    handlerId: uuid('handler_id'),
    filedOn: date('filed_on', { mode: 'string' }).notNull(),
    acceptDueOn: date('accept_due_on', { mode: 'string' }).notNull(),
    acceptedOn: date('accepted_on', { mode: 'string' }),
    decideDueOn: date('decide_due_on', { mode: 'string' }).notNull(),
    isExtended: boolean('is_extended').notNull().default(false),
    finding: text('finding', { enum: COMPLAINT_FINDINGS }),
    decidedOn: date('decided_on', { mode: 'string' }),
    /** By when its filer is to be told. */
    tellDueOn: date('tell_due_on', { mode: 'string' }),
    closedOn: date('closed_on', { mode: 'string' }),
    /** How often a review 复查 was asked for. */
    reviews: integer('reviews').notNull().default(0),
  },
  (t) => [
    primaryKey({ name: 'complaints_pk', columns: [t.county, t.id] }),
    uniqueIndex('complaints_code').on(t.county, t.codeIndex),
    index('complaints_by_handler').on(t.county, t.handlerId, t.status),
    oneOf('complaints_kind_known', t.kind, MISCONDUCT_KINDS),
    oneOf('complaints_class_known', t.class, PROBLEM_CLASSES),
    oneOf('complaints_status_known', t.status, COMPLAINT_STATUSES),
    oneOf('complaints_finding_known', t.finding, COMPLAINT_FINDINGS),
  ],
)

/** Whom a complaint is about, as far as they are known by name. */
export const complaintAccused = pgTable(
  'complaint_accused',
  {
    county: county(),
    complaintId: uuid('complaint_id').notNull(),
    staffId: uuid('staff_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_accused_pk', columns: [t.county, t.complaintId, t.staffId] }),
    foreignKey({
      name: 'complaint_accused_complaint_fk',
      columns: [t.county, t.complaintId],
      foreignColumns: [complaints.county, complaints.id],
    }),
  ],
)

/** What its filer and its handler say to each other, in order. */
export const complaintMessages = pgTable(
  'complaint_messages',
  {
    county: county(),
    complaintId: uuid('complaint_id').notNull(),
    seq: integer('seq').notNull(),
    side: text('side', { enum: COMPLAINT_SIDES }).notNull(),
    kind: text('kind', { enum: COMPLAINT_MESSAGE_KINDS }).notNull(),
    bodySealed: bytes('body_sealed').notNull(),
    on: date('on', { mode: 'string' }).notNull(),
    /** The other side has been shown it. */
    isRead: boolean('is_read').notNull().default(false),
  },
  (t) => [
    primaryKey({ name: 'complaint_messages_pk', columns: [t.county, t.complaintId, t.seq] }),
    foreignKey({
      name: 'complaint_messages_complaint_fk',
      columns: [t.county, t.complaintId],
      foreignColumns: [complaints.county, complaints.id],
    }),
    oneOf('complaint_messages_side_known', t.side, COMPLAINT_SIDES),
    oneOf('complaint_messages_kind_known', t.kind, COMPLAINT_MESSAGE_KINDS),
  ],
)

/**
 * What happened to a complaint and who looked at it, hash-chained per complaint: events and audit of its own. Rows are
 * added, never changed.
 */
export const complaintEvents = pgTable(
  'complaint_events',
  {
    county: county(),
    complaintId: uuid('complaint_id').notNull(),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    /** `staff:<id>`, `filer` or `job:worker`; of a filer nothing more. */
    actor: text('actor').notNull(),
    on: date('on', { mode: 'string' }).notNull(),
    details: jsonb('details').notNull(),
    prevHash: bytes('prev_hash').notNull(),
    hash: bytes('hash').notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_events_pk', columns: [t.county, t.complaintId, t.seq] }),
    foreignKey({
      name: 'complaint_events_complaint_fk',
      columns: [t.county, t.complaintId],
      foreignColumns: [complaints.county, complaints.id],
    }),
  ],
)
