import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { MESSAGE_CLASSES, OUTBOX_STATUSES } from '../values/messages'
import { bytes, county, id, instant, oneOf } from './columns'
import { contacts } from './contacts'

/** Messages to send, written in the transaction that decides them; the worker alone sends. */
export const outbox = pgTable(
  'outbox',
  {
    county: county(),
    id: id(),
    contactId: uuid('contact_id').notNull(),
    /** Place among the contact's messages. */
    seq: integer('seq').notNull(),
    /** What it is for, in one word; the same purpose is never sent twice. */
    purpose: text('purpose').notNull(),
    class: text('class', { enum: MESSAGE_CLASSES }).notNull(),
    template: text('template').notNull(),
    /** The template's variables and the choices under it, sealed JSON. */
    contentSealed: bytes('content_sealed').notNull(),
    notBefore: instant('not_before').notNull(),
    notAfter: instant('not_after'),
    /** Must still hold when it is sent: `{ kind, id }`. */
    guard: jsonb('guard'),
    status: text('status', { enum: OUTBOX_STATUSES }).notNull(),
    attempts: integer('attempts').notNull(),
    leaseUntil: instant('lease_until'),
    /** 重发: handed over a second time because the fate of the first is unknown. At most once. */
    isResend: boolean('is_resend').notNull().default(false),
    providerMessageId: text('provider_message_id'),
    errorCode: text('error_code'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ name: 'outbox_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'outbox_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    uniqueIndex('outbox_purpose').on(t.county, t.purpose),
    uniqueIndex('outbox_provider_message')
      .on(t.county, t.providerMessageId)
      .where(sql`${t.providerMessageId} is not null`),
    // A claim takes class by class in this order and stops when it has enough.
    index('outbox_queued')
      .on(t.county, t.class, t.notBefore, t.seq)
      .where(sql`${t.status} = 'queued'`),
    index('outbox_sending')
      .on(t.county, t.leaseUntil)
      .where(sql`${t.status} = 'sending'`),
    index('outbox_pending')
      .on(t.county, t.contactId, t.seq)
      .where(sql`${t.status} in ('queued', 'sending')`),
    oneOf('outbox_class_known', t.class, MESSAGE_CLASSES),
    oneOf('outbox_status_known', t.status, OUTBOX_STATUSES),
  ],
)
