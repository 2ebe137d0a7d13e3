import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { STAFF_ROLES } from '../values/staff'
import { BROADCAST_AUDIENCES, BROADCAST_STATUSES } from '../values/broadcasts'
import { county, id, instant, oneOf } from './columns'
import { staff } from './staff'

/** An office notice 通知: drafted by one, approved by another, then sent village by village. */
export const broadcasts = pgTable(
  'broadcasts',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    /** Around all of its areas: who may see and decide it goes by this one. */
    areaPath: text('area_path').notNull(),
    areas: text('areas').array().notNull(),
    audience: text('audience', { enum: BROADCAST_AUDIENCES }).notNull(),
    /** Of the staff it is for; empty: all of them. */
    roles: text('roles', { enum: STAFF_ROLES }).array().notNull(),
    /** What narrows the audience, as `Narrowing` in `api/broadcasts/draft.ts`. */
    narrowing: jsonb('narrowing').notNull(),
    body: text('body').notNull(),
    /** For contacts who read English; null: they get the other. */
    bodyEn: text('body_en'),
    /** The template its words were taken from, as they then were. */
    templateName: text('template_name'),
    templateVersion: integer('template_version'),
    /** From when on it is to be sent; null: once it is approved. */
    sendAt: instant('send_at'),
    /** What was not sent by then is not sent at all; null: by village, so long after its start. */
    notAfter: instant('not_after'),
    status: text('status', { enum: BROADCAST_STATUSES }).notNull(),
    /** What the one who drafted it and the one who approved it were shown. */
    reach: jsonb('reach').notNull(),
    draftedBy: uuid('drafted_by').notNull(),
    draftedAt: instant('drafted_at').notNull(),
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
  },
  (t) => [
    primaryKey({ name: 'broadcasts_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'broadcasts_drafted_by_fk',
      columns: [t.county, t.draftedBy],
      foreignColumns: [staff.county, staff.id],
    }),
    foreignKey({
      name: 'broadcasts_approved_by_fk',
      columns: [t.county, t.approvedBy],
      foreignColumns: [staff.county, staff.id],
    }),
    index('broadcasts_by_draft').on(t.county, t.draftedAt),
    // What the worker looks through every few seconds.
    index('broadcasts_going')
      .on(t.county, t.approvedAt)
      .where(sql`${t.status} in ('approved', 'sending')`),
    oneOf('broadcasts_audience_known', t.audience, BROADCAST_AUDIENCES),
    oneOf('broadcasts_status_known', t.status, BROADCAST_STATUSES),
  ],
)

/**
 * A broadcast's plan by village: from when on it goes out there, and once its messages are queued to
 * how many. Of staff without a village the township or the county.
 */
export const broadcastVillages = pgTable(
  'broadcast_villages',
  {
    county: county(),
    broadcastId: uuid('broadcast_id').notNull(),
    villagePath: text('village_path').notNull(),
    notBefore: instant('not_before').notNull(),
    notAfter: instant('not_after').notNull(),
    /** Null: not yet. Then the figures below are those of the plan. */
    queuedAt: instant('queued_at'),
    households: integer('households').notNull(),
    withoutPhone: integer('without_phone').notNull(),
    optedOut: integer('opted_out').notNull(),
    /** With phones nothing can be sent to. */
    unreachable: integer('unreachable').notNull(),
    recipients: integer('recipients').notNull(),
    /** When it is looked at next whom its messages did not reach; null: no more. */
    looksAt: instant('looks_at'),
  },
  (t) => [
    primaryKey({
      name: 'broadcast_villages_pk',
      columns: [t.county, t.broadcastId, t.villagePath],
    }),
    foreignKey({
      name: 'broadcast_villages_broadcast_fk',
      columns: [t.county, t.broadcastId],
      foreignColumns: [broadcasts.county, broadcasts.id],
    }),
    index('broadcast_villages_waiting')
      .on(t.county, t.broadcastId, t.notBefore)
      .where(sql`${t.queuedAt} is null`),
    index('broadcast_villages_looked_at')
      .on(t.county, t.looksAt)
      .where(sql`${t.looksAt} is not null`),
  ],
)

/** Words an office uses again. A version never changes; a new one stands beside it. */
export const broadcastTemplates = pgTable(
  'broadcast_templates',
  {
    county: county(),
    name: text('name').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    bodyEn: text('body_en'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Nothing is drafted with it any more. */
    retiredAt: instant('retired_at'),
  },
  (t) => [
    primaryKey({ name: 'broadcast_templates_pk', columns: [t.county, t.name, t.version] }),
    foreignKey({
      name: 'broadcast_templates_created_by_fk',
      columns: [t.county, t.createdBy],
      foreignColumns: [staff.county, staff.id],
    }),
  ],
)
