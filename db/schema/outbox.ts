import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
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
    /** The contact's: a worker takes what is due on its own channels. */
    channel: text('channel').notNull(),
    /** Place among the contact's messages; messages of broadcasts share the one before them. */
    seq: integer('seq').notNull(),
    /** What it is for, in one word; the same purpose is never sent twice. Null: see `broadcast_id`. */
    purpose: text('purpose'),
    class: text('class', { enum: MESSAGE_CLASSES }).notNull(),
    template: text('template').notNull(),
    /** The template's variables and the choices under it, sealed JSON. Null: the broadcast's own words. */
    contentSealed: bytes('content_sealed'),
    /** The office notice it belongs to: one message a contact. */
    broadcastId: uuid('broadcast_id'),
    /** Of a broadcast: the household it is about, and the village it counts in. */
    householdId: uuid('household_id'),
    villagePath: text('village_path'),
    /** Goes out at night as well. */
    isEmergency: boolean('is_emergency').notNull().default(false),
    notBefore: instant('not_before').notNull(),
    notAfter: instant('not_after'),
    /** Must still hold when it is sent: `{ kind, id }`. */
    guard: jsonb('guard'),
    /** Its words are gone once it is sent: nothing may lead from them to whoever they were for. */
    isForgotten: boolean('is_forgotten').notNull().default(false),
    status: text('status', { enum: OUTBOX_STATUSES }).notNull(),
    /** Times it was begun; what was taken and given back is not one. */
    attempts: integer('attempts').notNull(),
    /** Times it was taken: tells what came of it now from a late word of an earlier time. */
    claims: integer('claims').notNull().default(0),
    leaseUntil: instant('lease_until'),
    /** When it was taken to be sent, the last time. */
    claimedAt: instant('claimed_at'),
    /** 重发: handed over a second time because the fate of the first is unknown. At most once. */
    isResend: boolean('is_resend').notNull().default(false),
    providerMessageId: text('provider_message_id'),
    errorCode: text('error_code'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    /** What it cost: as counted beforehand, then as it was sent. */
    segments: smallint('segments'),
    /** The message that did not reach this person elsewhere, or was not read there. */
    replaces: uuid('replaces'),
  },
  (t) => [
    primaryKey({ name: 'outbox_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'outbox_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    uniqueIndex('outbox_purpose')
      .on(t.county, t.purpose)
      .where(sql`${t.purpose} is not null`),
    uniqueIndex('outbox_broadcast')
      .on(t.county, t.broadcastId, t.contactId)
      .where(sql`${t.broadcastId} is not null`),
    uniqueIndex('outbox_provider_message')
      .on(t.county, t.providerMessageId)
      .where(sql`${t.providerMessageId} is not null`),
    // A claim takes class by class in this order and stops when it has enough.
    index('outbox_queued')
      .on(t.county, t.channel, t.class, t.notBefore, t.seq)
      .where(sql`${t.status} = 'queued'`),
    index('outbox_sending')
      .on(t.county, t.channel, t.leaseUntil)
      .where(sql`${t.status} in ('sending', 'lost')`),
    index('outbox_pending')
      .on(t.county, t.contactId, t.seq)
      .where(sql`${t.status} in ('queued', 'sending', 'lost')`),
    index('outbox_dead')
      .on(t.county, t.createdAt)
      .where(sql`${t.status} in ('failed', 'unknown')`),
    // How many a number was sent today.
    index('outbox_sent')
      .on(t.county, t.contactId, t.sentAt)
      .where(sql`${t.sentAt} is not null`),
    oneOf('outbox_class_known', t.class, MESSAGE_CLASSES),
    oneOf('outbox_status_known', t.status, OUTBOX_STATUSES),
  ],
)

/**
 * A number or bot of ours that messages go out from, with the pace its provider allows: a bucket of
 * segments that fills at `segments_per_second` up to `burst`, shared by all workers.
 */
export const senders = pgTable(
  'senders',
  {
    county: county(),
    channel: text('channel').notNull(),
    /** Our address, as the channel names it. */
    address: text('address').notNull(),
    segmentsPerSecond: doublePrecision('segments_per_second').notNull(),
    burst: doublePrecision('burst').notNull(),
    /** Messages a day to one number, answers and emergencies not counted. */
    dailyCap: integer('daily_cap').notNull(),
    /** Segments that may go out at `filled_at`; below zero after answers that did not wait. */
    tokens: doublePrecision('tokens').notNull(),
    filledAt: instant('filled_at').notNull(),
    /** The provider wants to be left alone until then, and why. */
    pausedUntil: instant('paused_until'),
    pauseCode: text('pause_code'),
  },
  (t) => [
    primaryKey({ name: 'senders_pk', columns: [t.county, t.channel, t.address] }),
    check(
      'senders_pace_positive',
      sql`${t.segmentsPerSecond} > 0 and ${t.burst} > 0 and ${t.dailyCap} > 0`,
    ),
  ],
)
